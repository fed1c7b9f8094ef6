namespace Groundwork;

/// <summary>What a custom backward may look at.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Inputs">The inputs of the forward.</param>
/// <param name="Outputs">Its outputs.</param>
public sealed record FunctionContext(IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Outputs);

public static partial class Autograd
{
    /// <summary>A differentiable function from a forward and a backward of your own.</summary>
    /// <param name="name">The name in messages and drawings.</param>
    /// <param name="forward">Computes the result; it runs without recording.</param>
    /// <param name="backward">From the inputs, the output and the gradient of the output: one gradient an input, null for none. In tensor operations it differentiates again.</param>
    /// <returns>The function: call it with its inputs.</returns>
    /// <example><code>
    /// var cube = Autograd.Function("cube", x => x[0] * x[0] * x[0], (c, dy) => [3 * c.Inputs[0] * c.Inputs[0] * dy]);
    /// var y = cube([x]);
    /// </code></example>
    public static Func<Tensor[], Tensor> Function(string name, Func<Tensor[], Tensor> forward, Func<FunctionContext, Tensor, Tensor?[]> backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        return x =>
        {
            // The forward runs first: only it knows the shape of its result.
            Tensor y;
            using (NoGrad()) y = forward(x);
            return Op.Apply(new CustomFunction(name, y, backward), x);
        };
    }
}

sealed class CustomFunction(string name, Tensor result, Func<FunctionContext, Tensor, Tensor?[]> backward) : SingleOutputOp(name)
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => new(result.DType, result.Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => y.Write(result);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var x = new Tensor[tape.Inputs];
        for (int i = 0; i < x.Length; i++) x[i] = tape.X(i);
        var dx = backward(new FunctionContext(x, [tape.Y()]), dy);
        return dx.Length == x.Length ? dx
            : throw new InvalidOperationException($"{Name}: its backward gave {dx.Length} gradients for {x.Length} inputs; give null for an input without one");
    }
}
