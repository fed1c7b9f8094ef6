using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The running sum along an axis: y[k] = x[0] + … + x[k].</summary>
    /// <param name="axis">The axis; null runs through all elements in row-major order and gives one axis.</param>
    /// <remarks>Bool and integers are summed in Int64 (wrapping).</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 4).CumSum();   // [3, 4, 8]</code></example>
    public Tensor CumSum(int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().CumSum(0);
        return Op.Apply(new CumSum(Shape.Axis(axis ?? 0, "cumsum")), Cast.Of(this, DType.IsFloat ? DType.Computed : DType.Int64));
    }
}

sealed class CumSum(int axis) : Scan<SumFold>("cumsum", axis)
{
    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy.Flip(Axis).CumSum(Axis).Flip(Axis)];
}
