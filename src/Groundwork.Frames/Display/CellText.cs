using System.Globalization;

namespace Groundwork;

/// <summary>A cell as people read it: fewer digits than the file form, dates without an empty time.</summary>
internal static class CellText
{
    public static string Of(Column column, int row) => column switch
    {
        _ when column.Missing(row) => "missing",
        TextColumn c => c.Text(row)!.ReplaceLineEndings("⏎"),
        ValueColumn<double> c => Number(c.Data[row]),
        ValueColumn<float> c => Number(c.Data[row]),
        ValueColumn<DateTime> c => c.Data[row].TimeOfDay == TimeSpan.Zero ? c.Data[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ValueText.Of(column, row).Replace('T', ' '),
        _ => ValueText.Of(column, row),
    };

    public static string Quoted(Column column, int row) => column is TextColumn ? $"\"{Of(column, row)}\"" : Of(column, row);

    /// <summary>Six significant digits: 36.09, 1.234e+09, 0.000123.</summary>
    public static string Number(double value)
    {
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        if (value == 0) return "0";
        var size = Math.Abs(value);
        if (size is >= 1e15 or < 1e-4) return value.ToString("0.#####e+00", CultureInfo.InvariantCulture);
        if (size >= 1e6) return Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        var digits = Math.Clamp(5 - (int)Math.Floor(Math.Log10(size)), 0, 9);
        return Math.Round(value, digits).ToString("0.#########", CultureInfo.InvariantCulture);
    }
}
