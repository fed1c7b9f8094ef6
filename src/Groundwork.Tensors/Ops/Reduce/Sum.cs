using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The sum over axes; over all of them by default. The sum of nothing is 0.</summary>
    /// <param name="axes">The axes to sum over; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the summed axes with size 1.</param>
    /// <remarks>Bool and integers are summed in Int64 (wrapping). Floats are summed in blocks, pairwise, with the same bits at any thread count.</remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Sum(0);   // [4, 6]</code></example>
    public Tensor Sum(ReadOnlySpan<int> axes = default, bool keep = false)
    {
        if (DType == DType.Bool) return Op.Apply(new CountTrue(Axes.Of(Shape, axes, "sum"), keep), this);
        var x = Cast.Of(this, DType.IsFloat ? DType.Computed : DType.Int64);
        return Op.Apply(new Sum(Axes.Of(Shape, axes, "sum"), keep), x);
    }

    /// <summary>The sum over one axis.</summary>
    /// <inheritdoc cref="Sum(ReadOnlySpan{int}, bool)"/>
    public Tensor Sum(int axis, bool keep = false) => Sum([axis], keep);
}

sealed class Sum(Axes axes, bool keep) : Fold<SumFold>("sum", axes, keep)
{
    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Spread(dy, tape.XSpec().Shape)];
}
