using System.Globalization;
using System.Text;

namespace Groundwork.Plots;

/// <summary>Lays a figure out on a page and draws it as SVG. The same figure gives the same bytes.</summary>
static class SvgFigure
{
    const double Margin = 16;

    public static string Draw(Figure figure)
    {
        Theme theme = figure.Theme;
        double width = figure.Width, height = figure.Height;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" ");
        svg.Append("font-family=\"Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\">\n");
        svg.Append($"<title>{SvgCanvas.Escape(figure.Description())}</title>\n");
        svg.Append($"<rect width=\"100%\" height=\"100%\" fill=\"{theme.Background.Hex}\"/>\n");
        var page = new SvgCanvas(svg, width, height);
        double top = Margin;
        if (figure.Title is { } title && figure.Rows * figure.Columns > 1)
        {
            page.Label(Margin, top + 9, Fit(title, 17, width - 2 * Margin), theme.Text, Anchor.Start, 17, bold: true);
            top += 30;
        }
        double cellWidth = (width - Margin) / figure.Columns, cellHeight = (height - top) / figure.Rows;
        for (int r = 0; r < figure.Rows; r++)
        {
            for (int c = 0; c < figure.Columns; c++)
            {
                Axes axes = figure[r, c];
                string? shown = axes.Title ?? (figure.Rows * figure.Columns == 1 ? figure.Title : null);
                new SvgAxes(svg, page, axes, theme, shown).Draw(c * cellWidth + Margin, top + r * cellHeight, cellWidth - Margin, cellHeight - Margin);
            }
        }
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The text, cut with an ellipsis where it is wider than its place.</summary>
    internal static string Fit(string text, double size, double width)
    {
        if (GlyphWidths.Of(text, size, bold: true) <= width) return text;
        int length = text.Length;
        while (length > 1 && GlyphWidths.Of(text[..length], size, bold: true) + size > width) length--;
        return text[..length].TrimEnd() + "…";
    }
}
