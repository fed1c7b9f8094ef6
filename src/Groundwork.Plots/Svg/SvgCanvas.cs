using System.Globalization;
using System.Text;

namespace Groundwork.Plots;

/// <summary>Writes SVG elements, with coordinates to a tenth of a pixel.</summary>
sealed class SvgCanvas(StringBuilder svg, double width, double height) : ICanvas
{
    const int ManyDots = 2000;

    public double Width => width;

    public double Height => height;

    public double Pixel => 1;

    public void Line(IReadOnlyList<Spot> spots, Color color, double lineWidth, double opacity, bool dashed = false)
    {
        svg.Append("<path d=\"");
        Path(spots);
        svg.Append($"\" fill=\"none\" stroke=\"{color.Hex}\" stroke-width=\"{Text(lineWidth)}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        if (dashed) svg.Append(" stroke-dasharray=\"5 4\"");
        if (opacity < 1) svg.Append($" stroke-opacity=\"{Text(opacity, 3)}\"");
        svg.Append("/>\n");
    }

    public void Area(IReadOnlyList<Spot> outline, Color color, double opacity)
    {
        svg.Append("<path d=\"");
        Path(outline);
        svg.Append("z\"");
        Fill(color, opacity);
        svg.Append("/>\n");
    }

    public void Box(double x, double y, double boxWidth, double boxHeight, Color color, double opacity, double tone = 1)
    {
        svg.Append($"<rect x=\"{Text(x, 2)}\" y=\"{Text(y, 2)}\" width=\"{Text(Math.Max(0, boxWidth), 2)}\" height=\"{Text(Math.Max(0, boxHeight), 2)}\"");
        Fill(color, opacity);
        svg.Append("/>\n");
    }

    // Thousands of dots are one path of round points: a third of the bytes, at the price that overlaps are not darker.
    public void Dots(IReadOnlyList<Spot> spots, double radius, Color color, double opacity)
    {
        if (spots.Count == 0) return;
        if (spots.Count > ManyDots)
        {
            svg.Append("<path d=\"");
            foreach (Spot spot in spots) svg.Append($"M{Text(spot.X)} {Text(spot.Y)}h0");
            svg.Append($"\" stroke=\"{color.Hex}\" stroke-width=\"{Text(2 * radius)}\" stroke-linecap=\"round\" stroke-opacity=\"{Text(opacity, 3)}\"/>\n");
            return;
        }
        svg.Append("<g");
        Fill(color, opacity);
        svg.Append(">\n");
        foreach (Spot spot in spots) svg.Append($"<circle cx=\"{Text(spot.X)}\" cy=\"{Text(spot.Y)}\" r=\"{Text(radius)}\"/>\n");
        svg.Append("</g>\n");
    }

    public void Text(double x, double y, string text, Color color, Anchor anchor, double size) => Label(x, y, text, color, anchor, size);

    public void Label(double x, double y, string text, Color color, Anchor anchor, double size, bool bold = false, double turn = 0)
    {
        svg.Append($"<text x=\"{Text(x)}\" y=\"{Text(y + 0.36 * size)}\" font-size=\"{Text(size)}\" fill=\"{color.Hex}\"");
        if (anchor != Anchor.Start) svg.Append(anchor == Anchor.End ? " text-anchor=\"end\"" : " text-anchor=\"middle\"");
        if (bold) svg.Append(" font-weight=\"600\"");
        if (turn != 0) svg.Append($" transform=\"rotate({Text(turn)} {Text(x)} {Text(y)})\"");
        svg.Append($">{Escape(text)}</text>\n");
    }

    public static string Text(double value, int decimals = 1)
    {
        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>Text as XML may hold it: the signs escaped, what XML forbids replaced.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            safe.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                < 0x20 or 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        }
        return safe.ToString();
    }

    void Path(IReadOnlyList<Spot> spots)
    {
        for (int i = 0; i < spots.Count; i++) svg.Append(i == 0 ? 'M' : 'L').Append(Text(spots[i].X)).Append(' ').Append(Text(spots[i].Y));
    }

    void Fill(Color color, double opacity)
    {
        svg.Append($" fill=\"{color.Hex}\"");
        if (opacity < 1) svg.Append($" fill-opacity=\"{Text(opacity, 3)}\"");
    }
}
