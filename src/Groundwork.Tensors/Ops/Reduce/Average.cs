namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The weighted mean: Σ w x / Σ w, along one axis or over all elements.</summary>
    /// <param name="weights">Of this tensor's shape, or one weight for each place along the axis.</param>
    /// <param name="axis">The axis; null means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <remarks>Bool and integers give Float64. Weights that sum to 0 give NaN or ±∞.</remarks>
    /// <exception cref="ShapeException">The weights fit neither the shape nor the axis, or there is no such axis.</exception>
    /// <example><code>Tensor.From(1.0, 2).Average(Tensor.From(3.0, 1));   // 1.25</code></example>
    public Tensor Average(Tensor weights, int? axis = null, bool keep = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int[] axes = axis is { } one ? [Shape.Axis(one, "average")] : [];
        if (weights.Shape != Shape)
        {
            if (axis is null || weights.Rank != 1 || weights.Shape[0] != Shape[axes[0]])
                throw new ShapeException("average", $"weights of shape {weights.Shape} fit neither {Shape} nor one axis of it; name the axis, and give one weight for each of its places", [Shape, weights.Shape], axis);
            var along = Enumerable.Repeat(1, Rank).ToArray();
            along[axes[0]] = -1;
            weights = weights.Reshape(along).BroadcastTo(Shape);
        }
        Tensor x = ToFloating(), w = weights.ToFloating();
        return (x * w).Sum(axes, keep) / w.Sum(axes, keep);
    }
}
