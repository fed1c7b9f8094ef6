using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Turns scores into probabilities along one axis: exp(x) / Σ exp(x).</summary>
    /// <param name="axis">Axis that will sum to one; negative counts from the end.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ShapeException">The tensor is a scalar, or has no such axis.</exception>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>
    /// The row maximum is subtracted first, so large scores do not overflow. A row of only −∞ gives NaN.
    /// Source: Bridle (1990), "Probabilistic Interpretation of Feedforward Classification Network Outputs".
    /// </remarks>
    /// <example><code>Tensor.From(1f, 2f, 3f).Softmax();   // [0.0900, 0.2447, 0.6652]</code></example>
    public Tensor Softmax(int axis = -1) => Op.Apply(new Softmax(Shape.Axis(axis, "softmax")), this);
}

sealed class Softmax(int axis) : SingleOutputOp("softmax")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Saved Needs => Saved.Outputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], y, axis));

    // The Jacobian of one row is diag(y) - y yᵀ; multiplied out it needs no T×T matrix, and no x.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var y = tape.Y();
        return [y * (dy - (y * dy).Sum(axis, keep: true))];
    }

    readonly struct Kernel(Tensor x, Tensor y, int axis) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => RowWise.Map<T, Row<T>>(x, y, axis, default);
    }

    readonly struct Row<T> : IRowKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(ReadOnlySpan<T> x, Span<T> y)
        {
            T max = ExpRow.Max(x); // so that exp(x - max) <= 1
            ExpRow.Scale(y, T.One / ExpRow.Store(x, max, y));
        }
    }
}
