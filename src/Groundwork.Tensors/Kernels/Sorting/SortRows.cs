using System.Buffers;

namespace Groundwork.Kernels;

/// <summary>One row sorted; NaN last, or first if descending.</summary>
readonly struct SortRow<T>(bool descending) : IRowToRow<T, T> where T : unmanaged
{
    public void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        if (SortKeys.IsWide<T>()) Wide(x, y);
        else Narrow(x, y);
    }

    void Narrow(ReadOnlySpan<T> x, Span<T> y)
    {
        int n = x.Length;
        uint turn = descending ? uint.MaxValue : 0;
        NarrowKey[] items = ArrayPool<NarrowKey>.Shared.Rent(n), spare = ArrayPool<NarrowKey>.Shared.Rent(n);
        for (int i = 0; i < n; i++) items[i] = new((uint)SortKeys.OfBits(x[i]) ^ turn);
        var sorted = RadixSort.Sort(items, spare, n) ? spare : items;
        for (int i = 0; i < n; i++) y[i] = SortKeys.Value<T>(sorted[i].Value ^ turn);
        ArrayPool<NarrowKey>.Shared.Return(items);
        ArrayPool<NarrowKey>.Shared.Return(spare);
    }

    void Wide(ReadOnlySpan<T> x, Span<T> y)
    {
        int n = x.Length;
        ulong turn = descending ? ulong.MaxValue : 0;
        WideKey[] items = ArrayPool<WideKey>.Shared.Rent(n), spare = ArrayPool<WideKey>.Shared.Rent(n);
        for (int i = 0; i < n; i++) items[i] = new(SortKeys.OfBits(x[i]) ^ turn);
        var sorted = RadixSort.Sort(items, spare, n) ? spare : items;
        for (int i = 0; i < n; i++) y[i] = SortKeys.Value<T>(sorted[i].Value ^ turn);
        ArrayPool<WideKey>.Shared.Return(items);
        ArrayPool<WideKey>.Shared.Return(spare);
    }
}

/// <summary>The places of one row's first elements in sorted order, as many as the output holds; equal elements keep their order.</summary>
readonly struct ArgSortRow<T>(bool descending) : IRowToRow<T, long> where T : unmanaged
{
    const int Digit = 11;

    public void Invoke(ReadOnlySpan<T> x, Span<long> y)
    {
        if (y.IsEmpty) return;
        if (SortKeys.IsWide<T>()) Wide(x, y);
        else Narrow(x, y);
    }

    void Narrow(ReadOnlySpan<T> x, Span<long> y)
    {
        int n = x.Length, kept = 0;
        ulong turn = descending ? uint.MaxValue : 0, last = Bound(x, y.Length, turn, 32);
        NarrowPair[] items = ArrayPool<NarrowPair>.Shared.Rent(n), spare = ArrayPool<NarrowPair>.Shared.Rent(n);
        for (int i = 0; i < n; i++)
        {
            ulong key = SortKeys.Of(x[i]) ^ turn;
            if (key <= last) items[kept++] = new(key << 32 | (uint)i);
        }
        var sorted = RadixSort.Sort(items, spare, kept) ? spare : items;
        for (int i = 0; i < y.Length; i++) y[i] = (uint)sorted[i].Packed;
        ArrayPool<NarrowPair>.Shared.Return(items);
        ArrayPool<NarrowPair>.Shared.Return(spare);
    }

    void Wide(ReadOnlySpan<T> x, Span<long> y)
    {
        int n = x.Length, kept = 0;
        ulong turn = descending ? ulong.MaxValue : 0, last = Bound(x, y.Length, turn, 64);
        WidePair[] items = ArrayPool<WidePair>.Shared.Rent(n), spare = ArrayPool<WidePair>.Shared.Rent(n);
        for (int i = 0; i < n; i++)
        {
            ulong key = SortKeys.Of(x[i]) ^ turn;
            if (key <= last) items[kept++] = new(key, i);
        }
        var sorted = RadixSort.Sort(items, spare, kept) ? spare : items;
        for (int i = 0; i < y.Length; i++) y[i] = sorted[i].Place;
        ArrayPool<WidePair>.Shared.Return(items);
        ArrayPool<WidePair>.Shared.Return(spare);
    }

    /// <summary>A key that is not below the k-th smallest: with few wanted, counting the leading digit spares sorting the rest.</summary>
    static ulong Bound(ReadOnlySpan<T> x, int k, ulong turn, int bits)
    {
        if (k >= x.Length / 2 || x.Length < 256) return ulong.MaxValue;
        Span<int> counts = stackalloc int[1 << Digit];
        counts.Clear();
        foreach (T value in x) counts[(int)((SortKeys.Of(value) ^ turn) >> (bits - Digit)) & ((1 << Digit) - 1)]++;
        int bucket = 0;
        for (int seen = counts[0]; seen < k; seen += counts[bucket]) bucket++;
        return ((ulong)bucket + 1 << (bits - Digit)) - 1;
    }
}
