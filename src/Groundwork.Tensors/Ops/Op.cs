using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>A differentiable operation: shape rule, kernel and gradient. One subclass, one file. Instances are immutable and safe to share.</summary>
/// <remarks>
/// Most operations have one output: see <see cref="SingleOutputOp"/>. What is an attribute of the operation (an axis, say) is given to the
/// constructor and shown by <see cref="Attributes"/>; what is a tensor is an input.
/// Immutable: safe to use from several threads.
/// </remarks>
/// <param name="name">The name in messages and drawings, such as <c>softmax</c>.</param>
public abstract class Op(string name)
{
    /// <summary>The name in messages and drawings.</summary>
    public string Name => name;

    /// <summary>The attributes as data, in the order of the constructor.</summary>
    public virtual IReadOnlyList<(string Name, object? Value)> Attributes => [];

    /// <summary>The number of outputs.</summary>
    public virtual int Outputs => 1;

    /// <summary>What the gradient looks at; only that is kept until backward has passed.</summary>
    public virtual Saved Needs => Saved.Inputs | Saved.Outputs;

    /// <summary>Whether the gradient looks at one input, where <see cref="Needs"/> names inputs: false lets the memory of a large one go.</summary>
    public virtual bool NeedsInput(int i) => true;

    /// <summary>Why there is no gradient, or null if there is one.</summary>
    public virtual string? NotDifferentiable => null;

    /// <summary>The shape rule: dtype and shape of each output, or an exception that says what does not fit.</summary>
    public abstract void Infer(ReadOnlySpan<Spec> x, Span<Spec> y);

    /// <summary>The kernel: fills outputs that were allocated to the shape rule's word. Inputs may have any strides.</summary>
    public abstract void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y);

    /// <summary>The gradient: fills <paramref name="dx"/> for the inputs that want one, from the gradients of the outputs.</summary>
    /// <param name="tape">Saved inputs and outputs, and which inputs want a gradient.</param>
    /// <param name="dy">Gradient of each output; null where none arrived.</param>
    /// <param name="dx">To be filled; null stands for zero. A gradient of a broadcast input may have the broadcast shape: it is summed afterwards.</param>
    public abstract void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx);

    /// <summary>Applies an operation with any number of outputs: shape rule, executor, and a place in the graph if a gradient may be asked for.</summary>
    protected internal static Tensor[] Apply(Op op, params ReadOnlySpan<Tensor> x)
    {
        var few = default(FewSpecs);
        var specs = Specs(x, ref few);
        var outputs = new Spec[op.Outputs];
        op.Infer(specs, outputs);
        var modes = Modes.Current;
        modes.Cancellation.ThrowIfCancellationRequested();
        var y = modes.Executor.Execute(op, x, outputs);
        Record(modes, op, x, y);
        foreach (var input in x) GC.KeepAlive(input);
        return y;
    }

    /// <summary>Applies an operation with one output.</summary>
    protected internal static Tensor Apply(SingleOutputOp op, params ReadOnlySpan<Tensor> x)
    {
        var few = default(FewSpecs);
        var specs = Specs(x, ref few);
        var modes = Modes.Current;
        modes.Cancellation.ThrowIfCancellationRequested();
        var y = modes.Executor.Execute(op, x, op.Infer(specs));
        Record(modes, op, x, new ReadOnlySpan<Tensor>(in y));
        foreach (var input in x) GC.KeepAlive(input);
        return y;
    }

    [InlineArray(Capacity)]
    struct FewSpecs
    {
        public const int Capacity = 4;
        Spec _first;
    }

    /// <summary>The specs of the inputs, on the stack where they are few.</summary>
    static Span<Spec> Specs(ReadOnlySpan<Tensor> x, [UnscopedRef] ref FewSpecs few)
    {
        Span<Spec> specs = x.Length <= FewSpecs.Capacity ? few : new Spec[x.Length];
        for (int i = 0; i < x.Length; i++) specs[i] = x[i].Spec;
        return specs[..x.Length];
    }

    static void Record(Modes modes, Op op, ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y)
    {
        bool weak = x.Length > 0, wanted = false;
        foreach (var input in x)
        {
            weak &= input.IsWeak;
            wanted |= input.RequiresGrad;
        }
        if (weak)
            foreach (var output in y) output.IsWeak = output.Rank == 0;
        if (wanted && modes.Grad && op.NotDifferentiable is null) Node.Record(op, x, y);
        if (modes.Anomaly) AnomalyException.Check(op, y);
    }
}

/// <summary>What an operation keeps for its gradient.</summary>
[Flags]
public enum Saved
{
    /// <summary>Neither inputs nor outputs.</summary>
    Nothing = 0,
    /// <summary>The inputs.</summary>
    Inputs = 1,
    /// <summary>The outputs.</summary>
    Outputs = 2,
}

/// <summary>An operation with one output.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="name">The name in messages and drawings.</param>
/// <example><code>
/// sealed class Cube() : SingleOutputOp("cube")
/// {
///     public static Tensor Of(Tensor x) => Apply(new Cube(), x.To(DType.Float32));
///
///     public override Spec Infer(ReadOnlySpan&lt;Spec&gt; x) => x[0];
///
///     public override void Run(ReadOnlySpan&lt;Tensor&gt; x, Tensor y)
///     {
///         ReadOnlySpan&lt;float&gt; from = x[0].Contiguous().Span&lt;float&gt;();
///         Span&lt;float&gt; to = y.Span&lt;float&gt;();
///         for (int i = 0; i &lt; to.Length; i++) to[i] = from[i] * from[i] * from[i];
///     }
///
///     protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [3 * tape.X().Square() * dy];
/// }
/// </code></example>
public abstract class SingleOutputOp(string name) : Op(name)
{
    /// <summary>The shape rule: dtype and shape of the output.</summary>
    public abstract Spec Infer(ReadOnlySpan<Spec> x);

    /// <summary>The kernel: fills <paramref name="y"/>.</summary>
    public abstract void Run(ReadOnlySpan<Tensor> x, Tensor y);

    /// <summary>The gradients of the inputs, in tensor operations, so that they differentiate again; null for an input that has none.</summary>
    protected abstract Tensor?[] Gradient(in Tape tape, Tensor dy);

    /// <inheritdoc/>
    public sealed override void Infer(ReadOnlySpan<Spec> x, Span<Spec> y) => y[0] = Infer(x);

    /// <inheritdoc/>
    public sealed override void Run(ReadOnlySpan<Tensor> x, ReadOnlySpan<Tensor> y) => Run(x, y[0]);

    /// <inheritdoc/>
    public sealed override void Gradient(in Tape tape, ReadOnlySpan<Tensor?> dy, Span<Tensor?> dx)
    {
        if (dy[0] is { } d) Gradient(tape, d).CopyTo(dx);
    }
}

/// <summary>An operation whose output is another view of its input's storage: nothing is computed.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="name">The name in messages and drawings.</param>
public abstract class ViewOp(string name) : SingleOutputOp(name)
{
    /// <inheritdoc/>
    public sealed override Saved Needs => Saved.Nothing;

    /// <summary>The view.</summary>
    protected internal abstract Tensor View(Tensor x, in Spec y);

    /// <summary>For executors that give every output memory of its own: the view's elements are copied.</summary>
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => y.Write(View(x[0], y.Spec));
}
