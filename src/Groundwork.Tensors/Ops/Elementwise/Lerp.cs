namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Linear interpolation a + w (b − a) from this tensor to another, broadcast: a at weight 0, b at weight 1.</summary>
    /// <param name="end">b, where the weight is 1.</param>
    /// <param name="weight">w, a number or a tensor; outside 0 to 1 it extrapolates.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0f, 10f).Lerp(20, 0.25);   // [5, 12.5]</code></example>
    public Tensor Lerp(Tensor end, Tensor weight) => this + weight * (end - this);
}
