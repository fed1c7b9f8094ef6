using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where every element along the axes is not 0, as Bool; over all axes by default. No element gives true; NaN is not 0.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>(Tensor.From(1f, 2f) > 1).All();   // False</code></example>
    public Tensor All(ReadOnlySpan<int> axes = default, bool keep = false) =>
        Op.Apply(new All(Axes.Of(Shape, axes, "all"), keep), DType == DType.Bool ? this : NotEqual(0));

    /// <summary>All over one axis.</summary>
    /// <inheritdoc cref="All(ReadOnlySpan{int}, bool)"/>
    public Tensor All(int axis, bool keep = false) => All([axis], keep);
}

sealed class All(Axes axes, bool keep) : TruthFold<MinFold>("all", axes, keep);
