namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The variance over axes: Σ(x − mean)² / (n − ddof); over all of them by default.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <param name="ddof">What is taken from the count: 0 for the data's own variance (NumPy's default), 1 for an unbiased estimate (PyTorch's).</param>
    /// <remarks>
    /// Two passes, so a large offset does no harm. Bool and integers give Float64. Where n − ddof is not positive the result is NaN (0 / 0),
    /// or ∞ if the elements differ.
    /// </remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor.From(1.0, 2, 3, 4).Var(ddof: 1);   // 1.6667</code></example>
    public Tensor Var(ReadOnlySpan<int> axes = default, bool keep = false, double ddof = 0)
    {
        double n = Math.Max(0, Axes.Of(Shape, axes, "var").Count(Shape) - ddof);
        var x = ToFloating();
        return (x - x.Mean(axes, keep: true)).Square().Sum(axes, keep) / n;
    }

    /// <summary>The variance over one axis.</summary>
    /// <inheritdoc cref="Var(ReadOnlySpan{int}, bool, double)"/>
    public Tensor Var(int axis, bool keep = false, double ddof = 0) => Var([axis], keep, ddof);
}
