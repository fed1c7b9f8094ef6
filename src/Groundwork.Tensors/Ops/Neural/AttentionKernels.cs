using System.Buffers;
using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>The matrices of a batch as the matrix product takes them: where each begins, and how far apart its rows lie.</summary>
readonly struct Matrices
{
    readonly Tensor _x;
    readonly long[] _strides;
    readonly int[] _batch;

    public Matrices(Tensor x)
    {
        // Rows may lie apart, as when heads stand side by side; what lies otherwise is copied.
        if (x.Rank < 2 || x.Shape[^1] > 1 && x.Strides[^1] != 1 || x.Shape[^2] > 1 && (x.Strides[^2] < x.Shape[^1] || x.Strides[^2] > int.MaxValue)) x = x.Contiguous();
        _x = x;
        _strides = x.Strides[..^2].ToArray();
        _batch = x.Shape.Array[..^2];
        Leading = Math.Max(1, x.Shape[^2] > 1 ? (int)x.Strides[^2] : x.Shape[^1]);
    }

    /// <summary>Elements from a row to the next.</summary>
    public int Leading { get; }

    /// <summary>The copy that was made, if one was, lives until here.</summary>
    public void KeepAlive() => GC.KeepAlive(_x);

    /// <summary>The elements from the beginning of matrix <paramref name="i"/> on.</summary>
    public Span<T> At<T>(long i) where T : unmanaged
    {
        long at = _x.Offset;
        for (int axis = _batch.Length - 1; axis >= 0; axis--)
        {
            at += i % _batch[axis] * _strides[axis];
            i /= _batch[axis];
        }
        return _x.Storage.Elements<T>()[(int)at..];
    }
}

/// <summary>What forward and backward share: the scores of a block of queries.</summary>
static class AttentionBlock
{
    /// <summary>Queries worked on together: their scores with some thousand keys stay in the second-level cache.</summary>
    public const int Rows = 64;

    /// <summary>Scores of queries <paramref name="first"/> to first + rows − 1 with the first <paramref name="columns"/> keys.</summary>
    public static void Scores<T>(ReadOnlySpan<T> q, int ldQ, ReadOnlySpan<T> k, int ldK, int first, int rows, int columns, int features, T scale, ReadOnlySpan<T> mask, int ldMask, Span<T> scores)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Gemm.Multiply(false, true, rows, columns, features, scale, q[(first * ldQ)..], ldQ, k, ldK, T.Zero, scores, columns);
        if (mask.IsEmpty) return;
        for (int i = 0; i < rows; i++)
        {
            var row = scores.Slice(i * columns, columns);
            Lanes.Zip<T, AddLane>(row, mask.Slice((first + i) * ldMask, columns), row);
        }
    }

    /// <summary>How many keys a query may see, and how many its block.</summary>
    public static int Seen(bool isCausal, int query, int keys) => isCausal ? Math.Min(query + 1, keys) : keys;
}

readonly struct AttentionKernel(Tensor q, Tensor k, Tensor v, Tensor? mask, Tensor y, Tensor log, bool isCausal, double scale) : IFloatKernel
{
    public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        using var _ = Autograd.NoGrad();
        int blocks = (q.Shape[^2] + AttentionBlock.Rows - 1) / AttentionBlock.Rows;
        if (y.Count == 0) return;
        if (k.Shape[^2] == 0)
        {
            y.Data<T>().Clear();
            log.Data<T>().Fill(T.NegativeInfinity);
            return;
        }
        int batch = (int)(log.Count / q.Shape[^2]);
        Workers.For(batch * blocks, new Chunk<T>(new(q), new(k), new(v), mask is null ? null : new Matrices(mask), y, log,
            blocks, q.Shape[^2], k.Shape[^2], q.Shape[^1], v.Shape[^1], isCausal, T.CreateChecked(scale)));
    }

    readonly struct Chunk<T>(Matrices q, Matrices k, Matrices v, Matrices? mask, Tensor y, Tensor log, int blocks, int L, int S, int E, int V, bool isCausal, T scale) : IChunkBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int chunk)
        {
            int head = chunk / blocks, first = chunk % blocks * AttentionBlock.Rows, rows = Math.Min(AttentionBlock.Rows, L - first);
            int columns = AttentionBlock.Seen(isCausal, first + rows - 1, S);
            T[] rented = ArrayPool<T>.Shared.Rent(rows * columns);
            var p = rented.AsSpan(0, rows * columns);
            AttentionBlock.Scores(q.At<T>(head), q.Leading, k.At<T>(head), k.Leading, first, rows, columns, E, scale, mask is { } m ? m.At<T>(head) : default, mask?.Leading ?? 0, p);
            var logs = log.Data<T>().Slice(head * L + first, rows);
            for (int i = 0; i < rows; i++)
            {
                var row = p.Slice(i * columns, columns);
                int seen = AttentionBlock.Seen(isCausal, first + i, S);
                row[seen..].Fill(T.NegativeInfinity); // the whole row is quicker than a part whose length fits no vector
                logs[i] = SoftmaxRow.Normalize(row);
            }
            Gemm.Multiply(false, false, rows, V, columns, T.One, p, columns, v.At<T>(head), v.Leading, T.Zero, y.Data<T>()[((head * L + first) * V)..], V);
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}

readonly struct AttentionGradKernel(
    Tensor dy, Tensor q, Tensor k, Tensor v, Tensor? mask, Tensor y, Tensor log, Tensor dq, Tensor dk, Tensor dv, Tensor? dMask, bool isCausal, double scale) : IFloatKernel
{
    public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        using var _ = Autograd.NoGrad();
        dk.Data<T>().Clear();
        dv.Data<T>().Clear();
        if (dMask is not null) dMask.Data<T>().Clear();
        if (log.Count == 0 || k.Shape[^2] == 0)
        {
            dq.Data<T>().Clear();
            return;
        }
        int batch = (int)(log.Count / q.Shape[^2]);
        Workers.For(batch, new Chunk<T>(new(dy), new(q), new(k), new(v), mask is null ? null : new Matrices(mask), new(y), log, dq, dk, dv, dMask,
            q.Shape[^2], k.Shape[^2], q.Shape[^1], v.Shape[^1], isCausal, T.CreateChecked(scale)));
    }

    readonly struct Chunk<T>(
        Matrices dy, Matrices q, Matrices k, Matrices v, Matrices? mask, Matrices y, Tensor log, Tensor dq, Tensor dk, Tensor dv, Tensor? dMask,
        int L, int S, int E, int V, bool isCausal, T scale) : IChunkBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int head)
        {
            T[] rented = ArrayPool<T>.Shared.Rent(2 * AttentionBlock.Rows * S);
            Span<T> dKey = dk.Data<T>().Slice(head * S * E, S * E), dValue = dv.Data<T>().Slice(head * S * V, S * V), logs = log.Data<T>().Slice(head * L, L);
            ReadOnlySpan<T> queries = q.At<T>(head), keys = k.At<T>(head), values = v.At<T>(head), outputs = y.At<T>(head), seeds = dy.At<T>(head);
            for (int first = 0; first < L; first += AttentionBlock.Rows)
            {
                int rows = Math.Min(AttentionBlock.Rows, L - first), columns = AttentionBlock.Seen(isCausal, first + rows - 1, S);
                Span<T> p = rented.AsSpan(0, rows * columns), ds = rented.AsSpan(rows * columns, rows * columns);
                AttentionBlock.Scores(queries, q.Leading, keys, k.Leading, first, rows, columns, E, scale, mask is { } m ? m.At<T>(head) : default, mask?.Leading ?? 0, p);
                var seed = seeds[(first * dy.Leading)..];
                Gemm.Multiply(false, true, rows, columns, V, T.One, seed, dy.Leading, values, v.Leading, T.Zero, ds, columns); // dp
                for (int i = 0; i < rows; i++)
                {
                    int seen = AttentionBlock.Seen(isCausal, first + i, S);
                    Span<T> row = p.Slice(i * columns, columns), slopes = ds.Slice(i * columns, columns);
                    slopes[seen..].Clear();
                    T dot = RowLoops.Sum<T, DotSum<T>>(seeds.Slice((first + i) * dy.Leading, V), outputs.Slice((first + i) * y.Leading, V), T.Zero);
                    if (T.IsNegativeInfinity(logs[first + i]))
                    {
                        row.Clear(); // attends to nothing
                        slopes.Clear();
                        continue;
                    }
                    ExpRow.Scaled(row, logs[first + i], T.One, row);
                    row[seen..].Clear();
                    RowLoops.Map<T, TimesMinus<T>>(row[..seen], slopes[..seen], default, dot, T.Zero, T.Zero, slopes[..seen]);
                }
                if (dMask is not null)
                    for (int i = 0; i < rows; i++) ds.Slice(i * columns, columns).CopyTo(dMask.Data<T>()[((head * L + first + i) * S)..]);
                Gemm.Multiply(true, false, columns, V, rows, T.One, p, columns, seed, dy.Leading, T.One, dValue, V);
                Gemm.Multiply(false, false, rows, E, columns, scale, ds, columns, keys, k.Leading, T.Zero, dq.Data<T>()[((head * L + first) * E)..], E);
                Gemm.Multiply(true, false, columns, E, rows, scale, ds, columns, queries[(first * q.Leading)..], q.Leading, T.One, dKey, E);
            }
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    readonly struct TimesMinus<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> p, Vector<T> q, Vector<T> r) => a * (b - p);
    }
}
