using System.Globalization;

namespace Groundwork;

/// <summary>Functions of text columns that need more than one text at a time, or make other types.</summary>
internal static class TextOps
{
    public static TextColumn Concat(TextColumn a, TextColumn b, string separator)
    {
        var length = Loops.Length(a.Length, b.Length);
        var pool = new TextPool();
        var codes = new int[length];
        var made = new Dictionary<long, int>();
        for (var row = 0; row < length; row++)
        {
            int i = a.Codes[a.Length == 1 ? 0 : row], j = b.Codes[b.Length == 1 ? 0 : row];
            if (i < 0 || j < 0)
            {
                codes[row] = -1;
                continue;
            }
            var pair = ((long)i << 32) | (uint)j;
            if (!made.TryGetValue(pair, out var code)) made[pair] = code = pool.Add(a.Texts[i] + separator + b.Texts[j]);
            codes[row] = code;
        }
        return new TextColumn(a.Name, codes, pool.ToArray());
    }

    public static Column ToDate(TextColumn column, string? format, bool strict)
    {
        var bad = new HashSet<string>();
        var dates = column.MapValues(text =>
        {
            // A text with an offset gives the time in UTC, never the machine's.
            if (format is null ? ValueText.TryDateTime(text, out var value) : DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value)) return DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
            if (strict) throw new FrameException($"to date: \"{text}\" in \"{column.Name}\" is not a date{(format is null ? " like 2024-01-31; give its format" : $" in the format {format}")}{(format?.Contains('%') == true ? " (formats are .NET's, like dd/MM/yyyy)" : "")}, or pass strict: false to make it missing");
            bad.Add(text);
            return default;
        });
        return bad.Count == 0 ? dates : new ValueColumn<DateTime>(column.Name, dates.Data, Array.ConvertAll(column.Codes, code => code >= 0 && !bad.Contains(column.Texts[code])));
    }

    public static Column ToNumber(TextColumn column, bool strict)
    {
        var numbers = column.MapValues(text => ValueText.TryDouble(text, out var value) ? value
            : strict ? throw new FrameException($"to number: \"{text}\" in \"{column.Name}\" is not a number; pass strict: false to make it missing") : double.NaN);
        for (var row = 0; row < numbers.Length; row++) if (column.Codes[row] < 0) numbers.Data[row] = double.NaN;
        return numbers;
    }
}
