namespace Groundwork;

/// <summary>The key columns of both sides as numbers: rows agree when their numbers do. -1 agrees with nothing.</summary>
internal sealed record JoinKeys(int[] Left, int[] Right, int Count)
{
    public static JoinKeys Of(Column[] left, Column[] right)
    {
        if (left.Length == 1)
        {
            if (left[0] is TextColumn a && right[0] is TextColumn b) return Texts(a, b);
            if (IsWhole(left[0]) && IsWhole(right[0]) && Wholes(left[0], right[0]) is { } keys) return keys;
        }
        // Both sides stacked, then numbered together.
        var stacked = left.Select((column, i) => Together(column, right[i])).ToArray();
        var rows = left[0].Length + right[0].Length;
        var (ids, count) = Grouping.Number(stacked, rows, dropMissing: false);
        return new(ids[..left[0].Length], ids[left[0].Length..], count);
    }

    private static bool IsWhole(Column column) => column.Type is ColumnType.Int32 or ColumnType.Int64;

    private static Column Together(Column left, Column right)
    {
        if (ColumnPromotion.Common(left, right) is null || left.Type == ColumnType.Bool != (right.Type == ColumnType.Bool) && left.HasAny() && right.HasAny())
            throw new ColumnTypeException($"join: left key \"{left.Name}\" holds {left.Type.ShortName()} and right key \"{right.Name}\" holds {right.Type.ShortName()}; convert one with Cast");
        if (left.Type == ColumnType.Category) left = ColumnCast.ToText(left);
        if (right.Type == ColumnType.Category) right = ColumnCast.ToText(right);
        return Stacking.Rows(left.Name, [left, right]);
    }

    private static JoinKeys Texts(TextColumn left, TextColumn right)
    {
        var pool = new TextPool(left.Texts.Length);
        var recodeLeft = Array.ConvertAll(left.Texts, pool.Add);
        var recodeRight = Array.ConvertAll(right.Texts, pool.Add);
        var missing = pool.Count; // missing keys agree with each other
        return new(Loops.Map(left.Codes, code => code < 0 ? missing : recodeLeft[code]), Loops.Map(right.Codes, code => code < 0 ? missing : recodeRight[code]), pool.Count + 1);
    }

    /// <summary>Whole numbers in a range that is small beside the rows: the numbers themselves; otherwise a hash table of the right side.</summary>
    private static JoinKeys? Wholes(Column left, Column right)
    {
        var (a, validA) = ColumnCast.ToLongs(left);
        var (b, validB) = ColumnCast.ToLongs(right);
        if (!left.HasMissing) validA = null;
        if (!right.HasMissing) validB = null;
        long low = long.MaxValue, high = long.MinValue;
        for (var row = 0; row < b.Length; row++)
        {
            if (validB is not null && !validB[row]) continue;
            low = Math.Min(low, b[row]);
            high = Math.Max(high, b[row]);
        }
        var span = low > high ? 0 : (ulong)(high - low);
        if (low <= high && span < (ulong)Math.Max(1 << 16, 4L * (a.Length + (long)b.Length)))
        {
            var missing = (int)span + 1;
            return new(Number(a, validA, missing, value => (ulong)(value - low) <= span ? (int)(value - low) : -1), Number(b, validB, missing, value => (int)(value - low)), missing + 1);
        }
        var index = new LongIndex(b.Length);
        for (var row = 0; row < b.Length; row++) if (validB is null || validB[row]) index.Add(b[row]);
        return new(Number(a, validA, index.Count, index.Find), Number(b, validB, index.Count, index.Find), index.Count + 1);
    }

    private static int[] Number(long[] values, bool[]? valid, int missing, Func<long, int> number)
    {
        var ids = ColumnMemory.Lend<int>(values.Length);
        Chunks.For(values.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++) ids[row] = valid is null || valid[row] ? number(values[row]) : missing;
        });
        return ids;
    }
}
