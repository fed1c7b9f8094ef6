using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>Places in a strided array, addressed as [before, picked, after]: any elements of the picked axes, all of the others.</summary>
/// <remarks>Place (p, b, q, i) is <c>Before[p] + Picked[b] + After[q] + i · Stride</c>, with i below <c>Row</c>. The other side lies in one piece, in that order.</remarks>
sealed class Picks
{
    public readonly long[] Before, Picked, After;
    public readonly int Row;
    public readonly long Stride;

    /// <param name="before">Sizes and strides of the axes before.</param>
    /// <param name="picked">Absolute places of the picked elements.</param>
    /// <param name="after">Sizes and strides of the axes after; those that lie one behind the other become a row.</param>
    public Picks((int[] Dims, long[] Strides) before, long[] picked, (int[] Dims, long[] Strides) after)
    {
        Before = Offsets(before.Dims, before.Strides);
        Picked = picked;
        int rows = after.Dims.Length;
        (Row, Stride) = (1, 1);
        while (rows > 0 && (Row == 1 || after.Strides[rows - 1] == Row * Stride))
        {
            rows--;
            if (Row == 1) Stride = after.Strides[rows];
            Row *= after.Dims[rows];
            if (Row == 0) break;
        }
        if (Row == 1) Stride = 1;
        After = Offsets(after.Dims.AsSpan(0, rows), after.Strides.AsSpan(0, rows));
    }

    long Width => (long)After.Length * Row;

    long Count => Before.Length * Picked.Length * Width;

    static long[] Offsets(ReadOnlySpan<int> dims, ReadOnlySpan<long> strides)
    {
        long count = 1;
        foreach (int n in dims) count *= n;
        var offsets = new long[count];
        long have = 1;
        for (int axis = dims.Length - 1; axis >= 0 && count > 0; axis--)
        {
            for (long i = 1; i < dims[axis]; i++)
                for (long k = 0; k < have; k++) offsets[i * have + k] = offsets[k] + i * strides[axis];
            have *= dims[axis];
        }
        return offsets;
    }

    /// <summary>y = the picked elements of x.</summary>
    public void Read<T>(Storage x, Storage y, long start) where T : unmanaged
    {
        if (Count == 0) return;
        long pairs = (long)Before.Length * Picked.Length, grain = Math.Max(1, Rows.Grain / Width);
        int chunks = (int)((pairs + grain - 1) / grain);
        Workers.For(chunks, new Reader<T>(this, x, y, start, grain, pairs));
    }

    /// <summary>The picked elements of x = values. Where an element is picked twice the last value stays.</summary>
    public void Write<T>(Storage values, long start, Storage x) where T : unmanaged => Each<T, Replace<T>>(values, start, x);

    /// <summary>The picked elements of x += values; where an element is picked twice both are added.</summary>
    public void Add<T>(Storage values, long start, Storage x) where T : unmanaged, INumber<T> => Each<T, Plus<T>>(values, start, x);

    // Chunks hold different columns of all picks, so that repeated picks meet in order whatever the number of threads.
    void Each<T, TCombine>(Storage values, long start, Storage x) where T : unmanaged where TCombine : struct, ICombine<T>
    {
        if (Count == 0) return;
        int lines = Before.Length * After.Length;
        int piece = lines >= 8 || Row < 256 ? Row : Math.Max(128, (Row + 7) / 8);
        int pieces = (Row + piece - 1) / piece;
        long grain = Math.Max(1, Rows.Grain / ((long)Picked.Length * piece)), units = (long)lines * pieces;
        Workers.For((int)((units + grain - 1) / grain), new Writer<T, TCombine>(this, values, start, x, piece, pieces, grain, units));
    }

    readonly struct Reader<T>(Picks at, Storage x, Storage y, long start, long grain, long pairs) : IChunkBody where T : unmanaged
    {
        public void Invoke(int chunk)
        {
            ReadOnlySpan<T> from = x.Elements<T>();
            var to = y.Elements<T>();
            int n = at.Row;
            long pair = chunk * grain, end = Math.Min(pairs, pair + grain), target = start + pair * at.Width;
            int count = at.Picked.Length, p = (int)(pair / count), b = (int)(pair % count);
            while (pair < end)
            {
                if (at.Width == 1)
                {
                    var picked = at.Picked.AsSpan(b, (int)Math.Min(count - b, end - pair));
                    Elements(from, at.Before[p], picked, to.Slice((int)target, picked.Length));
                    (pair, target, p, b) = (pair + picked.Length, target + picked.Length, p + 1, 0);
                    continue;
                }
                long place = at.Before[p] + at.Picked[b];
                pair++;
                if (++b == count) (p, b) = (p + 1, 0);
                foreach (long after in at.After)
                {
                    long source = place + after;
                    if (n == 1) to[(int)target] = from[(int)source];
                    else if (at.Stride == 1) from.Slice((int)source, n).CopyTo(to.Slice((int)target, n));
                    else
                        for (int i = 0; i < n; i++) to[(int)target + i] = from[(int)(source + i * at.Stride)];
                    target += n;
                }
            }
        }
    }

    static void Elements<T>(ReadOnlySpan<T> from, long before, ReadOnlySpan<long> picked, Span<T> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] = from[(int)(before + picked[i])];
    }

    readonly struct Writer<T, TCombine>(Picks at, Storage values, long start, Storage x, int piece, int pieces, long grain, long units) : IChunkBody
        where T : unmanaged where TCombine : struct, ICombine<T>
    {
        public void Invoke(int chunk)
        {
            ReadOnlySpan<T> from = values.Elements<T>();
            var to = x.Elements<T>();
            long end = Math.Min(units, (chunk + 1) * grain);
            for (long unit = chunk * grain; unit < end; unit++)
            {
                int first = (int)(unit % pieces) * piece, n = Math.Min(piece, at.Row - first);
                long line = unit / pieces, before = line / at.After.Length, after = line % at.After.Length;
                long place = at.Before[before] + at.After[after] + first * at.Stride;
                long source = start + before * at.Picked.Length * at.Width + after * at.Row + first;
                foreach (long picked in at.Picked)
                {
                    if (at.Stride == 1) TCombine.Invoke(from.Slice((int)source, n), to.Slice((int)(place + picked), n));
                    else
                        for (int i = 0; i < n; i++) TCombine.Invoke(from.Slice((int)source + i, 1), to.Slice((int)(place + picked + i * at.Stride), 1));
                    source += at.Width;
                }
            }
        }
    }

    interface ICombine<T> where T : unmanaged { static abstract void Invoke(ReadOnlySpan<T> values, Span<T> x); }

    readonly struct Replace<T> : ICombine<T> where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Invoke(ReadOnlySpan<T> values, Span<T> x)
        {
            if (x.Length == 1) x[0] = values[0];
            else values.CopyTo(x);
        }
    }

    readonly struct Plus<T> : ICombine<T> where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Invoke(ReadOnlySpan<T> values, Span<T> x)
        {
            if (x.Length == 1) x[0] += values[0];
            else Lanes.NumberZipping<T, AddLane>(x, values, x);
        }
    }
}
