namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The columns of those names, in that order.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public DataFrame Select(params string[] names) => With(Find("select", names));

    /// <summary>The results of expressions as columns. When all of them are aggregations the result has one row.</summary>
    /// <exception cref="UnknownColumnException">An expression names a column that does not exist.</exception>
    /// <exception cref="FrameException">Two results have the same name.</exception>
    /// <example><c>frame.Select(Col("name"), (Col("mass") / 1000).As("kg"))</c></example>
    public DataFrame Select(params Expr[] expressions)
    {
        var context = Evaluation.Rows("select", this);
        if (expressions.Contains(null)) throw new FrameException("select: an expression is null");
        expressions = Expr.Columns(expressions);
        var results = expressions.Select(expression => (expression, Column: expression.Evaluate(context))).ToArray();
        if (results.All(result => result.Column.Length == 1 && IsReduced(result.expression)))
            return new DataFrame([.. results.Select(static result => result.Column.WithName(result.expression.OutputName))], rows: null, key);
        return With(results.Select(result => Spread(result.Column).WithName(result.expression.OutputName)));
    }

    /// <summary>The frame with the results of expressions as further columns; a result named like a column takes its place.</summary>
    /// <remarks>The expressions see the frame as it was, not each other's results.</remarks>
    /// <exception cref="UnknownColumnException">An expression names a column that does not exist.</exception>
    /// <example><c>frame.WithColumns((Col("units") * Col("price")).As("value"))</c></example>
    public DataFrame WithColumns(params Expr[] expressions)
    {
        var context = Evaluation.Rows("with columns", this);
        expressions = Expr.Columns(expressions);
        try
        {
            return WithColumns([.. expressions.Select(context.Full)]);
        }
        catch (UnknownColumnException error) when (expressions.Any(value => value?.OutputName == error.Column))
        {
            throw new UnknownColumnException("with columns", error.Column, ColumnNames, "it is made by the same call; use it in a second WithColumns");
        }
    }

    /// <summary>The frame with further columns; one named like a column takes its place.</summary>
    /// <exception cref="FrameException">A column's length is not the frame's.</exception>
    public DataFrame WithColumns(params Column[] added)
    {
        var all = columns.ToList();
        foreach (var column in added)
        {
            if (column is null) throw new FrameException("with columns: a column is null");
            var at = all.FindIndex(existing => existing.Name == column.Name);
            if (at >= 0) all[at] = column;
            else all.Add(column);
        }
        return With(all);
    }

    /// <summary>The frame with a column computed row by row with a function, for what an expression cannot say.</summary>
    /// <example><c>frame.WithColumn("label", row => $"{row["name"]} ({row.Get&lt;int>("age")})")</c></example>
    public DataFrame WithColumn<T>(string name, Func<Row, T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return WithColumns(Column.From(name, Rows().Select(function)));
    }

    /// <summary>The frame with a column of values, one a row; a column of that name is replaced.</summary>
    /// <exception cref="ColumnTypeException">The array's type has no column type.</exception>
    /// <exception cref="FrameException">There are not as many values as rows.</exception>
    /// <example><c>frame.WithColumn("cluster", labels)</c></example>
    public DataFrame WithColumn(string name, Array values)
    {
        var column = FromArray(Names.Check("with column", name), values);
        if (columns.Length > 0 && column.Length != RowCount) throw new FrameException($"with column: {column.Length} values for \"{name}\", but the frame has {RowCount} rows");
        return WithColumns(column);
    }

    /// <summary>The frame with the rows' numbers as its first column, Int64.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="start">The first row's number.</param>
    /// <exception cref="FrameException">There is a column of that name.</exception>
    /// <example><c>frame.WithRowNumbers().Filter(Col("row") % 10 == 0)</c></example>
    public DataFrame WithRowNumbers(string name = "row", long start = 0) => With([Column.Range(name, start, RowCount), .. columns]);

    /// <summary>The frame without those columns.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public DataFrame Drop(params string[] names)
    {
        var dropped = Find("drop", names);
        return With(columns.Where(column => !dropped.Contains(column)));
    }

    /// <summary>The frame with columns under new names.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="FrameException">Two columns would have the same name.</exception>
    /// <example><c>frame.Rename(("body_mass_g", "mass"), ("sex", "s"))</c></example>
    public DataFrame Rename(params (string From, string To)[] names)
    {
        foreach (var (from, _) in names) Find("rename", from);
        var map = names.ToDictionary(static pair => pair.From, static pair => pair.To, StringComparer.Ordinal);
        var renamed = Array.ConvertAll(key, name => map.GetValueOrDefault(name, name));
        return new DataFrame(Array.ConvertAll(columns, column => map.TryGetValue(column.Name, out var to) ? column.Rename(to) : column), RowCount, renamed);
    }

    /// <summary>The frame with every column renamed by a function.</summary>
    public DataFrame Rename(Func<string, string> rename)
    {
        ArgumentNullException.ThrowIfNull(rename);
        return new(Array.ConvertAll(columns, column => column.Rename(rename(column.Name))), RowCount, Array.ConvertAll(key, name => rename(name)));
    }

    /// <summary>The frame with columns in other types.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="FrameException">A value does not fit the type.</exception>
    /// <example><c>frame.Cast(("year", ColumnType.Int32), ("species", ColumnType.Category))</c></example>
    public DataFrame Cast(params (string Name, ColumnType Type)[] types) =>
        WithColumns([.. types.Select(pair => Find("cast", pair.Name).Cast(pair.Type))]);

    /// <summary>The columns that a test picks, by name and type: <c>frame.SelectWhere(c => c.Type == ColumnType.Float64)</c>.</summary>
    public DataFrame SelectWhere(Func<Column, bool> test) => With(columns.Where(test));

    private Column Spread(Column column) => column.Length == RowCount ? column : column.Take(new int[RowCount]);

    private static bool IsReduced(Expr expression) => expression switch
    {
        AggregateExpr or CustomAggregateExpr or LiteralExpr => true,
        ColumnExpr or OverExpr or WindowExpr => false,
        _ => expression.Children.Any() && expression.Children.All(IsReduced),
    };
}
