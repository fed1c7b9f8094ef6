namespace Groundwork;

/// <summary>A table of named, typed columns of the same length. It never changes: every verb gives a new frame that shares what it can.</summary>
/// <remarks>
/// There is no hidden index: a frame may name one or several columns as its key (<see cref="WithKey(string)"/>), and
/// <see cref="Loc"/> and joins use it. Safe to read from several threads.
/// <code>
/// using static Groundwork.Frame;
/// var penguins = DataFrame.ReadCsv("penguins.csv");
/// var table = penguins
///     .Filter(Col("body_mass_g").IsPresent())
///     .GroupBy("species", "island")
///     .Agg(Count().As("n"), (Col("body_mass_g").Mean() / 1000).As("kg"));
/// Console.WriteLine(table);
/// </code>
/// </remarks>
public sealed partial class DataFrame
{
    private readonly Column[] columns;
    private readonly Dictionary<string, int> positions;
    private readonly string[] key;

    /// <summary>Makes a frame of columns, which keep their names.</summary>
    /// <exception cref="FrameException">The columns differ in length, or two have the same name.</exception>
    /// <example><c>new DataFrame(Column.From("a", [1, 2]), Column.From("b", ["x", null]))</c></example>
    public DataFrame(params IEnumerable<Column> columns) : this([.. columns ?? throw new ArgumentNullException(nameof(columns))], rows: null, key: [])
    {
    }

    private DataFrame(Column[] columns, int? rows, string[] key)
    {
        if (Array.IndexOf(columns, null) >= 0) throw new FrameException("frame: a column is null");
        this.columns = columns;
        RowCount = rows ?? (columns.Length == 0 ? 0 : columns[0].Length);
        positions = new Dictionary<string, int>(columns.Length, StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != RowCount)
                throw new FrameException($"frame: column \"{columns[i].Name}\" has {columns[i].Length} rows, but \"{columns[0].Name}\" has {RowCount}");
            if (!positions.TryAdd(columns[i].Name, i))
                throw new FrameException($"frame: two columns are named \"{columns[i].Name}\"; rename one");
        }
        this.key = Array.TrueForAll(key, positions.ContainsKey) ? key : [];
    }

    /// <summary>A frame without columns or rows.</summary>
    public static DataFrame Empty { get; } = new([], rows: 0, key: []);

    /// <summary>Makes a frame from names and arrays: numbers, texts, truth values or dates, nullable or not.</summary>
    /// <exception cref="ColumnTypeException">An array's type has no column type.</exception>
    /// <exception cref="FrameException">The arrays differ in length, or two names are the same.</exception>
    /// <example><c>DataFrame.Of(("city", new[] { "Oslo", "Rome" }), ("temp", new[] { -3.5, 12.0 }))</c></example>
    public static DataFrame Of(params (string Name, Array Values)[] columns) => new([.. columns.Select(static column => FromArray(column.Name, column.Values))], rows: null, key: []);

    /// <summary>How many rows the frame has.</summary>
    public int RowCount { get; }

    /// <summary>How many columns the frame has.</summary>
    public int ColumnCount => columns.Length;

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<Column> Columns => Array.AsReadOnly(columns);

    /// <summary>The names of the columns from left to right.</summary>
    public IReadOnlyList<string> ColumnNames => Array.ConvertAll(columns, static column => column.Name);

    /// <summary>The column of that name.</summary>
    /// <exception cref="UnknownColumnException">There is none; the message names the nearest one.</exception>
    public Column this[string name] => Find("column", name);

    /// <summary>The value in a row and column, or null where it is missing.</summary>
    /// <exception cref="UnknownColumnException">There is no such column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the frame.</exception>
    public object? this[int row, string column] => Find("column", column)[row];

    /// <summary>Some rows in their order: <c>frame[..10]</c>, <c>frame[^5..]</c>.</summary>
    public DataFrame this[Range rows]
    {
        get
        {
            var from = Math.Clamp(rows.Start.GetOffset(RowCount), 0, RowCount);
            var to = Math.Clamp(rows.End.GetOffset(RowCount), from, RowCount);
            return SliceRows(from, to - from);
        }
    }

    /// <summary>Whether there is a column of that name.</summary>
    public bool HasColumn(string name) => positions.ContainsKey(name);

    internal Column Find(string op, string name) =>
        name is not null && positions.TryGetValue(name, out var position) ? columns[position] : throw new UnknownColumnException(op, name ?? "null", ColumnNames);

    internal Column[] Find(string op, IEnumerable<string> names) => [.. names.Select(name => Find(op, name))];

    /// <summary>The same frame with other columns of the same rows.</summary>
    internal DataFrame With(IEnumerable<Column> others) => new([.. others], columns.Length == 0 ? null : RowCount, key);

    /// <summary>The same columns with other rows.</summary>
    internal DataFrame MapColumns(int rows, Func<Column, Column> map) => new(Array.ConvertAll(columns, column => map(column)), rows, key);

    internal DataFrame SliceRows(int start, int count) => MapColumns(count, column => column.Slice(start, count));

    internal DataFrame TakeRows(int[] rows) => MapColumns(rows.Length, column => column.Take(rows));

    private static Column FromArray(string name, Array values) => values switch
    {
        null => throw new FrameException($"frame: the array for \"{name}\" is null"),
        double[] v => Column.From(name, v),
        int[] v => Column.From(name, v),
        string?[] v => Column.From(name, v),
        long[] v => Column.From(name, v),
        float[] v => Column.From(name, v),
        bool[] v => Column.From(name, v),
        double?[] v => Column.From(name, v),
        int?[] v => Column.From(name, v),
        long?[] v => Column.From(name, v),
        bool?[] v => Column.From(name, v),
        DateTime[] v => Column.From(name, v),
        DateTime?[] v => Column.From(name, v),
        DateOnly[] v => Column.From(name, v),
        TimeSpan[] v => Column.From(name, v),
        { Rank: 1 } => ColumnBuilder.FromObjects(Names.Check("frame", name), values.Cast<object?>()),
        _ => throw new FrameException($"frame: the array for \"{name}\" has {values.Rank} dimensions; a column has 1"),
    };
}
