namespace Groundwork.Text;

/// <summary>
/// The learning loop of BPE. All distinct pieces lie in one array as linked lists of tokens; a merge visits only the places
/// where its pair stands, and changes the counts of the neighbouring pairs there.
/// </summary>
internal sealed class BpeTrainer
{
    private const int End = -1;
    private const int Gone = -1;

    private readonly int[] _ids;       // by place; Gone once merged into the place before
    private readonly int[] _next;      // End at the end of a piece
    private readonly int[] _previous;
    private readonly long[] _weights;  // how often the piece around this place occurs
    private readonly Dictionary<long, Pair> _pairs = [];
    private readonly Dictionary<string, int> _idOfBytes = new(StringComparer.Ordinal);

    // Most frequent first, then smallest left, then smallest right. A count that has fallen since is put back with its true value.
    private readonly PriorityQueue<long, (long Count, long Pair)> _queue =
        new(Comparer<(long Count, long Pair)>.Create((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Pair.CompareTo(b.Pair)));

    private sealed class Pair
    {
        public long Count;
        public List<int> Places = []; // where it stood at some time; looked at again before use
    }

    public BpeTrainer(IReadOnlyDictionary<string, long> pieces)
    {
        for (int value = 0; value < 256; value++) Token([(byte)value]);
        int length = checked((int)pieces.Keys.Sum(piece => (long)Wtf8.GetBytes(piece).Length));
        (_ids, _next, _previous, _weights) = (new int[length], new int[length], new int[length], new long[length]);
        int at = 0;
        foreach ((string piece, long count) in pieces)
        {
            byte[] bytes = Wtf8.GetBytes(piece);
            for (int i = 0; i < bytes.Length; i++, at++)
            {
                _ids[at] = bytes[i];
                _previous[at] = i > 0 ? at - 1 : End;
                _next[at] = i + 1 < bytes.Length ? at + 1 : End;
                _weights[at] = count;
            }
        }
        for (at = 0; at < length; at++)
        {
            if (_next[at] != End) Change(_ids[at], _ids[_next[at]], _weights[at], at);
        }
        foreach ((long key, Pair pair) in _pairs) _queue.Enqueue(key, (pair.Count, key));
    }

    /// <summary>The bytes of each token so far.</summary>
    public List<byte[]> Tokens { get; } = [];

    /// <summary>The merges so far.</summary>
    public List<BpeMerge> Merges { get; } = [];

    /// <summary>Joins the most frequent pair everywhere; false when none stands <paramref name="minimumCount"/> times.</summary>
    public bool MergeNext(long minimumCount, out BpeMerge merge, out long count)
    {
        (merge, count) = (default, 0);
        if (MostFrequent(minimumCount) is not { } key) return false;
        (int left, int right) = ((int)(key >> 32), (int)key);
        // Two pairs can spell the same bytes (a+bc, ab+c); they share the token.
        merge = new BpeMerge(left, right, Token([.. Tokens[left], .. Tokens[right]]));
        Merges.Add(merge);
        Pair pair = _pairs[key];
        count = pair.Count;
        _pairs.Remove(key);

        var risen = new HashSet<long>();
        pair.Places.Sort(); // left to right, as encoding does it
        foreach (int at in pair.Places)
        {
            int second = _next[at];
            if (_ids[at] == left && second != End && _ids[second] == right) Join(at, second, merge, risen);
        }
        foreach (long other in risen)
        {
            if (_pairs.TryGetValue(other, out Pair? risenPair)) _queue.Enqueue(other, (risenPair.Count, other));
        }
        return true;
    }

    private void Join(int at, int second, BpeMerge merge, HashSet<long> risen)
    {
        long weight = _weights[at];
        (int before, int behind) = (_previous[at], _next[second]);
        if (before != End)
        {
            Change(_ids[before], merge.Left, -weight, before);
            risen.Add(Change(_ids[before], merge.Result, weight, before));
        }
        if (behind != End)
        {
            Change(merge.Right, _ids[behind], -weight, second);
            risen.Add(Change(merge.Result, _ids[behind], weight, at));
            _previous[behind] = at;
        }
        _ids[at] = merge.Result;
        _next[at] = behind;
        _ids[second] = Gone;
        _next[second] = End;
    }

    private long? MostFrequent(long minimumCount)
    {
        while (_queue.TryDequeue(out long key, out (long Count, long Pair) priority))
        {
            if (!_pairs.TryGetValue(key, out Pair? pair) || pair.Count < minimumCount) continue;
            if (pair.Count == priority.Count) return key;
            if (pair.Count < priority.Count) _queue.Enqueue(key, (pair.Count, key));
        }
        return null;
    }

    private long Change(int left, int right, long change, int place)
    {
        long key = (long)left << 32 | (uint)right;
        if (!_pairs.TryGetValue(key, out Pair? pair))
        {
            if (change < 0) return key; // the pair that is being merged away
            _pairs.Add(key, pair = new Pair());
        }
        pair.Count += change;
        if (pair.Count == 0) _pairs.Remove(key);
        else if (change > 0) pair.Places.Add(place);
        return key;
    }

    private int Token(byte[] bytes)
    {
        string key = System.Text.Encoding.Latin1.GetString(bytes);
        if (_idOfBytes.TryGetValue(key, out int id)) return id;
        _idOfBytes.Add(key, Tokens.Count);
        Tokens.Add(bytes);
        return Tokens.Count - 1;
    }
}
