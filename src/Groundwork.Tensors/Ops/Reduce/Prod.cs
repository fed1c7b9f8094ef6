using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The product over axes; over all of them by default. The product of nothing is 1.</summary>
    /// <param name="axes">The axes to multiply over; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <remarks>Bool and integers are multiplied in Int64 (wrapping). The gradient of an element is the product of the others; it does not divide, so zeros are right too.</remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Prod(0);   // [3, 8]</code></example>
    public Tensor Prod(ReadOnlySpan<int> axes = default, bool keep = false)
    {
        var x = Cast.Of(this, DType.IsFloat ? DType.Computed : DType.Int64);
        return Op.Apply(new Prod(Axes.Of(Shape, axes, "prod"), keep), x);
    }

    /// <summary>The product over one axis.</summary>
    /// <inheritdoc cref="Prod(ReadOnlySpan{int}, bool)"/>
    public Tensor Prod(int axis, bool keep = false) => Prod([axis], keep);
}

sealed class Prod(Axes axes, bool keep) : Fold<ProdFold>("prod", axes, keep)
{
    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var x = tape.X();
        if (x.Count == 0) return [Tensor.Zeros(x.Shape, x.DType)];
        var rows = Over.AsLast(x);
        var one = Tensor.Ones([.. rows.Shape.Dims[..^1], 1], x.DType);
        int n = rows.Shape[^1];
        var before = Tensor.Concat([one, rows[Slice.Rest, ..(n - 1)].CumProd(-1)], axis: -1);
        var after = Tensor.Concat([one, rows.Flip(-1)[Slice.Rest, ..(n - 1)].CumProd(-1)], axis: -1).Flip(-1);
        return [Spread(dy, x.Shape) * Over.FromLast(before * after, x.Shape)];
    }
}
