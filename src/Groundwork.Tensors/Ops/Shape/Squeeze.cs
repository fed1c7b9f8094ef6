namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Without axes of size 1: all such axes, or the named ones. A view.</summary>
    /// <exception cref="ShapeException">A named axis does not have size 1, or does not exist.</exception>
    /// <example><code>Tensor.Zeros([1, 3, 1]).Squeeze().Shape;   // [3]</code></example>
    public Tensor Squeeze(params ReadOnlySpan<int> axes)
    {
        var dropped = axes.IsEmpty ? null : Axes.Of(Shape, axes, "squeeze");
        List<int> dims = [];
        for (int i = 0; i < Rank; i++)
        {
            int n = Shape.Array[i];
            if (dropped is null ? n == 1 : dropped.Contains(i))
            {
                if (n != 1) throw new ShapeException("squeeze", $"axis {i} of {Shape} has size {n}, not 1", [Shape], i);
            }
            else
            {
                dims.Add(n);
            }
        }
        return Reshape(dims.ToArray());
    }

    /// <summary>With new axes of size 1 at the given places of the result. A view; PyTorch's <c>unsqueeze</c>, NumPy's <c>expand_dims</c>.</summary>
    /// <exception cref="ShapeException">A place is outside the result, or named twice.</exception>
    /// <example><code>Tensor.Zeros([3]).Unsqueeze(0).Shape;   // [1, 3]</code></example>
    public Tensor Unsqueeze(params ReadOnlySpan<int> axes)
    {
        var result = Shape.Of(Enumerable.Repeat(1, Rank + axes.Length).ToArray());
        var added = axes.IsEmpty ? null : Axes.Of(result, axes, "unsqueeze");
        var dims = new int[result.Rank];
        for (int i = 0, k = 0; i < dims.Length; i++) dims[i] = added is not null && added.Contains(i) ? 1 : Shape.Array[k++];
        return Reshape(dims);
    }
}
