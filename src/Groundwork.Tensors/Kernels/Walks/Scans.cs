using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>Folds along an axis that keep every value on the way, in place.</summary>
static class Scans
{
    const int Tile = 1024; // columns that go down together

    public static void InPlace<T, TLane>(Tensor y, int axis) where T : unmanaged, INumber<T> where TLane : struct, IFoldLane
    {
        if (y.Count == 0) return;
        int n = y.Shape.Array[axis], columns = 1;
        for (int i = axis + 1; i < y.Rank; i++) columns *= y.Shape.Array[i];
        int blocks = (int)(y.Count / n / columns), tiles = (columns + Tile - 1) / Tile;
        int perChunk = Math.Max(1, Rows.Grain / Math.Max(1, n * Math.Min(columns, Tile)));
        var body = new Chunk<T, TLane>(y, n, columns, tiles, blocks * tiles, perChunk);
        int chunks = (blocks * tiles + perChunk - 1) / perChunk;
        if (chunks == 1) body.Invoke(0);
        else Workers.For(chunks, body);
    }

    readonly struct Chunk<T, TLane>(Tensor y, int n, int columns, int tiles, int count, int perChunk) : IChunkBody
        where T : unmanaged, INumber<T> where TLane : struct, IFoldLane
    {
        public void Invoke(int chunk)
        {
            var all = y.Data<T>();
            int end = Math.Min(count, (chunk + 1) * perChunk);
            for (int i = chunk * perChunk; i < end; i++)
            {
                var block = all.Slice(i / tiles * n * columns, n * columns);
                if (columns == 1) Line(block);
                else Down(block, i % tiles * Tile);
            }
        }

        static void Line(Span<T> y)
        {
            T running = y[0];
            for (int i = 1; i < y.Length; i++) y[i] = running = TLane.Invoke(running, y[i]);
        }

        void Down(Span<T> y, int start)
        {
            int width = Math.Min(Tile, columns - start);
            for (int i = 1; i < n; i++) FoldLanes.Into<T, TLane>(y.Slice((i - 1) * columns + start, width), y.Slice(i * columns + start, width));
        }
    }
}
