using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The running maximum along an axis: the largest of x[0] to x[k].</summary>
    /// <param name="axis">The axis; null runs through all elements in row-major order and gives one axis.</param>
    /// <remarks>NaN wins from its place on. The gradient goes to the element that each value comes from, the latest of equals.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 4).CumMax();   // [3, 3, 4]</code></example>
    public Tensor CumMax(int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().CumMax(0);
        var op = new CumMax(Shape.Axis(axis ?? 0, "cummax"));
        return DType == DType.Bool ? Op.Apply(op, To(DType.UInt8)).To(DType.Bool) : Op.Apply(op, Cast.Of(this, DType.Computed));
    }
}

sealed class CumMax(int axis) : Scan<MaxFold>("cummax", axis)
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
