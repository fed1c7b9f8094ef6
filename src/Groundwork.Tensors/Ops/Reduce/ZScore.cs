namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Every element in standard deviations from the mean: (x − mean) / std, along one axis or over all elements.</summary>
    /// <param name="axis">The axis; null means all.</param>
    /// <param name="ddof">What is taken from the count in the deviation: 0 or 1.</param>
    /// <remarks>Bool and integers give Float64. Where all elements are equal the result is NaN.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(1.0, 2, 3).ZScore();   // [-1.2247, 0, 1.2247]</code></example>
    public Tensor ZScore(int? axis = null, double ddof = 0)
    {
        int[] axes = axis is { } one ? [Shape.Axis(one, "zscore")] : [];
        return (this - Mean(axes, keep: true)) / Std(axes, keep: true, ddof);
    }
}
