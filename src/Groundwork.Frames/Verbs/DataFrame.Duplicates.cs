namespace Groundwork;

/// <summary>Which of several equal rows stays.</summary>
public enum Keep
{
    /// <summary>The first one.</summary>
    First,
    /// <summary>The last one.</summary>
    Last,
    /// <summary>None of them.</summary>
    None,
}

public sealed partial class DataFrame
{
    /// <summary>The rows without repeats, in their order; a missing value equals another.</summary>
    /// <param name="by">The columns that decide; all when null.</param>
    /// <param name="keep">Which of several equal rows stays.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public DataFrame Unique(string[]? by = null, Keep keep = Keep.First)
    {
        var repeated = Repeats("unique", by, keep);
        for (var row = 0; row < repeated.Length; row++) repeated[row] = !repeated[row];
        return Compress(repeated);
    }

    /// <summary>The first of the rows that agree on columns, in their order; a missing value equals another.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>orders.Unique("customer", "product")</c></example>
    public DataFrame Unique(params string[] by) => Unique(by.Length == 0 ? null : by, Keep.First);

    /// <summary>A bool column "duplicated": whether the row repeats one that stays.</summary>
    /// <param name="by">The columns that decide; all when null.</param>
    /// <param name="keep">Which of several equal rows counts as the original.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public Column Duplicated(string[]? by = null, Keep keep = Keep.First) => Column.Wrap("duplicated", Repeats("duplicated", by, keep));

    /// <summary>The distinct values of a column with how often each occurs, most frequent first: columns value and count (or share).</summary>
    /// <param name="column">The column.</param>
    /// <param name="asShare">Whether to give shares that add up to 1 instead of counts.</param>
    /// <param name="countMissing">Whether missing values are counted too.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public DataFrame ValueCounts(string column, bool asShare = false, bool countMissing = false)
    {
        var groups = Grouping.By("value counts", this, [column], dropMissing: !countMissing);
        var counts = GroupSums.Sizes(groups);
        var order = SortOrder.By([(Column.Wrap("count", counts), true, false)], counts.Length);
        var total = (double)counts.Sum();
        var values = groups.Key(column)!.Take(order).WithName("value");
        return new DataFrame(values, asShare
            ? Column.Wrap("share", Array.ConvertAll(order, group => counts[group] / total))
            : Column.Wrap("count", Array.ConvertAll(order, group => counts[group])));
    }

    private bool[] Repeats(string op, string[]? by, Keep keep)
    {
        var groups = Grouping.By(op, this, by ?? [.. ColumnNames], dropMissing: false);
        var repeats = new bool[RowCount];
        var kept = new int[groups.Count];
        kept.AsSpan().Fill(-1);
        for (var i = 0; i < RowCount; i++)
        {
            var row = keep == Keep.Last ? RowCount - 1 - i : i;
            var id = groups.Ids[row];
            repeats[row] = kept[id] >= 0;
            if (kept[id] < 0) kept[id] = row;
            else if (keep == Keep.None) repeats[kept[id]] = true;
        }
        return repeats;
    }
}
