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

    /// <summary>The value at a place of the ascending order and the one behind it (the last one twice); the values are reordered, there is no NaN.</summary>
    /// <remarks>Quickselect (C. A. R. Hoare, 1961) with N. Lomuto's partition, which has no branch to foresee; what does not shrink fast enough is sorted.</remarks>
    public static (double At, double Next) Pair(Span<double> values, int place)
    {
        var at = Place(values, place);
        if (place + 1 == values.Length) return (at, at);
        var next = double.PositiveInfinity;
        foreach (var value in values[(place + 1)..]) if (value < next) next = value;
        return (at, next);
    }

    private static double Place(Span<double> values, int place)
    {
        int low = 0, high = values.Length;
        for (var rounds = 2 * System.Numerics.BitOperations.Log2((uint)high + 1); high - low > 16 && rounds > 0; rounds--)
        {
            var pivot = Middle(values[low], values[(low + high) / 2], values[high - 1]);
            var below = low + Partition(values[low..high], pivot, withPivot: false);
            if (place < below)
            {
                high = below;
                continue;
            }
            low = below + Partition(values[below..high], pivot, withPivot: true);
            if (place < low) return pivot;
        }
        values[low..high].Sort();
        return values[place];
    }

    /// <summary>Moves the values below the pivot (or up to it) to the front; gives their count.</summary>
    private static int Partition(Span<double> values, double pivot, bool withPivot)
    {
        var count = 0;
        if (withPivot) for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = values[count];
            values[count] = value;
            count += Convert.ToInt32(value <= pivot);
        }
        else for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = values[count];
            values[count] = value;
            count += Convert.ToInt32(value < pivot);
        }
        return count;
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

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
