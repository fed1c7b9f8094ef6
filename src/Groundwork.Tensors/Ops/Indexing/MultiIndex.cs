namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Places in row-major order as indices along each axis of a shape; NumPy's <c>unravel_index</c>.</summary>
    /// <param name="flat">Integers of any shape; negative counts from the end.</param>
    /// <param name="shape">The shape that the places are counted in.</param>
    /// <returns>One Int64 tensor an axis, in the shape of <paramref name="flat"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is outside the shape.</exception>
    /// <exception cref="ArgumentException">The places are not integers.</exception>
    /// <example><code>Tensor.UnravelIndex([5], [2, 3]);   // [1] and [2]</code></example>
    public static Tensor[] UnravelIndex(Tensor flat, Shape shape)
    {
        long count = shape.Count;
        var whole = IndexTensor.Whole("unravel index", flat);
        foreach (long i in whole.Data<long>())
            if (i >= count || i < -count) throw new ArgumentOutOfRangeException(null, $"unravel index: {i} is outside {shape}, which has {count} elements");
        var y = new Tensor[shape.Rank];
        long step = 1;
        for (int axis = y.Length - 1; axis >= 0; axis--)
        {
            y[axis] = Empty(flat.Shape, DType.Int64);
            var from = whole.Data<long>();
            var to = y[axis].Data<long>();
            for (int i = 0; i < to.Length; i++) to[i] = (from[i] < 0 ? from[i] + count : from[i]) / step % shape.Array[axis];
            step *= shape.Array[axis];
        }
        GC.KeepAlive(whole);
        return y;
    }

    /// <summary>Indices along each axis of a shape as places in row-major order; NumPy's <c>ravel_multi_index</c>.</summary>
    /// <param name="indices">One tensor of integers an axis; they broadcast, and negative counts from the end.</param>
    /// <param name="shape">The shape that the places are counted in.</param>
    /// <returns>Int64, in the shape that the indices broadcast to.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    /// <exception cref="ArgumentException">The indices are not integers.</exception>
    /// <exception cref="ShapeException">There is not one tensor for every axis, or they do not broadcast.</exception>
    /// <example><code>Tensor.RavelMultiIndex([rows, columns], [2, 3]);   // 3 · rows + columns</code></example>
    public static Tensor RavelMultiIndex(ReadOnlySpan<Tensor> indices, Shape shape)
    {
        if (indices.Length != shape.Rank)
            throw new ShapeException("ravel multi index", $"{indices.Length} index tensors for {shape}, which has {shape.Rank} axes; give one for each", [shape]);
        Tensor y = Scalar(0L);
        for (int axis = 0; axis < shape.Rank; axis++)
            y = y * (long)shape.Array[axis] + IndexTensor.Checked("ravel multi index", indices[axis], shape, axis);
        return y;
    }
}
