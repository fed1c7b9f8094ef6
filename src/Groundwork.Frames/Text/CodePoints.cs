namespace Groundwork;

/// <summary>Texts by Unicode code points; a lone surrogate counts as one.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++) if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    /// <summary>Python's text[start:stop].</summary>
    public static string Slice(string text, int? start, int? stop)
    {
        var count = Count(text);
        var from = Math.Clamp(start is null ? 0 : start < 0 ? count + start.Value : start.Value, 0, count);
        var to = Math.Clamp(stop is null ? count : stop < 0 ? count + stop.Value : stop.Value, from, count);
        return count == text.Length ? text[from..to] : text[Unit(text, from)..Unit(text, to)];
    }

    private static int Unit(string text, int codePoints)
    {
        var unit = 0;
        for (; codePoints > 0; codePoints--) unit += unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;
        return unit;
    }
}
