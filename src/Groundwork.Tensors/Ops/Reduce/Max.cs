using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The largest element over axes, in the same dtype; over all of them by default. NaN wins.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <remarks>Where several elements are the largest, they share the gradient evenly. <see cref="MaxAlong"/> gives the place as well.</remarks>
    /// <exception cref="ShapeException">The axes hold nothing, there is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Max(0);   // [3, 4]</code></example>
    public Tensor Max(ReadOnlySpan<int> axes = default, bool keep = false) =>
        Op.Apply(new Max(Axes.Of(Shape, axes, "max"), keep), Cast.Of(this, DType.Computed));

    /// <summary>The largest element over one axis.</summary>
    /// <inheritdoc cref="Max(ReadOnlySpan{int}, bool)"/>
    public Tensor Max(int axis, bool keep = false) => Max([axis], keep);

    /// <summary>The largest element along an axis, and its index there: the first of equals, and NaN before all. PyTorch's <c>max(dim)</c>.</summary>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="keep">Keeps the axis with size 1.</param>
    /// <returns>Values in this dtype, indices in Int64. The gradient goes to the element at the index alone.</returns>
    /// <exception cref="ShapeException">The axis is empty, or there is none such.</exception>
    /// <example><code>var (values, indices) = scores.MaxAlong(axis: -1);</code></example>
    public (Tensor Values, Tensor Indices) MaxAlong(int axis = -1, bool keep = false)
    {
        int at = Shape.Axis(axis, "max along");
        var indices = ArgMax(at, keep: true);
        var values = Gather(at, indices);
        return keep ? (values, indices) : (values.Squeeze(at), indices.Squeeze(at));
    }
}

sealed class Max(Axes axes, bool keep) : Fold<MaxFold>("max", axes, keep)
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => Extreme.NotEmpty(Name, x[0].Shape, Over, base.Infer(x));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Extreme.Share(tape.X(), Spread(tape.Y(), tape.XSpec().Shape), Spread(dy, tape.XSpec().Shape), Over)];
}
