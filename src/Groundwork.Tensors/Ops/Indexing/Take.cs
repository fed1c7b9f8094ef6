namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The slices at indices along an axis: <c>y[…, i…, …] = x[…, indices[i…], …]</c>. NumPy's <c>take</c>; with 1-d indices PyTorch's <c>index_select</c>.</summary>
    /// <param name="indices">Integers of any shape; negative counts from the end.</param>
    /// <param name="axis">The axis, whose place the axes of the indices take; null takes from the elements in row-major order.</param>
    /// <remarks>Gradients of slices that are taken twice add up.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The indices are not integers.</exception>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>table.Take(tokens, axis: 0);   // [V, C] and [B, T] give [B, T, C]</code></example>
    public Tensor Take(Tensor indices, int? axis = null)
    {
        if (axis is null && Rank != 1) return Flatten().Take(indices, 0);
        int at = Shape.Axis(axis ?? 0, "take");
        return Op.Apply(new Pick([at], at), this, IndexTensor.Checked("take", indices, Shape, at));
    }

    /// <summary>The slices along an axis where a condition holds.</summary>
    /// <param name="condition">Bools [n], where n may be less than the size of the axis: what lies beyond is left out.</param>
    /// <param name="axis">The axis; null chooses from the elements in row-major order.</param>
    /// <exception cref="ShapeException">The condition is not a vector, is longer than the axis, or there is no such axis.</exception>
    /// <exception cref="ArgumentException">The condition is not of Bools.</exception>
    /// <example><code>Tensor t = [5, 6, 7]; t.Compress([true, false, true]);   // [5, 7]</code></example>
    public Tensor Compress(Tensor condition, int? axis = null)
    {
        if (condition.DType != DType.Bool) throw new ArgumentException($"compress: expected a condition of Bools, got {condition.DType}");
        if (axis is null && Rank != 1) return Flatten().Compress(condition, 0);
        int at = Shape.Axis(axis ?? 0, "compress");
        if (condition.Rank != 1 || condition.Count > Shape.Array[at])
            throw new ShapeException("compress", $"a condition of shape {condition.Shape} does not fit axis {at} of {Shape}", [Shape, condition.Shape], at);
        return Take(condition.Nonzero()[0], at);
    }

    /// <summary>A copy with <paramref name="source"/> added to the slices at indices along an axis: <c>y[…, index[i], …] += alpha · source[…, i, …]</c>.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="index">Integers [n]; what is named twice is added to twice.</param>
    /// <param name="source">This shape with n along the axis.</param>
    /// <param name="alpha">What the source is multiplied by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The index is not of integers.</exception>
    /// <exception cref="ShapeException">The shapes do not fit, or there is no such axis.</exception>
    /// <example><code>counts.IndexAdd(0, bins, Tensor.Ones([bins.Shape[0]]));</code></example>
    public Tensor IndexAdd(int axis, Tensor index, Tensor source, double alpha = 1)
    {
        int at = Shape.Axis(axis, "index add");
        if (index.Rank != 1 || source.Shape != Shape.With(at, index.Shape[0]))
            throw new ShapeException("index add", $"index {index.Shape} and source {source.Shape} do not fit axis {at} of {Shape}; the source must be {(index.Rank == 1 ? Shape.With(at, index.Shape[0]) : "this shape with one slice for each index")}", [Shape, index.Shape, source.Shape], at);
        var places = IndexTensor.Checked("index add", index, Shape, at);
        return this + Op.Apply(new PickGrad(new Pick([at], at), Shape), Cast.Of(alpha == 1 ? source : source * alpha, DType.Computed), places);
    }
}
