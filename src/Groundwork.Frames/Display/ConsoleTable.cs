using System.Globalization;
using System.Text;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The frame as a table of text with the types under the names; rows and columns in the middle are left out when there are many.</summary>
    /// <example>
    /// <code>
    ///    species  island     body_mass_g
    ///    string   string           int64
    /// 0  Adelie   Torgersen         3750
    /// 1  Adelie   Torgersen      missing
    /// 2 rows x 3 columns
    /// </code>
    /// </example>
    public override string ToString() => ToText();

    /// <summary>The frame as a table of text.</summary>
    /// <param name="maxRows">How many rows to show, at least 2; the ones in the middle are left out. When null, all of up to 60 rows, of more the first and the last five.</param>
    /// <param name="maxWidth">How many characters wide; columns in the middle are left out.</param>
    public string ToText(int? maxRows = null, int maxWidth = 120) => new ConsoleTable(this, Math.Max(2, maxRows ?? (RowCount <= 60 ? RowCount : 10)), Math.Max(20, maxWidth)).Draw();

    /// <summary>What the frame is made of: each column's name, type, present values, missing values and bytes.</summary>
    public DataFrame Info() => new(
        Column.WrapTexts("column", [.. ColumnNames]),
        Column.WrapTexts("type", Array.ConvertAll(columns, static column => column.Type.ShortName())),
        Column.Wrap("present", Array.ConvertAll(columns, static column => (long)(column.Length - column.MissingCount))),
        Column.Wrap("missing", Array.ConvertAll(columns, static column => (long)column.MissingCount)),
        Column.Wrap("bytes", Array.ConvertAll(columns, static column => column.Bytes())));
}

/// <summary>Lays a frame out in columns of characters.</summary>
internal sealed class ConsoleTable(DataFrame frame, int maxRows, int maxWidth)
{
    private const int MaxCell = 32;
    private const string Gap = "  ";

    public string Draw()
    {
        int[] rows = frame.RowCount <= maxRows ? [.. Enumerable.Range(0, frame.RowCount)]
            : [.. Enumerable.Range(0, (maxRows + 1) / 2), -1, .. Enumerable.Range(frame.RowCount - maxRows / 2, maxRows / 2)];
        var numbers = new Block(["", "", .. rows.Select(static row => row < 0 ? "…" : row.ToString(CultureInfo.InvariantCulture))], isRight: true);
        var blocks = Fitting([.. frame.Columns.Select(column => Cells(column, rows))], maxWidth - numbers.Width);
        var text = new StringBuilder();
        for (var line = 0; line < rows.Length + 2; line++)
        {
            text.Append(numbers.Line(line));
            foreach (var block in blocks) text.Append(Gap).Append(block.Line(line));
            while (text.Length > 0 && text[^1] == ' ') text.Length--;
            text.Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture, $"{frame.RowCount:N0} {(frame.RowCount == 1 ? "row" : "rows")} x {frame.ColumnCount} {(frame.ColumnCount == 1 ? "column" : "columns")}").ToString();
    }

    private static Block Cells(Column column, int[] rows)
    {
        var shown = Array.FindAll(rows, static row => row >= 0);
        var cells = column.Type.IsFloat() ? Decimals(column, shown) : Array.ConvertAll(shown, row => Cut(CellText.Of(column, row)));
        var at = 0;
        return new Block([Cut(column.Name), column.Type.ShortName(), .. rows.Select(row => row < 0 ? "…" : cells[at++])], isRight: !column.Type.IsText());
    }

    /// <summary>Numbers of a column with the same decimals, so that their points stand below each other; with powers of ten when sizes differ much.</summary>
    private static string[] Decimals(Column column, int[] rows)
    {
        var values = Array.ConvertAll(rows, row => Convert.ToDouble(column.Missing(row) ? double.NaN : column[row], CultureInfo.InvariantCulture));
        var finite = Array.FindAll(values, static value => double.IsFinite(value) && value != 0);
        double largest = finite.Length == 0 ? 1 : finite.Max(Math.Abs), least = finite.Length == 0 ? 1 : finite.Min(Math.Abs);
        if (largest >= 1e12 || least < 1e-5) return Array.ConvertAll(rows, row => CellText.Of(column, row));
        var most = Math.Clamp(6 - (int)Math.Floor(Math.Log10(largest)), 1, 6);
        var decimals = 0;
        while (decimals < most && finite.Any(value => Math.Abs(Math.Round(value, decimals) - value) > 1e-9 * Math.Abs(value))) decimals++;
        if (decimals == 0) decimals = 1;
        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return Array.ConvertAll(values, value => double.IsNaN(value) ? "missing" : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf" : value.ToString(format, CultureInfo.InvariantCulture));
    }

    private static string Cut(string text) => text.Length > MaxCell ? text[..(MaxCell - 1)] + "…" : text;

    /// <summary>As many columns as fit, taken in turn from the left and the right, with … between.</summary>
    private static List<Block> Fitting(Block[] all, int width)
    {
        if (all.Sum(static block => block.Width + Gap.Length) <= width) return [.. all];
        var dots = new Block([.. Enumerable.Repeat("…", all[0].Count)], isRight: false);
        var left = new List<Block>();
        var right = new List<Block>();
        var used = dots.Width + Gap.Length;
        for (int i = 0, j = all.Length - 1, turn = 0; i <= j; turn++)
        {
            var next = turn % 2 == 0 ? all[i++] : all[j--];
            used += next.Width + Gap.Length;
            if (used > width && left.Count > 0) break;
            if (turn % 2 == 0) left.Add(next);
            else right.Insert(0, next);
        }
        return [.. left, dots, .. right];
    }

    private sealed class Block(string[] lines, bool isRight)
    {
        public int Count => lines.Length;

        public int Width { get; } = lines.Max(CellWidth.Of);

        public string Line(int i) => isRight ? new string(' ', Width - CellWidth.Of(lines[i])) + lines[i] : lines[i] + new string(' ', Width - CellWidth.Of(lines[i]));
    }
}

/// <summary>How many cells of a terminal a text takes: East Asian letters and emoji take two.</summary>
internal static class CellWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            width += IsWide(rune.Value) ? 2 : 1;
        }
        return width;
    }

    private static bool IsWide(int code) => code is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
