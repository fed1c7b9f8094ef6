namespace Groundwork.Text;

/// <summary>
/// From a pair of ids to the rank of its merge: an open-addressing hash table with linear probing, at most half full.
/// Immutable after construction.
/// </summary>
internal sealed class MergeTable
{
    public const int None = int.MaxValue;

    private readonly ulong[] _keys; // left << 32 | right, plus one: zero marks an empty slot
    private readonly int[] _ranks;
    private readonly int _shift;

    // Random and odd, so that a file cannot be made whose pairs all fall into one place. It never shows in results.
    private readonly ulong _multiplier = (ulong)Random.Shared.NextInt64() << 1 | 1;

    /// <summary>The first of equal pairs counts; <paramref name="repeat"/> is the rank of the first repetition, or -1.</summary>
    public MergeTable(ReadOnlySpan<BpeMerge> merges, out int repeat)
    {
        int bits = 4;
        while (1L << bits < 2L * merges.Length) bits++;
        _keys = new ulong[1 << bits];
        _ranks = new int[1 << bits];
        _shift = 64 - bits;
        repeat = -1;
        for (int rank = 0; rank < merges.Length; rank++)
        {
            ulong key = Key(merges[rank].Left, merges[rank].Right);
            int slot = Slot(key);
            if (_keys[slot] == 0)
            {
                _keys[slot] = key;
                _ranks[slot] = rank;
            }
            else if (repeat < 0)
            {
                repeat = rank;
            }
        }
    }

    /// <summary>The rank of the pair, or <see cref="None"/>. Negative ids have no merges.</summary>
    public int Rank(int left, int right)
    {
        if ((left | right) < 0) return None;
        ulong key = Key(left, right);
        int slot = Slot(key);
        return _keys[slot] == key ? _ranks[slot] : None;
    }

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32 | (uint)right) + 1;

    private int Slot(ulong key)
    {
        int slot = (int)(key * _multiplier >> _shift);
        while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & (_keys.Length - 1);
        return slot;
    }
}
