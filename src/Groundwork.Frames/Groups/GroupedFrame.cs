namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Groups the rows by columns, in ascending order of the keys; rows with a missing key are left out.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>frame.GroupBy("region", "product").Agg(Col("units").Sum().As("units"))</c></example>
    public GroupedFrame GroupBy(params string[] keys) => GroupBy(keys, keepMissing: false);

    /// <summary>Groups the rows by expressions, which become columns first: <c>frame.GroupBy("city", Col("date").Dt.Year.As("year"))</c>.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="FrameException">A key that is computed has the name of a column, which it would hide.</exception>
    public GroupedFrame GroupBy(params Expr[] keys)
    {
        if (keys.Contains(null)) throw new FrameException("group by: a key is null");
        keys = Expr.Columns(keys);
        CheckKeys(keys);
        var context = Evaluation.Rows("group by", this);
        return WithColumns([.. keys.Select(context.Full)]).GroupBy([.. keys.Select(static key => key.OutputName)], keepMissing: false);
    }

    internal void CheckKeys(Expr[] keys)
    {
        foreach (var key in keys)
            if (key is not ColumnExpr && HasColumn(key.OutputName)) throw Expr.Hides(key);
    }

    /// <summary>Groups the rows by columns.</summary>
    /// <param name="keys">The columns; at least one.</param>
    /// <param name="keepMissing">Whether missing keys form groups, which come last, instead of being left out.</param>
    /// <param name="sorted">Whether the groups come in ascending order of their keys; otherwise in order of appearance.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public GroupedFrame GroupBy(string[] keys, bool keepMissing, bool sorted = true)
    {
        if (keys.Length == 0) throw new FrameException("group by: needs at least one key column; for one row of all use Select with aggregations");
        if (keys.Distinct().Count() != keys.Length) throw new FrameException($"group by: a key stands twice in ({string.Join(", ", keys)})");
        return new GroupedFrame(this, Grouping.By("group by", this, keys, dropMissing: !keepMissing), sorted);
    }
}

/// <summary>A frame's rows in groups, waiting to be aggregated, transformed or filtered.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed class GroupedFrame
{
    private readonly DataFrame frame;
    private readonly Grouping groups;
    private readonly bool isSorted;

    internal GroupedFrame(DataFrame frame, Grouping groups, bool isSorted) => (this.frame, this.groups, this.isSorted) = (frame, groups, isSorted);

    /// <summary>How many groups there are.</summary>
    public int GroupCount => groups.Count;

    /// <summary>One row for each group: its keys, then the results of the aggregations.</summary>
    /// <remarks>An aggregation can be part of a longer expression: <c>(Col("a").Sum() / Col("b").Sum()).As("ratio")</c>.</remarks>
    /// <exception cref="FrameException">An expression gives a value for each row instead of one for each group, or two results have the same name.</exception>
    /// <example><c>frame.GroupBy("species").Agg(Count().As("n"), Col("mass").Mean().As("mass"), Col("mass").Std().As("spread"))</c></example>
    public DataFrame Agg(params Expr[] aggregations)
    {
        var names = aggregations.Select(static value => value?.OutputName).Concat(groups.Keys).GroupBy(static name => name).FirstOrDefault(static same => same.Key is not null && same.Count() > 1);
        if (names is not null) throw new FrameException($"agg: two columns of the result are named \"{names.Key}\"; name one with As, as in Col(\"{names.Key}\").Max().As(\"{names.Key}_max\")");
        var context = Evaluation.PerGroup("agg", frame, groups);
        var result = new DataFrame([.. groups.Keys.Select(key => groups.Key(key)!), .. aggregations.Select(context.Full)]);
        return isSorted ? result : result.TakeRows(InOrderOfAppearance());
    }

    /// <summary>How many rows each group has: the keys and count.</summary>
    public DataFrame Count() => Agg(Frame.Count().As("count"));

    /// <summary>The mean of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    /// <example><c>penguins.GroupBy("species").Mean()</c></example>
    public DataFrame Mean(params string[] names) => OfNumbers("mean", names, static value => value.Mean());

    /// <summary>The median of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    public DataFrame Median(params string[] names) => OfNumbers("median", names, static value => value.Median());

    /// <summary>The sum of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    public DataFrame Sum(params string[] names) => OfNumbers("sum", names, static value => value.Sum());

    /// <summary>The standard deviation, with divisor n - 1, of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    public DataFrame Std(params string[] names) => OfNumbers("std", names, static value => value.Std());

    /// <summary>The least value of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    public DataFrame Min(params string[] names) => OfNumbers("min", names, static value => value.Min());

    /// <summary>The greatest value of number columns in each group.</summary>
    /// <param name="names">The columns; all of numbers that are not keys when none is named.</param>
    /// <exception cref="FrameException">There is no number column.</exception>
    public DataFrame Max(params string[] names) => OfNumbers("max", names, static value => value.Max());

    /// <summary>Count, mean, standard deviation, least, quartiles and greatest of a number column in each group, one row a group.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ColumnTypeException">The column holds no numbers.</exception>
    /// <example><c>penguins.GroupBy("species").Describe("body_mass_g")</c></example>
    public DataFrame Describe(string column)
    {
        var value = Frame.Col(column);
        return Agg(value.Count().As("count"), value.Mean().As("mean"), value.Std().As("std"), value.Min().As("min"),
            value.Quantile(0.25).As("25%"), value.Median().As("50%"), value.Quantile(0.75).As("75%"), value.Max().As("max"));
    }

    private DataFrame OfNumbers(string op, string[] names, Func<Expr, Expr> aggregate)
    {
        if (names.Length == 0) names = [.. frame.Columns.Where(column => column.IsNumber && !groups.Keys.Contains(column.Name)).Select(static column => column.Name)];
        if (names.Length == 0) throw new FrameException($"{op}: the frame has no number columns beside its keys {string.Join(", ", groups.Keys)}");
        return Agg([.. names.Select(name => aggregate(Frame.Col(name)))]);
    }

    /// <summary>The frame with further columns, computed within each group and given to each of its rows; rows without a group get missing values.</summary>
    /// <example><c>frame.GroupBy("species").Transform((Col("mass") - Col("mass").Mean()).As("above_mean"))</c></example>
    public DataFrame Transform(params Expr[] expressions)
    {
        var context = Evaluation.Within("transform", frame, groups);
        return frame.WithColumns([.. expressions.Select(context.Full).Select(Present)]);
    }

    /// <summary>The rows of the groups for which a condition on aggregations holds.</summary>
    /// <example><c>frame.GroupBy("species").Filter(Count() >= 100)</c></example>
    public DataFrame Filter(Expr condition)
    {
        var kept = Evaluation.PerGroup("filter", frame, groups).Mask(condition);
        return frame.Filter(Column.Wrap("kept", Array.ConvertAll(groups.Ids, id => id >= 0 && kept[id])));
    }

    /// <summary>The first rows of each group, in the frame's order.</summary>
    public DataFrame Head(int count = 5) => frame.Filter(Column.Wrap("kept", Numbers(fromEnd: false, count)));

    /// <summary>The last rows of each group, in the frame's order.</summary>
    public DataFrame Tail(int count = 5) => frame.Filter(Column.Wrap("kept", Numbers(fromEnd: true, count)));

    /// <summary>The results of a function on each group's frame, one below the other, for what expressions cannot say.</summary>
    /// <example><c>frame.GroupBy("species").Apply(group => group.Largest(3, "mass"))</c></example>
    public DataFrame Apply(Func<DataFrame, DataFrame> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return groups.Count == 0 ? frame : DataFrame.Concat([.. Each().Select(pair => function(pair.Group))]);
    }

    /// <summary>The groups one after the other: the key's values and the rows.</summary>
    public IEnumerable<(object?[] Key, DataFrame Group)> Each()
    {
        var keys = groups.Keys.Select(key => groups.Key(key)!).ToArray();
        var order = isSorted ? [.. Enumerable.Range(0, groups.Count)] : InOrderOfAppearance();
        foreach (var group in order)
            yield return (Array.ConvertAll(keys, key => key[group]), frame.TakeRows(groups.Order[groups.Starts[group]..groups.Starts[group + 1]]));
    }

    private int[] InOrderOfAppearance()
    {
        int[] order = [.. Enumerable.Range(0, groups.Count)];
        Array.Sort((int[])groups.FirstRows.Clone(), order);
        return order;
    }

    private Column Present(Column column)
    {
        if (Array.TrueForAll(groups.Ids, static id => id >= 0)) return column;
        var rows = new int[column.Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = groups.Ids[row] < 0 ? -1 : row;
        return column.Take(rows);
    }

    private bool[] Numbers(bool fromEnd, int count)
    {
        var kept = new bool[frame.RowCount];
        for (var group = 0; group < groups.Count; group++)
        {
            var (from, to) = (groups.Starts[group], groups.Starts[group + 1]);
            for (var i = from; i < to; i++) kept[groups.Order[i]] = fromEnd ? to - 1 - i < count : i - from < count;
        }
        return kept;
    }
}
