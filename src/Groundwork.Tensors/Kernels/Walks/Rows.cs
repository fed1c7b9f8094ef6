namespace Groundwork.Kernels;

/// <summary>Work on one row of several operands: element <c>i</c> of operand <c>k</c> is at <c>at[k] + i * stride[k]</c>.</summary>
interface IRowBody
{
    void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride);
}

/// <summary>Walks operands of one (broadcast) shape together, as rows: axes of size 1 are dropped, axes that lie one behind the other for all operands are merged.</summary>
static class Rows
{
    /// <summary>Elements a chunk of work holds: large enough to pay for the dispatch, fixed so that results do not depend on the thread count.</summary>
    public const int Grain = 32 * 1024;

    /// <summary>Calls the body for every row of the operands, broadcast to <paramref name="shape"/>, chunks of rows in parallel.</summary>
    public static void For<TBody>(Shape shape, ReadOnlySpan<Tensor> operands, TBody body) where TBody : struct, IRowBody
    {
        long count = shape.Count;
        if (count == 0) return;
        if (count == 1 || AllContiguous(shape, operands)) Flat(count, operands, body);
        else
        {
            var walk = new Walk(shape, operands);
            int chunks = walk.Chunks;
            if (chunks == 1) walk.Run(0, body);
            else Workers.For(chunks, new Chunk<TBody>(walk, body));
        }
        foreach (var operand in operands) GC.KeepAlive(operand); // bodies hold spans, which do not keep a storage reachable
    }

    static bool AllContiguous(Shape shape, ReadOnlySpan<Tensor> operands)
    {
        foreach (var x in operands)
            if (!x.IsContiguous || x.Shape != shape) return false;
        return true;
    }

    static void Flat<TBody>(long count, ReadOnlySpan<Tensor> operands, TBody body) where TBody : struct, IRowBody
    {
        if (count <= Grain)
        {
            Span<long> at = stackalloc long[operands.Length], stride = stackalloc long[operands.Length];
            for (int k = 0; k < operands.Length; k++) (at[k], stride[k]) = (operands[k].Offset, 1);
            body.Invoke((int)count, at, stride);
            return;
        }
        var offsets = new long[operands.Length];
        for (int k = 0; k < offsets.Length; k++) offsets[k] = operands[k].Offset;
        Workers.For((int)((count + Grain - 1) / Grain), new FlatChunk<TBody>(count, offsets, body));
    }

    readonly struct FlatChunk<TBody>(long count, long[] offsets, TBody body) : IChunkBody where TBody : struct, IRowBody
    {
        public void Invoke(int chunk)
        {
            long start = (long)chunk * Grain;
            Span<long> at = stackalloc long[offsets.Length], stride = stackalloc long[offsets.Length];
            for (int k = 0; k < at.Length; k++) (at[k], stride[k]) = (offsets[k] + start, 1);
            body.Invoke((int)Math.Min(Grain, count - start), at, stride);
        }
    }

    readonly struct Chunk<TBody>(Walk walk, TBody body) : IChunkBody where TBody : struct, IRowBody
    {
        public void Invoke(int chunk) => walk.Run(chunk, body);
    }

    sealed class Walk
    {
        readonly int[] _dims;        // outer axes, then the row
        readonly long[][] _strides;  // per operand
        readonly long[] _offsets;
        readonly int _row;           // length of a row
        readonly long _rows;
        readonly int _pieces;        // a long row is cut into pieces of Grain
        readonly long _rowsPerChunk;

        public int Chunks { get; }

        public Walk(Shape shape, ReadOnlySpan<Tensor> operands)
        {
            int rank = shape.Rank, kept = 0;
            var dims = new int[rank];
            _offsets = new long[operands.Length];
            _strides = new long[operands.Length][];
            for (int k = 0; k < operands.Length; k++)
            {
                _offsets[k] = operands[k].Offset;
                _strides[k] = Broadcast(operands[k], rank);
            }
            for (int axis = 0; axis < rank; axis++)
            {
                int n = shape.Array[axis];
                if (n == 1) continue;
                bool merges = kept > 0;
                foreach (var s in _strides) merges &= kept > 0 && s[kept - 1] == s[axis] * n;
                if (merges) dims[kept - 1] *= n;
                else dims[kept++] = n;
                foreach (var s in _strides) s[kept - 1] = s[axis];
            }
            if (kept == 0) (kept, dims) = (1, [1]);
            _dims = dims[..kept];
            _row = _dims[^1];
            _rows = shape.Count / _row;
            _pieces = (_row + Grain - 1) / Grain;
            _rowsPerChunk = _pieces > 1 ? 1 : Math.Max(1, Grain / _row);
            Chunks = (int)(_pieces > 1 ? _rows * _pieces : (_rows + _rowsPerChunk - 1) / _rowsPerChunk);
        }

        static long[] Broadcast(Tensor x, int rank)
        {
            var strides = new long[Math.Max(rank, 1)];
            var own = x.Strides;
            for (int i = 1; i <= own.Length; i++) strides[rank - i] = x.Shape.Array[^i] == 1 ? 0 : own[^i];
            return strides;
        }

        public void Run<TBody>(int chunk, TBody body) where TBody : struct, IRowBody
        {
            int operands = _offsets.Length, last = _dims.Length - 1;
            Span<long> at = stackalloc long[operands], stride = stackalloc long[operands];
            Span<int> index = stackalloc int[last];
            long row = _pieces > 1 ? chunk / _pieces : chunk * _rowsPerChunk;
            long end = _pieces > 1 ? row + 1 : Math.Min(row + _rowsPerChunk, _rows);
            int start = _pieces > 1 ? chunk % _pieces * Grain : 0, n = Math.Min(_row - start, _pieces > 1 ? Grain : _row);
            long rest = row;
            for (int axis = last - 1; axis >= 0; axis--)
            {
                index[axis] = (int)(rest % _dims[axis]);
                rest /= _dims[axis];
            }
            for (int k = 0; k < operands; k++)
            {
                stride[k] = _strides[k][last];
                at[k] = _offsets[k] + start * stride[k];
                for (int axis = 0; axis < last; axis++) at[k] += index[axis] * _strides[k][axis];
            }
            while (true)
            {
                body.Invoke(n, at, stride);
                if (++row == end) return;
                for (int axis = last - 1; axis >= 0; axis--)
                {
                    bool carries = ++index[axis] == _dims[axis];
                    for (int k = 0; k < operands; k++) at[k] += carries ? -(long)(_dims[axis] - 1) * _strides[k][axis] : _strides[k][axis];
                    if (!carries) break;
                    index[axis] = 0;
                }
            }
        }
    }
}
