using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>The values at a few places of the ascending order, without sorting all of them.</summary>
internal static class Selection
{
    private const int Buckets = 1 << 14;

    /// <summary>Puts the values that would stand at the places there; the others lie anywhere. The places ascend; there is no NaN.</summary>
    public static Dictionary<int, double> At(ReadOnlySpan<double> values, IEnumerable<int> places)
    {
        var wanted = places.Distinct().Order().ToArray();
        var found = new Dictionary<int, double>(wanted.Length);
        var keys = MemoryMarshal.Cast<double, ulong>(values);
        ulong low = ulong.MaxValue, high = 0;
        foreach (var bits in keys)
        {
            var key = RadixSort.Sortable(bits);
            low = Math.Min(low, key);
            high = Math.Max(high, key);
        }
        // Values spread over buckets of equal width in their sortable form; only the buckets that hold a place are sorted.
        var shift = Math.Max(0, 64 - System.Numerics.BitOperations.LeadingZeroCount(high - low) - 14);
        var counts = new int[Buckets];
        foreach (var bits in keys) counts[(int)((RadixSort.Sortable(bits) - low) >> shift)]++;
        var starts = new int[Buckets + 1];
        for (var i = 0; i < Buckets; i++) starts[i + 1] = starts[i] + counts[i];
        var held = new Dictionary<int, List<double>>();
        foreach (var place in wanted) held.TryAdd(BucketOf(starts, place), []);
        var isHeld = new bool[Buckets];
        foreach (var bucket in held.Keys) isHeld[bucket] = true;
        for (var i = 0; i < keys.Length; i++)
        {
            var bucket = (int)((RadixSort.Sortable(keys[i]) - low) >> shift);
            if (isHeld[bucket]) held[bucket].Add(values[i]);
        }
        foreach (var (_, members) in held) RadixSort.Sort(CollectionsMarshal.AsSpan(members));
        foreach (var place in wanted)
        {
            var bucket = BucketOf(starts, place);
            found[place] = held[bucket][place - starts[bucket]];
        }
        return found;
    }

    private static int BucketOf(int[] starts, int place)
    {
        int low = 0, high = Buckets - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (starts[middle] <= place) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
