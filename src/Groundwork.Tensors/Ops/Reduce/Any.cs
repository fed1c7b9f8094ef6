using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element along the axes is not 0, as Bool; over all axes by default. None gives false; NaN is not 0.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>(Tensor.From(1f, 2f) > 1).Any();   // True</code></example>
    public Tensor Any(ReadOnlySpan<int> axes = default, bool keep = false) =>
        Op.Apply(new Any(Axes.Of(Shape, axes, "any"), keep), DType == DType.Bool ? this : NotEqual(0));

    /// <summary>Any over one axis.</summary>
    /// <inheritdoc cref="Any(ReadOnlySpan{int}, bool)"/>
    public Tensor Any(int axis, bool keep = false) => Any([axis], keep);
}

sealed class Any(Axes axes, bool keep) : TruthFold<MaxFold>("any", axes, keep);
