namespace Groundwork.Plots;

/// <summary>Brings texts and ticks into the room that there is.</summary>
static class TextFit
{
    /// <summary>The text, cut with an ellipsis where it is wider than its place.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (GlyphWidths.Of(text, size, bold: true) <= width) return text;
        int length = text.Length;
        while (length > 1 && GlyphWidths.Of(text[..length], size, bold: true) + size > width) length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>A label in one line, or in two where it is wider than its place, and cut where two are too few.</summary>
    public static string[] Label(string text, double size, double width, int most = 2) =>
        [.. (GlyphWidths.Of(text, size, bold: true) <= width ? text : Break(text, size, width, most, bold: true)).Split('\n').Select(line => Cut(line, size, width))];

    /// <summary>The text in lines parted by <c>\n</c>, broken where words end, so that none is wider than its place if there are lines enough.</summary>
    public static string Break(string text, double size, double width, int most, bool bold = false)
    {
        List<string> lines = [];
        foreach (string word in Words(text))
        {
            bool fits = lines.Count > 0 && GlyphWidths.Of((lines[^1] + word).TrimEnd(), size, bold) <= width;
            if (fits || lines.Count == most) lines[^1] += word;
            else lines.Add(word);
        }
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    // Each with what stands behind it: a space, or a sign that may end a line.
    static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is not (' ' or '-' or '/' or '_' or '·') || text[i + 1] == ' ' || i == start) continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }
        yield return text[start..];
    }

    /// <summary>Every k-th tick, with the least k at which no two texts touch.</summary>
    public static List<Tick> Thin(List<Tick> ticks, double low, double high, double length, Func<Tick, double> size)
    {
        for (int k = 1; k < ticks.Count; k++)
        {
            List<Tick> kept = [.. ticks.Where((_, i) => i % k == 0)];
            bool fits = true;
            for (int i = 1; i < kept.Count && fits; i++)
                fits = (kept[i].At - kept[i - 1].At) / (high - low) * length >= (size(kept[i]) + size(kept[i - 1])) / 2;
            if (fits) return kept;
        }
        return ticks.Count > 0 ? [ticks[0]] : ticks;
    }
}
