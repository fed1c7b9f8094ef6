using System.Numerics;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>
/// Folds the trailing axes of x into y, which has x's leading axes. Axes that lie one behind the other are merged; then rows are folded along
/// memory, or whole rows into one another, so that memory is always read in its order. Blocks have fixed sizes and meet pairwise:
/// the bits depend on shape and strides, never on the number of threads.
/// </summary>
static class Folds
{
    const int Block = 1024;         // elements that are folded straight on; above that, pairwise
    const int Span = 32 * 1024;     // elements of one row, or of one block of rows, that make a chunk of work
    const int Tile = 1024;          // columns that are accumulated side by side
    const int LeafRows = 32;        // rows folded straight into one another; above that, pairwise

    /// <summary>Elements of a storage as T; Bools as the bytes 0 and 1 that they are.</summary>
    static Span<T> Elements<T>(Storage storage) where T : unmanaged =>
        storage.DType == DType.Bool ? MemoryMarshal.Cast<bool, T>(storage.Elements<bool>()) : storage.Elements<T>();

    public static void Run<T, TLane>(Tensor x, Tensor y) where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        if (y.Count == 0) return;
        if (y.Count == 1 && x.IsContiguous && x.Count is > 0 and <= Block)
        {
            Elements<T>(y.Storage)[(int)y.Offset] = FoldLanes.Fold<T, TLane>(Elements<T>(x.Storage).Slice((int)x.Offset, (int)x.Count));
            return;
        }
        int leading = y.Rank;
        var outer = Merge(x, 0, leading);
        var inner = Merge(x, leading, x.Rank);
        if (x.Count == 0)
        {
            Elements<T>(y.Storage).Slice((int)y.Offset, (int)y.Count).Fill(TLane.Identity<T>());
            return;
        }
        if (inner.Count > 1)
        {
            // One group of axes after the other, the one along memory first.
            int first = inner.Count - 1;
            for (int i = 0; i < inner.Count; i++)
                if (Math.Abs(inner[i].Stride) < Math.Abs(inner[first].Stride)) first = i;
            var along = inner[first];
            inner.RemoveAt(first);
            (int Size, long Stride)[] kept = [.. outer, .. inner];
            var between = Tensor.Empty(new Shape([.. kept.Select(a => a.Size)]), y.DType);
            Run<T, TLane>(View(x, [.. kept, along]), between);
            Run<T, TLane>(between, y.As(new Shape([.. outer.Select(a => a.Size)]), null, y.Offset));
            GC.KeepAlive(between);
            return;
        }
        var (n, stride) = inner.Count == 0 ? (1, 1) : inner[0];
        if (outer.Count > 0 && outer[^1].Stride == 1 && stride != 1 && outer[^1].Size >= Vector<T>.Count) Columns<T, TLane>(x, y, [.. outer], n, stride);
        else Lines<T, TLane>(x, y, [.. outer], n, stride);
    }

    static Tensor View(Tensor x, (int Size, long Stride)[] axes) =>
        x.As(new Shape([.. axes.Select(a => a.Size)]), [.. axes.Select(a => a.Stride)], x.Offset);

    /// <summary>Axes without those of size 1, and with those merged that lie one behind the other.</summary>
    static List<(int Size, long Stride)> Merge(Tensor x, int start, int end)
    {
        List<(int Size, long Stride)> merged = [];
        var strides = x.Strides;
        for (int i = start; i < end; i++)
        {
            int n = x.Shape.Array[i];
            if (n == 1) continue;
            if (merged.Count > 0 && merged[^1].Stride == strides[i] * n && (long)merged[^1].Size * n <= int.MaxValue) merged[^1] = (merged[^1].Size * n, strides[i]);
            else merged.Add((n, strides[i]));
        }
        return merged;
    }

    static long Place((int Size, long Stride)[] axes, long i)
    {
        long at = 0;
        for (int axis = axes.Length - 1; axis >= 0; axis--)
        {
            at += i % axes[axis].Size * axes[axis].Stride;
            i /= axes[axis].Size;
        }
        return at;
    }

    static void Lines<T, TLane>(Tensor x, Tensor y, (int Size, long Stride)[] outer, int n, long stride)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        int count = (int)y.Count, pieces = (n + Span - 1) / Span;
        if (pieces == 1)
        {
            int linesPerChunk = Math.Max(1, Span / Math.Max(n, 8));
            var lines = new LineChunk<T, TLane>(x, y, outer, n, stride, count, linesPerChunk);
            if (count <= linesPerChunk) lines.Invoke(0);
            else Workers.For((count + linesPerChunk - 1) / linesPerChunk, lines);
            return;
        }
        var parts = new T[(long)count * pieces];
        Workers.For(count * pieces, new PieceChunk<T, TLane>(x, parts, outer, n, stride, pieces));
        var to = Elements<T>(y.Storage).Slice((int)y.Offset, count);
        for (int i = 0; i < count; i++) to[i] = Pairwise<T, TLane>(parts.AsSpan(i * pieces, pieces));
    }

    static T Pairwise<T, TLane>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T> where TLane : struct, IFoldLane =>
        x.Length == 1 ? x[0] : TLane.Invoke(Pairwise<T, TLane>(x[..(x.Length / 2)]), Pairwise<T, TLane>(x[(x.Length / 2)..]));

    /// <summary>n elements from a place on, a stride apart, as one.</summary>
    static T Total<T, TLane>(ReadOnlySpan<T> from, long at, long stride, int n) where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        if (n > Block)
        {
            int half = (n / 2 + Block - 1) / Block * Block;
            return TLane.Invoke(Total<T, TLane>(from, at, stride, half), Total<T, TLane>(from, at + half * stride, stride, n - half));
        }
        if (stride == 1) return FoldLanes.Fold<T, TLane>(from.Slice((int)at, n));
        Span<T> buffer = stackalloc T[Block];
        return FoldLanes.Fold<T, TLane>(Elementwise.Gather(from, at, stride, buffer[..n]));
    }

    readonly struct LineChunk<T, TLane>(Tensor x, Tensor y, (int Size, long Stride)[] outer, int n, long stride, int count, int linesPerChunk) : IChunkBody
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        public void Invoke(int chunk)
        {
            var from = Elements<T>(x.Storage);
            var to = Elements<T>(y.Storage);
            int end = Math.Min(count, (chunk + 1) * linesPerChunk);
            for (int i = chunk * linesPerChunk; i < end; i++) to[(int)y.Offset + i] = Total<T, TLane>(from, x.Offset + Place(outer, i), stride, n);
        }
    }

    readonly struct PieceChunk<T, TLane>(Tensor x, T[] parts, (int Size, long Stride)[] outer, int n, long stride, int pieces) : IChunkBody
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        public void Invoke(int chunk)
        {
            int start = chunk % pieces * Span;
            parts[chunk] = Total<T, TLane>(Elements<T>(x.Storage), x.Offset + Place(outer, chunk / pieces) + start * stride, stride, Math.Min(Span, n - start));
        }
    }

    /// <summary>The last of the outer axes lies along memory: rows are folded into rows.</summary>
    static void Columns<T, TLane>(Tensor x, Tensor y, (int Size, long Stride)[] outer, int n, long stride)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        int columns = outer[^1].Size, batch = (int)(y.Count / columns), tiles = (columns + Tile - 1) / Tile;
        int rowsPerChunk = Math.Max(LeafRows, Span / Math.Min(columns, Tile)), pieces = (n + rowsPerChunk - 1) / rowsPerChunk;
        var parts = pieces == 1 ? y : Tensor.Empty([batch, pieces, columns], y.DType);
        var body = new ColumnChunk<T, TLane>(x, parts, outer[..^1], columns, n, stride, tiles, pieces, rowsPerChunk);
        int chunks = batch * pieces * tiles;
        if ((long)n * y.Count <= Span)
            for (int chunk = 0; chunk < chunks; chunk++) body.Invoke(chunk);
        else Workers.For(chunks, body);
        if (pieces == 1) return;
        Columns<T, TLane>(parts, y, [(batch, (long)pieces * columns), (columns, 1)], pieces, columns);
        GC.KeepAlive(parts);
    }

    readonly struct ColumnChunk<T, TLane>(Tensor x, Tensor y, (int Size, long Stride)[] outer, int columns, int n, long stride, int tiles, int pieces, int rowsPerChunk) : IChunkBody
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        public void Invoke(int chunk)
        {
            int tile = chunk % tiles, piece = chunk / tiles % pieces, row = chunk / tiles / pieces;
            int start = tile * Tile, width = Math.Min(Tile, columns - start), first = piece * rowsPerChunk;
            var to = Elements<T>(y.Storage).Slice((int)y.Offset + (row * pieces + piece) * columns + start, width);
            Rows(Elements<T>(x.Storage), x.Offset + Place(outer, row) + start + first * stride, Math.Min(rowsPerChunk, n - first), to);
        }

        void Rows(ReadOnlySpan<T> from, long at, int rows, Span<T> to)
        {
            if (rows > LeafRows)
            {
                int half = (rows / 2 + LeafRows - 1) / LeafRows * LeafRows;
                Rows(from, at, half, to);
                Span<T> rest = stackalloc T[Tile];
                Rows(from, at + half * stride, rows - half, rest[..to.Length]);
                FoldLanes.Into<T, TLane>(rest, to);
                return;
            }
            from.Slice((int)at, to.Length).CopyTo(to);
            int i = 1;
            for (; i <= rows - 4 && stride > 0; i += 4) FoldLanes.Four<T, TLane>(from.Slice((int)(at + i * stride), (int)(3 * stride) + to.Length), (int)stride, to);
            for (; i < rows; i++) FoldLanes.Into<T, TLane>(from.Slice((int)(at + i * stride), to.Length), to);
        }
    }
}
