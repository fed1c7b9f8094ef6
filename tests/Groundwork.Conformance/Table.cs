using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>A column of a table as the cases state it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">One of <c>int</c>, <c>float</c>, <c>string</c>, <c>bool</c>, <c>datetime</c>.</param>
/// <param name="Values">Per row a long, double, string, bool or DateTime; null where missing.</param>
/// <param name="PeerType">The type that the peer made of it, where that is another one: whole numbers read as floats, because that was asked for.</param>
public sealed record TableColumn(string Name, string Type, object?[] Values, string? PeerType = null);

/// <summary>A table without an index, and its comparison.</summary>
public sealed record Table(IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Values.Length;

    /// <summary>The table of a case's <c>expected</c>.</summary>
    public static Table From(JsonElement expected) => new([.. expected.GetProperty("columns").EnumerateArray().Select(column =>
    {
        string type = column.GetProperty("type").GetString()!;
        return new TableColumn(column.GetProperty("name").GetString()!, type, [.. column.GetProperty("values").EnumerateArray().Select(v => Value(v, type))],
            column.TryGetProperty("pandas_dtype", out var peer) && peer.GetString() == "float64" ? "float" : null);
    })]);

    /// <summary>What differs from <paramref name="expected"/>; null where nothing does.</summary>
    /// <param name="expected">The peer's table.</param>
    /// <param name="tolerance">Allowed for numbers.</param>
    /// <param name="isOrdered">Rows compare in order, or as a multiset.</param>
    /// <param name="withTypes">The column types must match too, as after reading a file.</param>
    public string? DifferenceFrom(Table expected, Tolerance tolerance, bool isOrdered, bool withTypes)
    {
        string[] names = [.. Columns.Select(c => c.Name)], wanted = [.. expected.Columns.Select(c => c.Name)];
        if (!names.SequenceEqual(wanted))
            return $"columns [{string.Join(", ", names)}], expected [{string.Join(", ", wanted)}]";
        if (Rows != expected.Rows)
            return $"{Rows} rows, expected {expected.Rows}";
        if (withTypes && Columns.Zip(expected.Columns).FirstOrDefault(p => !TypeMatches(p.First, p.Second)) is ({ } g, { } e))
            return $"column '{g.Name}' has type {g.Type}, expected {e.Type}";

        int[] mine = RowOrder(isOrdered), theirs = expected.RowOrder(isOrdered);
        for (int row = 0; row < Rows; row++)
            for (int c = 0; c < Columns.Count; c++)
            {
                object? got = Columns[c].Values[mine[row]], want = expected.Columns[c].Values[theirs[row]];
                if (!Same(got, want, tolerance))
                    return $"row {row}, column '{Columns[c].Name}': got {Print(got)}, expected {Print(want)}";
            }
        return null;
    }

    /// <summary>Compares two CSV texts field by field: numbers as numbers, booleans without case.</summary>
    public static string? CsvDifference(string expected, string got, Tolerance tolerance)
    {
        List<List<string>> want = Records(expected), have = Records(got);
        if (have.Count != want.Count)
            return $"{have.Count} records, expected {want.Count}";
        for (int row = 0; row < want.Count; row++)
        {
            if (have[row].Count != want[row].Count)
                return $"record {row} has {have[row].Count} fields, expected {want[row].Count}";
            for (int f = 0; f < want[row].Count; f++)
                if (!Same(Field(have[row][f]), Field(want[row][f]), tolerance))
                    return $"record {row}, field {f}: got '{have[row][f]}', expected '{want[row][f]}'";
        }
        return null;
    }

    static bool TypeMatches(TableColumn got, TableColumn expected) =>
        got.Type == expected.Type || got.Type == expected.PeerType
        || Array.TrueForAll(expected.Values, v => v is null)
        || expected.Type == "int" && got.Type == "float" && expected.Values.Contains(null);

    static bool Same(object? got, object? expected, Tolerance tolerance) => (Plain(got), Plain(expected)) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (long g, long e) => g == e || tolerance.Relative > 0 && tolerance.Accepts(g, e),
        (double or long, double or long) => tolerance.Accepts(Convert.ToDouble(got, CultureInfo.InvariantCulture), Convert.ToDouble(expected, CultureInfo.InvariantCulture)),
        var (g, e) => g.Equals(e),
    };

    static object? Plain(object? value) => value switch
    {
        double.NaN => null,
        int i => (long)i,
        float f => (double)f,
        _ => value,
    };

    int[] RowOrder(bool isOrdered)
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        return isOrdered ? rows : [.. rows.OrderBy(row => string.Join('\u001f', Columns.Select(c => SortKey(c.Values[row]))), StringComparer.Ordinal)];
    }

    // Six digits: rows whose numbers agree within the tolerance should sort alike.
    static string SortKey(object? value) => Plain(value) switch
    {
        null => "",
        long n => ((double)n).ToString("e6", CultureInfo.InvariantCulture),
        double d => d.ToString("e6", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("s", CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };

    static object? Value(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => type == "int" && value.TryGetInt64(out long n) ? n : value.GetDouble(),
        _ when type is "int" or "float" => Args.Number(value),
        _ when type == "datetime" => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    static object Field(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : bool.TryParse(text, out bool truth) ? truth
        : text;

    static string Print(object? value) => value switch { null => "missing", string s => $"'{s}'", IFormattable f => f.ToString(null, CultureInfo.InvariantCulture), _ => value.ToString()! };

    static List<List<string>> Records(string csv)
    {
        List<List<string>> records = [];
        List<string> record = [];
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            char c = csv[i];
            if (isQuoted && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                field.Append(csv[i++]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    records.Add(record);
                    record = [];
                }
            }
            else
                field.Append(c);
        }
        if (field.Length > 0 || record.Count > 0)
            records.Add([.. record, field.ToString()]);
        return records;
    }
}
