using System.Text;
using ExcelDataReader;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Reads a sheet of an Excel workbook (.xlsx, .xlsb or .xls).</summary>
    /// <remarks>Numbers that are all whole give Int64; cells of mixed types become text. Formulas give their last value.</remarks>
    /// <param name="path">The workbook.</param>
    /// <param name="sheet">The sheet's name; the first sheet when null.</param>
    /// <param name="hasHeader">Whether the first row that is not empty names the columns; otherwise they are column0, column1, …</param>
    /// <exception cref="FrameException">There is no such sheet (the message lists those there are), or the file is no workbook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example><c>DataFrame.ReadExcel("budget.xlsx", sheet: "2024")</c></example>
    public static DataFrame ReadExcel(string path, string? sheet = null, bool hasHeader = true)
    {
        using var stream = File.OpenRead(path);
        return ReadExcel(stream, sheet, hasHeader);
    }

    /// <summary>Reads a sheet of an Excel workbook from a stream that can seek.</summary>
    /// <exception cref="FrameException">There is no such sheet, or the stream holds no workbook.</exception>
    public static DataFrame ReadExcel(Stream stream, string? sheet = null, bool hasHeader = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ExcelSheets.Read(stream, sheet, hasHeader);
    }
}

/// <summary>Sheets as frames.</summary>
internal static class ExcelSheets
{
    public static DataFrame Read(Stream stream, string? sheet, bool hasHeader)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the old .xls format needs code page 1252
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
            var names = new List<string>();
            do
            {
                if (sheet is null || string.Equals(reader.Name, sheet, StringComparison.Ordinal)) return Rows(reader, hasHeader);
                names.Add(reader.Name);
            }
            while (reader.NextResult());
            var nearest = NearestName.Of(sheet!, names);
            throw new FrameException($"excel: no sheet \"{sheet}\"{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")} sheets: {string.Join(", ", names)}");
        }
        catch (Exception error) when (error is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException)
        {
            throw new FrameException($"excel: this is no workbook that can be read: {error.Message}", error);
        }
    }

    private static DataFrame Rows(IExcelDataReader reader, bool hasHeader)
    {
        string[]? names = null;
        var cells = new List<List<object?>>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.GetValue(i);
            if (names is null)
            {
                if (Array.TrueForAll(row, static cell => cell is null)) continue;
                names = Unique(hasHeader ? row : new object?[row.Length], hasHeader ? "Unnamed: " : "column");
                cells.AddRange(names.Select(static _ => new List<object?>()));
                if (hasHeader) continue;
            }
            for (var i = 0; i < names.Length; i++) cells[i].Add(i < row.Length ? row[i] : null);
        }
        return new DataFrame((names ?? []).Select((name, i) => Typed(name, cells[i])));
    }

    private static string[] Unique(object?[] header, string without)
    {
        var used = new HashSet<string>();
        return [.. header.Select((cell, i) =>
        {
            var name = Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : $"{without}{i}";
            var unique = name;
            for (var n = 1; !used.Add(unique); n++) unique = $"{name}.{n}";
            return unique;
        })];
    }

    private static Column Typed(string name, List<object?> cells)
    {
        var kinds = cells.Where(static cell => cell is not null).Select(static cell => cell!.GetType()).Distinct().ToArray();
        if (kinds.Length > 1 && !Array.TrueForAll(kinds, static kind => ColumnTypes.Of(kind).IsNumber()))
            return Column.WrapTexts(name, [.. cells.Select(static cell => cell is DateTime at ? ValueText.Of(at) : Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null)]);
        var column = ColumnBuilder.FromObjects(name, cells);
        return column is ValueColumn<double> numbers && column.HasAny() && Array.TrueForAll(numbers.Data, static value => double.IsNaN(value) || value == Math.Floor(value) && Math.Abs(value) < 1L << 53)
            ? column.Cast(ColumnType.Int64) : column;
    }
}
