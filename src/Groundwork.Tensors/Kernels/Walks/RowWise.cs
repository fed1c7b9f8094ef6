namespace Groundwork.Kernels;

/// <summary>Makes one row of the output out of the same row of the input; both lie in one piece.</summary>
interface IRowKernel<T> where T : unmanaged
{
    void Invoke(ReadOnlySpan<T> x, Span<T> y);
}

/// <summary>Makes a row of the output out of a row of the input, which may differ in length and type.</summary>
interface IRowToRow<TIn, TOut> where TIn : unmanaged where TOut : unmanaged
{
    void Invoke(ReadOnlySpan<TIn> x, Span<TOut> y);
}

/// <summary>Runs row kernels along any axis of a tensor: an axis that is not the last is brought there by a copy first.</summary>
static class RowWise
{
    public static void Map<T, TKernel>(Tensor x, Tensor y, int axis, TKernel kernel) where T : unmanaged where TKernel : struct, IRowKernel<T>
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        if (axis != x.Rank - 1)
        {
            var moved = Tensor.Empty(x.Transpose(axis, -1).Shape, y.DType);
            Map<T, TKernel>(x.Transpose(axis, -1), moved, x.Rank - 1, kernel);
            y.Write(moved.Transpose(axis, -1));
            return;
        }
        var from = x.Contiguous();
        int n = y.Shape[^1], rows = (int)(y.Count / n), rowsPerChunk = Math.Max(1, Rows.Grain / n);
        var body = new Chunk<T, TKernel>(from, y, n, rows, rowsPerChunk, kernel);
        if (rows <= rowsPerChunk) body.Invoke(0);
        else Workers.For((rows + rowsPerChunk - 1) / rowsPerChunk, body);
        GC.KeepAlive(from);
    }

    readonly struct Chunk<T, TKernel>(Tensor x, Tensor y, int n, int rows, int rowsPerChunk, TKernel kernel) : IChunkBody
        where T : unmanaged where TKernel : struct, IRowKernel<T>
    {
        public void Invoke(int chunk)
        {
            var from = x.Data<T>();
            var to = y.Data<T>();
            int end = Math.Min(rows, (chunk + 1) * rowsPerChunk);
            for (int row = chunk * rowsPerChunk; row < end; row++) kernel.Invoke(from.Slice(row * n, n), to.Slice(row * n, n));
        }
    }

    /// <summary>Every line of x along an axis gives the line of y there, which may have another length.</summary>
    public static void Lines<TIn, TOut, TKernel>(Tensor x, Tensor y, int axis, TKernel kernel)
        where TIn : unmanaged where TOut : unmanaged where TKernel : struct, IRowToRow<TIn, TOut>
    {
        if (y.Count == 0) return;
        int m = y.Shape[axis];
        if (axis == y.Rank - 1)
        {
            Each<TIn, TOut, TKernel>(x, y, axis, m, kernel);
            return;
        }
        using var _ = Autograd.NoGrad();
        var moved = Tensor.Empty(y.MoveAxis(axis, -1).Shape, y.DType);
        Each<TIn, TOut, TKernel>(x, moved, axis, m, kernel);
        y.Write(moved.MoveAxis(-1, axis));
    }

    /// <summary>Every line of x along an axis gives <paramref name="m"/> elements of y, which holds them line by line.</summary>
    public static void Each<TIn, TOut, TKernel>(Tensor x, Tensor y, int axis, int m, TKernel kernel)
        where TIn : unmanaged where TOut : unmanaged where TKernel : struct, IRowToRow<TIn, TOut>
    {
        if (y.Count == 0) return;
        using var _ = Autograd.NoGrad();
        var from = (axis == x.Rank - 1 ? x : x.MoveAxis(axis, -1)).Contiguous();
        int n = from.Shape[^1], rows = (int)(y.Count / m), rowsPerChunk = Math.Max(1, Rows.Grain / Math.Max(n, 1));
        var body = new EachChunk<TIn, TOut, TKernel>(from, y, n, m, rows, rowsPerChunk, kernel);
        if (rows <= rowsPerChunk) body.Invoke(0);
        else Workers.For((rows + rowsPerChunk - 1) / rowsPerChunk, body);
        GC.KeepAlive(from);
    }

    readonly struct EachChunk<TIn, TOut, TKernel>(Tensor x, Tensor y, int n, int m, int rows, int rowsPerChunk, TKernel kernel) : IChunkBody
        where TIn : unmanaged where TOut : unmanaged where TKernel : struct, IRowToRow<TIn, TOut>
    {
        public void Invoke(int chunk)
        {
            var from = x.Data<TIn>();
            var to = y.Data<TOut>();
            int end = Math.Min(rows, (chunk + 1) * rowsPerChunk);
            for (int row = chunk * rowsPerChunk; row < end; row++) kernel.Invoke(from.Slice(row * n, n), to.Slice(row * m, m));
        }
    }
}
