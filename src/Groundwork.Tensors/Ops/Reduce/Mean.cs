namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The arithmetic mean over axes: Σx / n; over all of them by default. The mean of nothing is NaN.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <remarks>Bool and integers give Float64. The sum is pairwise, with the same bits at any thread count.</remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Mean(0);   // [2, 3], Float64</code></example>
    public Tensor Mean(ReadOnlySpan<int> axes = default, bool keep = false)
    {
        double n = Axes.Of(Shape, axes, "mean").Count(Shape);
        return (DType == DType.Bool ? this : ToFloating()).Sum(axes, keep) / n;
    }

    /// <summary>The arithmetic mean over one axis.</summary>
    /// <inheritdoc cref="Mean(ReadOnlySpan{int}, bool)"/>
    public Tensor Mean(int axis, bool keep = false) => Mean([axis], keep);
}
