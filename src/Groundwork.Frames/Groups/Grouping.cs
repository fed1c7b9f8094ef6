namespace Groundwork;

/// <summary>Rows sorted into groups that agree on keys; groups are numbered in ascending order of their keys, missing last.</summary>
internal sealed class Grouping
{
    private readonly DataFrame frame;
    private readonly string[] keys;
    private readonly Dictionary<(Column, string), Array> cache = new();
    private int[]? firstRows;
    private int[]? order;
    private int[]? starts;

    private Grouping(DataFrame frame, string[] keys, int[] ids, int count)
    {
        this.frame = frame;
        this.keys = keys;
        Ids = ids;
        Count = count;
    }

    /// <summary>Each row's group, or -1 for a row that is left out.</summary>
    public int[] Ids { get; }

    public int Count { get; }

    public IReadOnlyList<string> Keys => keys;

    public static Grouping By(string op, DataFrame frame, IReadOnlyList<string> keys, bool dropMissing)
    {
        var columns = keys.Select(key => frame.Find(op, key)).ToArray();
        var (ids, count) = Number(columns, frame.RowCount, dropMissing);
        return new Grouping(frame, [.. keys], ids, count);
    }

    /// <summary>Groups numbered already; an id of -1 leaves a row out.</summary>
    public static Grouping Of(DataFrame frame, int[] ids, int count) => new(frame, [], ids, count);

    /// <summary>The key column with one row a group, or null when the name is not a key.</summary>
    public Column? Key(string name) => Array.IndexOf(keys, name) >= 0 ? frame[name].Take(FirstRows) : null;

    /// <summary>The first row of each group.</summary>
    public int[] FirstRows
    {
        get
        {
            if (firstRows is not null) return firstRows;
            var first = new int[Count];
            first.AsSpan().Fill(-1);
            var left = Count;
            for (var row = 0; left > 0; row++)
            {
                if (Ids[row] is not (>= 0 and var id) || first[id] >= 0) continue;
                first[id] = row;
                left--;
            }
            return firstRows = first;
        }
    }

    /// <summary>The rows group by group, in their order within each; rows left out are not in it.</summary>
    public int[] Order
    {
        get
        {
            if (order is null) Arrange();
            return order!;
        }
    }

    /// <summary>Where each group starts in <see cref="Order"/>, and its end.</summary>
    public int[] Starts
    {
        get
        {
            if (starts is null) Arrange();
            return starts!;
        }
    }

    /// <summary>Computes something once for a column: sums serve Sum and Mean.</summary>
    public Array Once(Column column, string what, Func<Array> compute)
    {
        lock (cache)
        {
            if (!cache.TryGetValue((column, what), out var result)) cache[(column, what)] = result = compute();
            return result;
        }
    }

    private void Arrange()
    {
        var at = new int[Count + 1];
        foreach (var id in Ids) if (id >= 0) at[id + 1]++;
        for (var group = 0; group < Count; group++) at[group + 1] += at[group];
        starts = (int[])at.Clone();
        var rows = ColumnMemory.Lend<int>(at[Count]);
        for (var row = 0; row < Ids.Length; row++) if (Ids[row] is >= 0 and var id) rows[at[id]++] = row;
        order = rows;
    }

    /// <summary>Numbers the rows by their keys, in ascending order of the keys.</summary>
    internal static (int[] Ids, int Count) Number(IReadOnlyList<Column> columns, int rows, bool dropMissing)
    {
        var ids = ColumnMemory.Lend<int>(rows);
        if (columns.Count == 0)
        {
            Array.Clear(ids);
            return (ids, rows == 0 ? 0 : 1);
        }
        var codes = columns.Select(KeyCodes.Of).ToList();
        var limit = Math.Max(1 << 16, 2L * rows);
        long[]? combined = null;
        long size = 1;
        foreach (var code in codes) size = size > long.MaxValue / Math.Max(1, code.Size) ? long.MaxValue : size * Math.Max(1, code.Size);
        if (size > limit)
        {
            combined = Combine(codes, rows, dropMissing, out var distinctIds, out var count);
            return (distinctIds, count);
        }
        var present = new bool[Math.Max(1, size)];
        Chunks.For(rows, (_, from, to) =>
        {
            Span<long> part = stackalloc long[512];
            Span<long> next = stackalloc long[512];
            for (var start = from; start < to; start += part.Length)
            {
                var end = Math.Min(to, start + part.Length);
                Blend(codes, start, end, part, next, dropMissing);
                for (var i = 0; i < end - start; i++)
                {
                    var cell = (int)part[i];
                    ids[start + i] = cell;
                    if (cell >= 0 && !present[cell]) present[cell] = true; // written once: threads share these lines of the cache
                }
            }
        });
        var map = new int[present.Length];
        var groups = 0;
        for (var i = 0; i < present.Length; i++) map[i] = present[i] ? groups++ : -1;
        if (groups == present.Length) return (ids, groups);
        Chunks.For(rows, (_, from, to) =>
        {
            var target = ids.AsSpan(from, to - from);
            for (var i = 0; i < target.Length; i++) if (target[i] >= 0) target[i] = map[target[i]];
        });
        return (ids, groups);
    }

    /// <summary>Writes the combined codes of rows from .. to - 1; -1 for a row with a missing key when those are dropped.</summary>
    private static void Blend(List<KeyCodes> codes, int from, int to, Span<long> combined, Span<long> next, bool dropMissing)
    {
        var count = to - from;
        var drops = dropMissing && codes.Exists(static code => code.HasMissing);
        codes[0].Read(from, to, combined);
        if (drops && codes[0].HasMissing)
            for (var i = 0; i < count; i++) if (combined[i] == codes[0].MissingCode) combined[i] = -1;
        for (var key = 1; key < codes.Count; key++)
        {
            var (size, missing) = (codes[key].Size, codes[key].MissingCode);
            codes[key].Read(from, to, next);
            if (drops)
                for (var i = 0; i < count; i++) combined[i] = combined[i] < 0 || next[i] == missing ? -1 : combined[i] * size + next[i];
            else
                for (var i = 0; i < count; i++) combined[i] = combined[i] * size + next[i];
        }
    }

    /// <summary>Many possible keys: folds one key at a time into numbers that are dense and in order.</summary>
    private static long[]? Combine(List<KeyCodes> codes, int rows, bool dropMissing, out int[] ids, out int count)
    {
        var combined = new long[rows];
        long size = 1;
        var dense = 0;
        ids = new int[rows];
        foreach (var code in codes)
        {
            var part = new long[rows];
            code.Read(0, rows, part);
            if (size > long.MaxValue / Math.Max(1, code.Size)) size = dense = Densify(combined, ids);
            for (var row = 0; row < rows; row++)
                combined[row] = combined[row] < 0 || dropMissing && part[row] == code.MissingCode ? -1 : combined[row] * code.Size + part[row];
            size *= Math.Max(1, code.Size);
        }
        count = Densify(combined, ids);
        return combined;
    }

    private static int Densify(long[] combined, int[] ids)
    {
        var index = new LongIndex(Math.Min(combined.Length, 1 << 20));
        for (var row = 0; row < ids.Length; row++) ids[row] = combined[row] < 0 ? -1 : index.Add(combined[row]);
        var distinct = index.Keys();
        var sorted = RadixSort.Order(distinct.Length, System.Runtime.InteropServices.MemoryMarshal.Cast<long, ulong>(distinct), signed: true);
        var rank = new int[distinct.Length];
        for (var i = 0; i < sorted.Length; i++) rank[sorted[i]] = i;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] >= 0) ids[row] = rank[ids[row]];
            combined[row] = ids[row];
        }
        return distinct.Length;
    }
}
