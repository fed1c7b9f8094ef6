namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The range over axes, largest less smallest element, in the same dtype; over all axes by default. NaN wins.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <exception cref="ShapeException">The axes hold nothing, there is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor.From(3f, 1f, 7f).Ptp();   // 6</code></example>
    public Tensor Ptp(ReadOnlySpan<int> axes = default, bool keep = false) => Max(axes, keep) - Min(axes, keep);

    /// <summary>The range over one axis.</summary>
    /// <inheritdoc cref="Ptp(ReadOnlySpan{int}, bool)"/>
    public Tensor Ptp(int axis, bool keep = false) => Ptp([axis], keep);
}
