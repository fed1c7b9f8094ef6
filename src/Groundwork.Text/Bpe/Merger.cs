namespace Groundwork.Text;

/// <summary>
/// Applies merges to the ids of one piece: always the merge of lowest rank, leftmost first, until none applies.
/// Immutable and safe to use from several threads.
/// </summary>
internal sealed class Merger(BpeMerge[] merges, MergeTable table)
{
    /// <summary>Up to here the quadratic scan beats the heap: typical words are under 10 bytes.</summary>
    private const int ShortLength = 64;

    private const int None = MergeTable.None;

    /// <summary>Merges in place and returns how many ids remain at the front.</summary>
    public int Merge(Span<int> ids) => ids.Length <= ShortLength ? MergeByScan(ids) : MergeByHeap(ids);

    /// <summary>Looks through all pairs for every merge: O(n²) time, no memory.</summary>
    internal int MergeByScan(Span<int> ids)
    {
        int length = ids.Length;
        Span<int> ranks = length <= ShortLength ? stackalloc int[ShortLength] : new int[length]; // of the pair that begins here
        for (int i = 0; i + 1 < length; i++) ranks[i] = table.Rank(ids[i], ids[i + 1]);
        while (length > 1)
        {
            int best = 0;
            for (int i = 1; i < length - 1; i++)
            {
                if (ranks[i] < ranks[best]) best = i;
            }
            if (ranks[best] == None) break;

            ids[best] = merges[ranks[best]].Result;
            ids[(best + 2)..length].CopyTo(ids[(best + 1)..]);
            ranks[(best + 2)..length].CopyTo(ranks[(best + 1)..]);
            length--;
            if (best > 0) ranks[best - 1] = table.Rank(ids[best - 1], ids[best]);
            ranks[best] = best + 1 < length ? table.Rank(ids[best], ids[best + 1]) : None;
        }
        return length;
    }

    /// <summary>A linked list of ids and a heap of pairs by (rank, position): O(n log n), for runs of any length.</summary>
    internal int MergeByHeap(Span<int> ids)
    {
        int length = ids.Length;
        int[] next = new int[length]; // -1 at the end
        int[] previous = new int[length];
        int[] ranks = new int[length]; // of the pair that begins here; a heap entry with another rank is out of date
        var heap = new PriorityQueue<int, ulong>(length);
        for (int i = 0; i < length; i++)
        {
            previous[i] = i - 1;
            next[i] = i + 1 < length ? i + 1 : -1;
        }
        for (int i = 0; i < length; i++) Rank(i, ids);

        while (heap.TryDequeue(out int at, out ulong priority))
        {
            int rank = (int)(priority >> 32);
            if (ranks[at] != rank) continue;
            int gone = next[at];
            ids[at] = merges[rank].Result;
            ranks[gone] = None;
            next[at] = next[gone];
            if (next[at] >= 0) previous[next[at]] = at;
            Rank(at, ids);
            if (previous[at] >= 0) Rank(previous[at], ids);
        }

        int count = 0;
        for (int at = 0; at >= 0; at = next[at]) ids[count++] = ids[at]; // count never overtakes at
        return count;

        void Rank(int at, Span<int> ids)
        {
            ranks[at] = next[at] < 0 ? None : table.Rank(ids[at], ids[next[at]]);
            if (ranks[at] != None) heap.Enqueue(at, (ulong)ranks[at] << 32 | (uint)at);
        }
    }
}
