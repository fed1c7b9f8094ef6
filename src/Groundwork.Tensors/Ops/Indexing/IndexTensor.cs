namespace Groundwork;

/// <summary>Tensors that are used as indices: checked before any work starts, so that kernels meet only places that exist.</summary>
static class IndexTensor
{
    /// <summary>The indices as Int64 without gaps, each from 0 to the size of the axis: negative ones counted from its end.</summary>
    /// <exception cref="ArgumentException">The tensor is not of integers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    public static Tensor Checked(string op, Tensor indices, Shape shape, int axis)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int size = shape.Array[axis];
        var whole = Whole(op, indices);
        bool anyNegative = false;
        foreach (long i in whole.Data<long>())
        {
            if (i >= size || i < -size) throw Outside(op, i, shape, axis);
            anyNegative |= i < 0;
        }
        if (!anyNegative) return whole;
        var positive = Tensor.Empty(whole.Shape, DType.Int64);
        var to = positive.Data<long>();
        int at = 0;
        foreach (long i in whole.Data<long>()) to[at++] = i < 0 ? i + size : i;
        GC.KeepAlive(whole);
        return positive;
    }

    /// <summary>Integers as Int64 without gaps.</summary>
    public static Tensor Whole(string op, Tensor indices)
    {
        if (!indices.DType.IsInteger)
            throw new ArgumentException($"{op}: expected indices of an integer dtype, got {indices.DType}; {(indices.DType == DType.Bool ? "a mask stands in an indexer: x[mask]" : "convert with .To(DType.Int64)")}");
        return indices.Detach().To(DType.Int64).Contiguous();
    }

    public static ArgumentOutOfRangeException Outside(string op, long index, Shape shape, int axis) =>
        new(null, $"{op}: {index} is outside axis {axis} of {shape}, which has size {shape.Array[axis]}");
}
