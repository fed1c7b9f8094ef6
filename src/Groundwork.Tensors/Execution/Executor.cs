namespace Groundwork;

/// <summary>Where operations meet the machine. The eager executor runs each at once; a recorder or a compiler takes its place with <see cref="Use"/>.</summary>
/// <remarks>Implementations may be called from several threads at once.</remarks>
public abstract class Executor
{
    /// <summary>Runs every operation at once on the processor.</summary>
    public static Executor Eager { get; } = new EagerExecutor();

    /// <summary>The executor of the running flow of control.</summary>
    public static Executor Current => Modes.Current.Executor;

    /// <summary>Makes another executor the current one until the result is disposed; flows with <c>async</c>.</summary>
    public static IDisposable Use(Executor executor) => new ModeSwitch(Modes.Current with { Executor = executor });

    /// <summary>Computes the outputs of <paramref name="op"/> on <paramref name="x"/>; <paramref name="specs"/> is what its shape rule said of them.</summary>
    public abstract Tensor[] Execute(Op op, ReadOnlySpan<Tensor> x, ReadOnlySpan<Spec> specs);

    /// <summary>The same for the many operations with one output.</summary>
    public virtual Tensor Execute(SingleOutputOp op, ReadOnlySpan<Tensor> x, in Spec spec) => Execute(op, x, [spec])[0];

    sealed class EagerExecutor : Executor
    {
        public override Tensor[] Execute(Op op, ReadOnlySpan<Tensor> x, ReadOnlySpan<Spec> specs)
        {
            var y = new Tensor[specs.Length];
            for (int i = 0; i < y.Length; i++) y[i] = Tensor.Empty(specs[i].Shape, specs[i].DType);
            Begin(x);
            Begin(y);
            op.Run(x, y);
            End(x);
            End(y);
            return y;
        }

        public override Tensor Execute(SingleOutputOp op, ReadOnlySpan<Tensor> x, in Spec spec)
        {
            if (op is ViewOp view) return view.View(x[0], spec);
            var y = Tensor.Empty(spec.Shape, spec.DType);
            Begin(x);
            y.Storage.Begin();
            op.Run(x, y);
            End(x);
            y.Storage.End();
            return y;
        }

        // Not in a finally block: the memory of an operation that failed comes back when its tensors are unreachable.
        static void Begin(ReadOnlySpan<Tensor> tensors)
        {
            foreach (var tensor in tensors) tensor.Storage.Begin();
        }

        static void End(ReadOnlySpan<Tensor> tensors)
        {
            foreach (var tensor in tensors) tensor.Storage.End();
        }
    }
}
