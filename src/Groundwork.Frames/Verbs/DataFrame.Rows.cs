namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The first rows.</summary>
    public DataFrame Head(int count = 5) => SliceRows(0, Math.Clamp(count, 0, RowCount));

    /// <summary>The last rows.</summary>
    public DataFrame Tail(int count = 5) => Math.Clamp(count, 0, RowCount) is var n ? SliceRows(RowCount - n, n) : this;

    /// <summary>The rows of a Python slice: from start to before stop, every step-th; negative positions count from the end, a negative step goes backwards.</summary>
    /// <exception cref="FrameException">The step is 0.</exception>
    /// <example><c>frame.Slice(step: -1) // backwards</c></example>
    public DataFrame Slice(int? start = null, int? stop = null, int? step = null)
    {
        var by = step ?? 1;
        if (by == 0) throw new FrameException("slice: a step of 0 goes nowhere");
        var (low, high) = by > 0 ? (0, RowCount) : (-1, RowCount - 1);
        int Place(int? position, int otherwise) => position is not { } at ? otherwise : Math.Clamp(at < 0 ? at + RowCount : at, low, high);
        var from = Place(start, by > 0 ? 0 : RowCount - 1);
        var to = Place(stop, by > 0 ? RowCount : -1);
        if (by == 1) return SliceRows(from, Math.Max(0, to - from));
        var rows = new List<int>();
        for (long row = from; by > 0 ? row < to : row > to; row += by) rows.Add((int)row);
        return TakeRows([.. rows]);
    }

    /// <summary>The rows at the positions, in that order; a row may stand several times, negative positions count from the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the frame.</exception>
    public DataFrame Take(params IEnumerable<int> positions)
    {
        int[] rows = [.. positions.Select(position => position < 0 ? position + RowCount : position)];
        foreach (var row in rows)
            if ((uint)row >= (uint)RowCount) throw new ArgumentOutOfRangeException(nameof(positions), $"take: row {row} is outside the frame's {RowCount} rows");
        return TakeRows(rows);
    }

    /// <summary>Rows picked at random, in random order; the same seed picks the same rows everywhere.</summary>
    /// <param name="count">How many rows.</param>
    /// <param name="seed">What decides the choice.</param>
    /// <param name="withReplacement">Whether a row can be picked several times.</param>
    /// <exception cref="FrameException">More rows are asked for than there are, without replacement.</exception>
    public DataFrame Sample(int count, int seed = 0, bool withReplacement = false)
    {
        if (count < 0 || !withReplacement && count > RowCount || RowCount == 0 && count > 0)
            throw new FrameException($"sample: {count} of {RowCount} rows; pass withReplacement: true to pick rows several times");
        var random = new SampleStream(seed);
        var rows = new int[withReplacement ? count : RowCount];
        if (withReplacement)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = random.Below(RowCount);
            return TakeRows(rows);
        }
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
        for (var i = 0; i < count; i++)
        {
            var j = i + random.Below(rows.Length - i);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }
        return TakeRows(rows[..count]);
    }

    /// <summary>The rows where a condition holds; a missing truth value counts as false.</summary>
    /// <exception cref="ColumnTypeException">The expression is not true or false.</exception>
    /// <exception cref="UnknownColumnException">The expression names a column that does not exist.</exception>
    /// <example><c>frame.Filter(Col("price") > 10 &amp; Col("region").IsIn("north", "east"))</c></example>
    public DataFrame Filter(Expr condition) => Compress(Evaluation.Rows("filter", this).Mask(condition));

    /// <summary>The rows for which a function says true, for what an expression cannot say.</summary>
    /// <example><c>frame.Filter(row => row.Get&lt;string>("name") is { Length: > 3 })</c></example>
    public DataFrame Filter(Func<Row, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var mask = new bool[RowCount];
        for (var row = 0; row < mask.Length; row++) mask[row] = condition(new Row(this, row));
        return Compress(mask);
    }

    /// <summary>The rows where a bool column is true.</summary>
    /// <exception cref="FrameException">The column has another length or type.</exception>
    public DataFrame Filter(Column mask)
    {
        if (mask is not ValueColumn<bool> truth) throw new ColumnTypeException($"filter: \"{mask.Name}\" holds {mask.Type.ShortName()}, not bool");
        if (mask.Length != RowCount) throw new FrameException($"filter: the mask has {mask.Length} rows, the frame {RowCount}");
        return Compress(Logic.PresentAndTrue(truth));
    }

    /// <summary>The rows sorted by several keys; rows that agree on all keep their order.</summary>
    /// <remarks>Missing values come last (or first, where a key says so), whatever the direction.</remarks>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>frame.Sort("region", Desc("price"))</c></example>
    public DataFrame Sort(params SortKey[] keys)
    {
        if (keys.Length == 0) throw new FrameException("sort: needs at least one key");
        var context = Evaluation.Rows("sort", this);
        return TakeRows(SortOrder.By([.. keys.Select(key => (context.Full(key.By), key.IsDescending, key.MissingFirst))], RowCount));
    }

    /// <summary>The rows sorted by one column, downwards where asked.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>frame.Sort("price", descending: true)</c></example>
    public DataFrame Sort(string column, bool descending) => Sort(descending ? Frame.Desc(column) : Frame.Asc(column));

    /// <summary>The rows with the greatest values of a column, greatest first; of equal ones the first rows. Missing values are left out.</summary>
    public DataFrame Largest(int count, string column) => Extreme(count, column, descending: true);

    /// <summary>The rows with the least values of a column, least first; of equal ones the first rows. Missing values are left out.</summary>
    public DataFrame Smallest(int count, string column) => Extreme(count, column, descending: false);

    /// <summary>The rows from last to first.</summary>
    public DataFrame Reverse() => Slice(step: -1);

    private DataFrame Extreme(int count, string column, bool descending)
    {
        var values = Find("largest", column);
        var order = SortOrder.By([(values, descending, false)], RowCount);
        return TakeRows(order[..Math.Clamp(count, 0, RowCount - values.MissingCount)]);
    }

    private DataFrame Compress(bool[] mask)
    {
        var picked = Compression.Of(mask);
        return picked.Count == RowCount ? this : new DataFrame(picked.Apply(columns), picked.Count, key);
    }
}
