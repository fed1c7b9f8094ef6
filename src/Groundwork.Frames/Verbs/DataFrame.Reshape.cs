namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Rows as columns and columns as rows: a row for each column, whose values get the least type that holds them all, text at worst.</summary>
    /// <param name="names">The column whose values name the new columns, such as <c>stat</c> of <see cref="Describe(double[])"/>; the rows' numbers when null.</param>
    /// <param name="nameTo">The name of the first column, which holds the names of the old columns.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="FrameException">Two new columns would have the same name, or a name is missing.</exception>
    /// <example><c>flights.Describe().Transpose("stat")</c></example>
    public DataFrame Transpose(string? names = null, string nameTo = "column")
    {
        var titles = names is null ? null : ColumnCast.ToText(Find("transpose", names));
        if (titles is { HasMissing: true }) throw new FrameException($"transpose: \"{names}\" has missing values, which name no column");
        var values = Array.FindAll(columns, column => column.Name != names);
        // One below the other in a common type, then every so manyth value.
        var isCommon = values.Length > 0 && values.Skip(1).Aggregate<Column, ColumnType?>(values[0].Type, static (type, column) => type is { } common ? ColumnPromotion.Common(common, column.Type) : null) is not null;
        var all = values.Length == 0 ? ColumnCast.MissingOf("values", ColumnType.Float64, 0) : Stacking.Rows("values", isCommon ? values : Array.ConvertAll(values, ColumnCast.ToText));
        return new DataFrame([Column.WrapTexts(nameTo, Array.ConvertAll(values, static column => column.Name)), .. Enumerable.Range(0, RowCount).Select(row =>
            all.Take([.. Enumerable.Range(0, values.Length).Select(i => i * RowCount + row)]).Rename(titles?.Text(row) ?? row.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }

    /// <summary>Turns columns into rows: one row for each row and each value column, with its name and its value.</summary>
    /// <param name="keep">The columns that are repeated.</param>
    /// <param name="values">The columns to turn; all others when null.</param>
    /// <param name="nameTo">The column that gets the names.</param>
    /// <param name="valueTo">The column that gets the values.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ColumnTypeException">The value columns have no common type.</exception>
    /// <example><c>wide.Melt(["country"], ["y2020", "y2021"], nameTo: "year", valueTo: "population")</c></example>
    public DataFrame Melt(string[] keep, string[]? values = null, string nameTo = "variable", string valueTo = "value")
    {
        var kept = Find("melt", keep);
        var turned = values is null ? Array.FindAll(columns, column => !kept.Contains(column)) : Find("melt", values);
        var rows = new int[checked(RowCount * turned.Length)];
        for (var i = 0; i < rows.Length; i++) rows[i] = i % RowCount;
        var names = new int[rows.Length];
        for (var i = 0; i < names.Length; i++) names[i] = i / RowCount;
        return new DataFrame([.. kept.Select(column => column.Take(rows)),
            new TextColumn(nameTo, names, Array.ConvertAll(turned, static column => column.Name)),
            turned.Length == 0 ? ColumnCast.MissingOf(valueTo, ColumnType.Float64, 0) : Stacking.Rows(valueTo, turned)]);
    }

    /// <summary>Turns rows into columns: one row for each value of the index columns, one column for each value of another column.</summary>
    /// <param name="index">The columns that name the rows.</param>
    /// <param name="column">The column whose values become column names.</param>
    /// <param name="value">The column that fills the cells.</param>
    /// <exception cref="FrameException">Two rows fall into one cell: aggregate them with <see cref="PivotTable(string[], string[], Expr[], object, bool, string)"/>.</exception>
    /// <example><c>long.Pivot(["id"], "key", "value")</c></example>
    public DataFrame Pivot(string[] index, string column, string value)
    {
        var cells = Grouping.By("pivot", this, [.. index, column], dropMissing: false);
        var crowded = Array.FindIndex(GroupSums.Sizes(cells), static size => size > 1);
        if (crowded >= 0)
        {
            var row = cells.FirstRows[crowded];
            throw new FrameException($"pivot: several rows have {string.Join(", ", index.Append(column).Select(name => $"{name} = {CellText.Of(this[name], row)}"))}; use PivotTable to aggregate them");
        }
        return PivotTable(index, [column], [Frame.Col(value).First()]);
    }

    /// <summary>A table of aggregations: one row for each value of the index columns, one column for each combination of values of other columns.</summary>
    /// <remarks>
    /// Cells without rows are missing. A column is named by its values joined with _, with the aggregation's name in front when there are several.
    /// Rows with a missing key are left out; so are rows and columns whose cells are all missing (of several aggregations a column is kept if there is a fill).
    /// </remarks>
    /// <param name="index">The columns that name the rows.</param>
    /// <param name="columns">The columns whose values become column names.</param>
    /// <param name="values">The aggregations that fill the cells.</param>
    /// <param name="fill">What stands in cells without a value.</param>
    /// <param name="margins">Whether to add a last row and column over all rows.</param>
    /// <param name="marginName">The name of these.</param>
    /// <example><c>sales.PivotTable(["region"], ["product"], [Col("units").Sum()], fill: 0, margins: true)</c></example>
    public DataFrame PivotTable(string[] index, string[] columns, Expr[] values, object? fill = null, bool margins = false, string marginName = "All") =>
        PivotTables.Of(this, index, columns, values, fill, margins, marginName);

    /// <summary>How often each pair of values occurs: one row for each value of the first column, one column for each of the second.</summary>
    /// <param name="index">The column that names the rows.</param>
    /// <param name="column">The column whose values become column names.</param>
    /// <param name="margins">Whether to add the sums as a last row and column.</param>
    /// <param name="asShare">Whether to give shares of all rows instead of counts.</param>
    public DataFrame CrossTab(string index, string column, bool margins = false, bool asShare = false)
    {
        var counts = PivotTables.Of(DropMissing([index, column]), [index], [column], [Frame.Count()], fill: 0L, margins, "All");
        if (!asShare) return counts;
        var total = (double)DropMissing([index, column]).RowCount;
        return counts.WithColumns([.. counts.ColumnNames.Skip(1).Select(name => Frame.Col(name) / total)]);
    }

    /// <summary>Columns of 0 and 1 instead of columns of values: one for each distinct value, named column_value, in ascending order.</summary>
    /// <param name="names">The columns to replace.</param>
    /// <param name="dropFirst">Whether the first value gets no column, as regressions want it.</param>
    /// <param name="withMissing">Whether missing values get a column of their own, column_nan.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>penguins.OneHot(["species"])</c></example>
    public DataFrame OneHot(string[] names, bool dropFirst = false, bool withMissing = false)
    {
        var coded = Find("one hot", names);
        var dummies = coded.SelectMany(column => Dummies(column, dropFirst, withMissing));
        return With(columns.Where(column => !coded.Contains(column)).Concat(dummies));
    }

    private IEnumerable<Column> Dummies(Column column, bool dropFirst, bool withMissing)
    {
        var groups = Grouping.By("one hot", this, [column.Name], dropMissing: true);
        var values = groups.Key(column.Name)!;
        for (var group = dropFirst ? 1 : 0; group < groups.Count; group++)
        {
            var id = group;
            yield return Column.Wrap($"{column.Name}_{ValueText.Of(values, group)}", Loops.Map(groups.Ids, own => own == id ? 1L : 0L));
        }
        if (withMissing) yield return Column.Wrap($"{column.Name}_nan", Loops.Map(groups.Ids, static own => own < 0 ? 1L : 0L));
    }
}
