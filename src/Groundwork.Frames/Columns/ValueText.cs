using System.Globalization;

namespace Groundwork;

/// <summary>Values as text and back, in the invariant culture: what files and conversions use.</summary>
internal static class ValueText
{
    /// <summary>The shortest text that reads back as the value: 0.1, true as True, 2024-01-31, 2024-01-31T08:05:00.</summary>
    public static string Of(Column column, int row) => column switch
    {
        TextColumn c => c.Text(row)!,
        ValueColumn<double> c => Of(c.Data[row]),
        ValueColumn<float> c => Of(c.Data[row]),
        ValueColumn<long> c => c.Data[row].ToString(CultureInfo.InvariantCulture),
        ValueColumn<int> c => c.Data[row].ToString(CultureInfo.InvariantCulture),
        ValueColumn<bool> c => c.Data[row] ? "True" : "False",
        ValueColumn<DateTime> c => Of(c.Data[row]),
        ValueColumn<DateOnly> c => c.Data[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueColumn<TimeSpan> c => c.Data[row].ToString("c", CultureInfo.InvariantCulture),
        _ => throw new ColumnTypeException($"text: column \"{column.Name}\" has no text form"),
    };

    public static string Of(double value) =>
        double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(float value) =>
        float.IsPositiveInfinity(value) ? "inf" : float.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(DateTime value)
    {
        var format = value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    public static bool TryDouble(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        var sign = 1.0;
        if (text.StartsWith("-")) sign = -1;
        if (text.Length > 0 && (text[0] is '+' or '-')) text = text[1..];
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = sign * double.PositiveInfinity;
            return true;
        }
        return false;
    }

    public static bool TryLong(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyyMMdd", "yyyy-MM", "yyyy-M-d", "yyyy-MM-dd HH:mm:ssK",
        "MM/dd/yyyy", "M/d/yyyy", "MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "d MMM yyyy", "MMM d, yyyy", "d MMMM yyyy", "MMMM d, yyyy",
    ];

    /// <summary>Reads an ISO date (with or without a time), or month/day/year as the United States write it. Times with an offset become UTC.</summary>
    public static bool TryDateTime(ReadOnlySpan<char> text, out DateTime value)
    {
        if (!DateTime.TryParseExact(text.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value)) return false;
        value = DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
        return true;
    }
}
