using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>Reductions of the trailing axes of x to y, which has x's leading axes.</summary>
static class Reductions
{
    const int Block = 1024; // elements summed straight on; above that, pairwise

    public static void Sum<T>(Tensor x, Tensor y) where T : unmanaged, INumber<T>
    {
        int outer = y.Rank;
        long n = 1;
        for (int i = outer; i < x.Rank; i++) n *= x.Shape.Array[i];
        var to = y.Data<T>();
        to.Clear();
        if (n == 0 || y.Count == 0) return;
        var rows = new RowSums<T>(x.As(y.Shape, x.Strides[..outer].ToArray(), x.Offset), x.As(new Shape(x.Shape.Array[outer..]), x.Strides[outer..].ToArray(), 0), y);
        if (n * y.Count < Rows.Grain) rows.Run(0, to.Length);
        else Workers.For((int)Math.Min(y.Count, 1 << 20), rows);
    }

    /// <summary>One output element a chunk. Correct for every layout; fast layouts have kernels of their own.</summary>
    readonly struct RowSums<T>(Tensor outer, Tensor inner, Tensor y) : IChunkBody where T : unmanaged, INumber<T>
    {
        public void Invoke(int chunk)
        {
            long count = y.Count, chunks = Math.Min(count, 1 << 20);
            Run((int)(count * chunk / chunks), (int)(count * (chunk + 1) / chunks));
        }

        public void Run(int start, int end)
        {
            var from = outer.Storage.Elements<T>();
            var to = y.Data<T>();
            for (int i = start; i < end; i++) to[i] = Total(from, Place(outer, i), 0, inner.Count);
        }

        T Total(ReadOnlySpan<T> from, long at, long start, long count)
        {
            if (count > Block)
            {
                long half = count / 2 / Block * Block;
                if (half == 0) half = Block;
                return Total(from, at, start, half) + Total(from, at, start + half, count - half);
            }
            T sum = T.Zero;
            for (long i = start; i < start + count; i++) sum += from[(int)(at + Place(inner, i))];
            return sum;
        }

        static long Place(Tensor x, long i)
        {
            long at = x.Offset;
            var strides = x.Strides;
            for (int axis = x.Rank - 1; axis >= 0; axis--)
            {
                at += i % x.Shape.Array[axis] * strides[axis];
                i /= x.Shape.Array[axis];
            }
            return at;
        }
    }
}
