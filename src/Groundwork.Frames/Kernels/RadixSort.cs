using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>Stable sorting by digits of 11 bits, least significant first; digits that all keys share are skipped.</summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const ulong Sign = 1UL << 63;

    /// <summary>The positions in ascending order of the keys. With <paramref name="signed"/> the keys are two's complement.</summary>
    public static int[] Order(int length, ReadOnlySpan<ulong> keys, bool signed = false)
    {
        var order = new int[length];
        for (var i = 0; i < length; i++) order[i] = i;
        var copy = keys.ToArray();
        if (signed) for (var i = 0; i < copy.Length; i++) copy[i] ^= Sign;
        Refine(order, copy);
        return order;
    }

    /// <summary>Sorts an order further: by the keys, which stand in the order's sequence; equal keys keep their places. Destroys the keys.</summary>
    public static void Refine(int[] order, ulong[] keys)
    {
        var n = order.Length;
        if (n < 2) return;
        ulong low = ulong.MaxValue, high = 0;
        foreach (var key in keys) (low, high) = (Math.Min(low, key), Math.Max(high, key));
        if (low == high) return;
        var keyBits = 64 - System.Numerics.BitOperations.LeadingZeroCount(high - low);
        var indexBits = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)(n - 1));
        if (keyBits + indexBits <= 64) Packed(order, keys, low, keyBits, indexBits);
        else Pairs(order, keys, low, keyBits);
    }

    /// <summary>Ascending order in place for doubles without NaN.</summary>
    public static void Sort(Span<double> values)
    {
        if (values.Length < 4096)
        {
            values.Sort();
            return;
        }
        var bits = MemoryMarshal.Cast<double, ulong>(values);
        for (var i = 0; i < bits.Length; i++) bits[i] = Sortable(bits[i]);
        ulong low = ulong.MaxValue, high = 0;
        foreach (var key in bits) (low, high) = (Math.Min(low, key), Math.Max(high, key));
        var keyBits = 64 - System.Numerics.BitOperations.LeadingZeroCount(high - low);
        var from = bits.ToArray();
        for (var i = 0; i < from.Length; i++) from[i] -= low;
        var to = new ulong[from.Length];
        var counts = new int[Buckets];
        for (var shift = 0; shift < keyBits; shift += Bits)
        {
            if (!Count(from, shift, counts)) continue;
            foreach (var key in from) to[counts[(int)(key >> shift) & (Buckets - 1)]++] = key;
            (from, to) = (to, from);
        }
        for (var i = 0; i < from.Length; i++) bits[i] = Unsortable(from[i] + low);
    }

    /// <summary>The bits of a double as a number that sorts like it.</summary>
    public static ulong Sortable(ulong bits) => (bits & Sign) == 0 ? bits | Sign : ~bits;

    private static ulong Unsortable(ulong key) => (key & Sign) != 0 ? key & ~Sign : ~key;

    /// <summary>Key and position fit one word: half the memory traffic.</summary>
    private static void Packed(int[] order, ulong[] keys, ulong low, int keyBits, int indexBits)
    {
        var from = keys;
        for (var i = 0; i < from.Length; i++) from[i] = (keys[i] - low) << indexBits | (uint)i;
        var to = ColumnMemory.Lend<ulong>(from.Length);
        var counts = new int[Buckets];
        for (var shift = indexBits; shift < indexBits + keyBits; shift += Bits)
        {
            if (!Count(from, shift, counts)) continue;
            foreach (var key in from) to[counts[(int)(key >> shift) & (Buckets - 1)]++] = key;
            (from, to) = (to, from);
        }
        var mask = (1UL << indexBits) - 1;
        var before = (int[])order.Clone();
        for (var i = 0; i < order.Length; i++) order[i] = before[(int)(from[i] & mask)];
    }

    private static void Pairs(int[] order, ulong[] keys, ulong low, int keyBits)
    {
        var n = order.Length;
        for (var i = 0; i < n; i++) keys[i] -= low;
        var (from, to) = (keys, ColumnMemory.Lend<ulong>(n));
        var (rows, nextRows) = (order, ColumnMemory.Lend<int>(n));
        var counts = new int[Buckets];
        for (var shift = 0; shift < keyBits; shift += Bits)
        {
            if (!Count(from, shift, counts)) continue;
            for (var i = 0; i < n; i++)
            {
                var key = from[i];
                var place = counts[(int)(key >> shift) & (Buckets - 1)]++;
                to[place] = key;
                nextRows[place] = rows[i];
            }
            (from, to) = (to, from);
            (rows, nextRows) = (nextRows, rows);
        }
        if (!ReferenceEquals(rows, order)) rows.CopyTo(order, 0);
    }

    /// <summary>Turns the digit's counts into first places; false when all keys share the digit.</summary>
    private static bool Count(ulong[] keys, int shift, int[] counts)
    {
        Array.Clear(counts);
        foreach (var key in keys) counts[(int)(key >> shift) & (Buckets - 1)]++;
        if (counts[(int)(keys[0] >> shift) & (Buckets - 1)] == keys.Length) return false;
        var place = 0;
        for (var i = 0; i < Buckets; i++) (counts[i], place) = (place, place + counts[i]);
        return true;
    }
}
