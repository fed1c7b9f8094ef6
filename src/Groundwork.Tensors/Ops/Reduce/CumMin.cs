using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The running minimum along an axis: the smallest of x[0] to x[k].</summary>
    /// <param name="axis">The axis; null runs through all elements in row-major order and gives one axis.</param>
    /// <remarks>NaN wins from its place on. The gradient goes to the element that each value comes from, the latest of equals.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 4).CumMin();   // [3, 1, 1]</code></example>
    public Tensor CumMin(int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().CumMin(0);
        var op = new CumMin(Shape.Axis(axis ?? 0, "cummin"));
        return DType == DType.Bool ? Op.Apply(op, To(DType.UInt8)).To(DType.Bool) : Op.Apply(op, Cast.Of(this, DType.Computed));
    }
}

sealed class CumMin(int axis) : Scan<MinFold>("cummin", axis)
{
    public override Saved Needs => Saved.Inputs | Saved.Outputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var x = tape.X().Detach();
        int n = x.Shape[Axis];
        var along = Enumerable.Repeat(1, x.Rank).ToArray();
        along[Axis] = n;
        var source = Tensor.Where(x.Equal(tape.Y().Detach()), Tensor.Arange(n).Reshape(along), 0).CumMax(Axis);
        return [Tensor.Zeros(x.Shape, dy.DType).ScatterAdd(Axis, source, dy)];
    }
}
