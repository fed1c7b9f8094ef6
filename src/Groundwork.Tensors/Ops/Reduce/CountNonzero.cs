namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>How many elements along the axes are not 0, in Int64; over all axes by default. NaN is not 0.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor.From(1f, 0f, 2f).CountNonzero();   // 2</code></example>
    public Tensor CountNonzero(ReadOnlySpan<int> axes = default, bool keep = false) => (DType == DType.Bool ? this : NotEqual(0)).Sum(axes, keep);

    /// <summary>How many elements along one axis are not 0.</summary>
    /// <inheritdoc cref="CountNonzero(ReadOnlySpan{int}, bool)"/>
    public Tensor CountNonzero(int axis, bool keep = false) => CountNonzero([axis], keep);
}
