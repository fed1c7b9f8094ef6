using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>Something that is sorted by an unsigned key.</summary>
interface ISortItem<TSelf> : IComparable<TSelf> where TSelf : unmanaged
{
    /// <summary>Bits of the key that take part.</summary>
    static abstract int Bits { get; }

    ulong Key { get; }
}

/// <summary>A key of 32 bits alone.</summary>
readonly record struct NarrowKey(uint Value) : ISortItem<NarrowKey>
{
    public static int Bits => 32;

    public ulong Key
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Value;
    }

    public int CompareTo(NarrowKey other) => Value.CompareTo(other.Value);
}

/// <summary>A key of 64 bits alone.</summary>
readonly record struct WideKey(ulong Value) : ISortItem<WideKey>
{
    public static int Bits => 64;

    public ulong Key
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Value;
    }

    public int CompareTo(WideKey other) => Value.CompareTo(other.Value);
}

/// <summary>A key of 32 bits above the place it came from.</summary>
readonly record struct NarrowPair(ulong Packed) : ISortItem<NarrowPair>
{
    public static int Bits => 32;

    public ulong Key
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Packed >> 32;
    }

    public int CompareTo(NarrowPair other) => Packed.CompareTo(other.Packed);
}

/// <summary>A key of 64 bits and the place it came from.</summary>
readonly record struct WidePair(ulong Value, int Place) : ISortItem<WidePair>
{
    public static int Bits => 64;

    public ulong Key
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] get => Value;
    }

    public int CompareTo(WidePair other) => Value != other.Value ? Value.CompareTo(other.Value) : Place.CompareTo(other.Place);
}

/// <summary>
/// Stable sorting by the digits of the key, least first: 11 bits a pass, and a pass whose digit is the same everywhere is left out.
/// Large arrays are cut into blocks that are counted and moved in parallel; the result is the same however many threads there are.
/// </summary>
static class RadixSort
{
    const int Digit = 11, Buckets = 1 << Digit;
    const int Small = 400;           // below that comparing is faster than counting
    const int BlockSize = 32 * 1024;

    /// <summary>Sorts; <paramref name="spare"/> is as long as the items.</summary>
    /// <returns>True if the sorted items stand in <paramref name="spare"/>.</returns>
    public static bool Sort<TItem>(TItem[] items, TItem[] spare, int n) where TItem : unmanaged, ISortItem<TItem>
    {
        if (n <= Small)
        {
            items.AsSpan(0, n).Sort();
            return false;
        }
        int blocks = Math.Min(16, (n + BlockSize - 1) / BlockSize);
        var counts = new int[blocks * Buckets];
        bool swapped = false;
        for (int shift = 0; shift < TItem.Bits; shift += Digit)
        {
            Array.Clear(counts);
            var count = new Count<TItem>(items, n, blocks, shift, counts);
            if (blocks == 1) count.Invoke(0);
            else Workers.For(blocks, count);
            if (IsOneBucket(counts, blocks, n)) continue;
            int place = 0;
            for (int bucket = 0; bucket < Buckets; bucket++)
                for (int block = 0; block < blocks; block++)
                {
                    ref int at = ref counts[block * Buckets + bucket];
                    (at, place) = (place, place + at);
                }
            var move = new Move<TItem>(items, spare, n, blocks, shift, counts);
            if (blocks == 1) move.Invoke(0);
            else Workers.For(blocks, move);
            (items, spare, swapped) = (spare, items, !swapped);
        }
        return swapped;
    }

    static bool IsOneBucket(int[] counts, int blocks, int n)
    {
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            int sum = 0;
            for (int block = 0; block < blocks; block++) sum += counts[block * Buckets + bucket];
            if (sum != 0) return sum == n;
        }
        return true;
    }

    static (int Start, int End) Range(int block, int blocks, int n) => ((int)((long)n * block / blocks), (int)((long)n * (block + 1) / blocks));

    readonly struct Count<TItem>(TItem[] items, int n, int blocks, int shift, int[] counts) : IChunkBody where TItem : unmanaged, ISortItem<TItem>
    {
        public void Invoke(int block)
        {
            var (start, end) = Range(block, blocks, n);
            var own = counts.AsSpan(block * Buckets, Buckets);
            foreach (ref readonly var item in items.AsSpan(start, end - start)) own[(int)(item.Key >> shift) & (Buckets - 1)]++;
        }
    }

    readonly struct Move<TItem>(TItem[] items, TItem[] to, int n, int blocks, int shift, int[] places) : IChunkBody where TItem : unmanaged, ISortItem<TItem>
    {
        public void Invoke(int block)
        {
            var (start, end) = Range(block, blocks, n);
            var own = places.AsSpan(block * Buckets, Buckets);
            foreach (ref readonly var item in items.AsSpan(start, end - start)) to[own[(int)(item.Key >> shift) & (Buckets - 1)]++] = item;
        }
    }
}
