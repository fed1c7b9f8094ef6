namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The rows, for LINQ and loops: <c>frame.Rows().Where(row => …)</c>.</summary>
    public IEnumerable<Row> Rows()
    {
        for (var row = 0; row < RowCount; row++) yield return new Row(this, row);
    }

    /// <summary>A list of objects that a function makes from the rows.</summary>
    /// <example><c>frame.ToRecords(row => new Penguin(row.Get&lt;string>("species")!, row.Get&lt;double?>("mass")))</c></example>
    public List<T> ToRecords<T>(Func<Row, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var records = new List<T>(RowCount);
        foreach (var row in Rows()) records.Add(make(row));
        return records;
    }

    /// <summary>A frame with one row for each object and one column for each of the named values that functions take from it. Works ahead of time.</summary>
    /// <example><c>DataFrame.FromRecords(people, ("name", p => p.Name), ("age", p => p.Age))</c></example>
    /// <exception cref="ColumnTypeException">A value's type has no column type, or the values of a column do not go together.</exception>
    public static DataFrame FromRecords<T>(IEnumerable<T> records, params (string Name, Func<T, object?> Value)[] columns)
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] all = [.. records];
        return new DataFrame(columns.Select(column => ColumnBuilder.FromObjects(Names.Check("from records", column.Name), [.. all.Select(column.Value)])));
    }
}
