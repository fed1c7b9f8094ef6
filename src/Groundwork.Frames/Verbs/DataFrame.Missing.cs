namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>How many values are missing: columns column and missing.</summary>
    public DataFrame MissingCounts() => new(
        Column.WrapTexts("column", [.. ColumnNames]),
        Column.Wrap("missing", Array.ConvertAll(columns, static column => (long)column.MissingCount)));

    /// <summary>The rows without missing values.</summary>
    /// <param name="by">The columns to look at; all when null.</param>
    /// <param name="onlyIfAll">Whether only rows go in which every value is missing.</param>
    /// <param name="atLeast">Keeps the rows with at least so many present values instead.</param>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    public DataFrame DropMissing(string[]? by = null, bool onlyIfAll = false, int? atLeast = null)
    {
        var looked = by is null ? columns : Find("drop missing", by);
        var needed = atLeast ?? (onlyIfAll ? Math.Min(1, looked.Length) : looked.Length);
        var present = new int[RowCount];
        foreach (var column in looked)
            for (var row = 0; row < present.Length; row++) if (!column.HasMissing || !column.Missing(row)) present[row]++;
        return Compress(Array.ConvertAll(present, count => count >= needed));
    }

    /// <summary>The rows in which columns have no missing value; without names, all columns.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <example><c>penguins.DropMissing("sex", "body_mass_g")</c></example>
    public DataFrame DropMissing(params string[] by) => DropMissing(by.Length == 0 ? null : by, onlyIfAll: false);

    /// <summary>Every missing value replaced by one value; columns of a type that it does not fit stay as they are.</summary>
    public DataFrame FillMissing(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var type = ColumnTypes.Of(value.GetType());
        return With(columns.Select(column => column.HasMissing && (column.MissingCount == column.Length || column.Type.IsNumber() && type.IsNumber() || column.Type.IsText() && type.IsText() || column.Type == type)
            ? Evaluation.Rows("fill missing", this).Full(Frame.Col(column.Name).FillMissing(Frame.Lit(value))) : column));
    }

    /// <summary>Missing values replaced by a value for each column.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ColumnTypeException">A value does not fit its column.</exception>
    /// <example><c>frame.FillMissing(("units", 0), ("region", "?"))</c></example>
    public DataFrame FillMissing(params (string Column, object Value)[] values)
    {
        foreach (var (column, _) in values) Find("fill missing", column);
        return WithColumns([.. values.Select(static pair => Frame.Col(pair.Column).FillMissing(Frame.Lit(pair.Value)))]);
    }

    /// <summary>Missing values of every column filled with the last present value above, at most <paramref name="limit"/> in a row.</summary>
    public DataFrame FillForward(int limit = int.MaxValue) => With(columns.Select(column => Filling.Forward(column, [0, RowCount], limit)));

    /// <summary>Missing values of every column filled with the next present value below, at most <paramref name="limit"/> in a row.</summary>
    public DataFrame FillBackward(int limit = int.MaxValue) => With(columns.Select(column => Filling.Backward(column, [0, RowCount], limit)));
}
