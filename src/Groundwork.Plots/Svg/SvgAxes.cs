using System.Text;

namespace Groundwork.Plots;

/// <summary>Draws one set of axes: measures what stands around the plot, then the plot into what is left.</summary>
sealed class SvgAxes(StringBuilder svg, SvgCanvas page, Axes axes, Theme theme, string? title)
{
    const double TickSize = 11, LabelSize = 12.5, TitleSize = 15, BarWidth = 12;

    public void Draw(double x, double y, double width, double height)
    {
        axes.Measure();
        var (xLow, xHigh) = axes.X.Limits();
        var (yLow, yHigh) = axes.Y.Limits();
        double top = y, right = x + width, bottom = y + height;
        if (title is not null)
        {
            page.Label(x, top + 8, SvgFigure.Fit(title, TitleSize, width), theme.Text, Anchor.Start, TitleSize, bold: true);
            top += 26;
        }
        top = Legend(x, top, width);
        if (axes.Marks.OfType<HeatMark>().FirstOrDefault(h => h.HasColorBar) is { } heat)
            right = ColorBar(heat, right, top + 4, bottom - (axes.X.Label is null ? 26 : 46));
        top += 4;

        if (axes.X.Label is not null) bottom -= 20;
        double plotHeight = Math.Max(20, bottom - 22 - top);
        List<Tick> yTicks = Thin(Ticks.For(axes.Y, yLow, yHigh, (int)(plotHeight / 42)), yLow, yHigh, plotHeight, _ => TickSize + 3);
        double left = x + (axes.Y.Label is null ? 0 : 20) + yTicks.Select(t => GlyphWidths.Of(t.Text, TickSize)).DefaultIfEmpty(0).Max() + 8;
        left = Math.Min(left, x + width * 0.6);
        double plotWidth = Math.Max(20, right - left - 6);

        List<Tick> xTicks = Ticks.For(axes.X, xLow, xHigh, (int)(plotWidth / 75));
        double widest = xTicks.Select(t => GlyphWidths.Of(t.Text, TickSize)).DefaultIfEmpty(0).Max();
        bool isTurned = axes.X.Categories is not null && xTicks.Count > 1 && widest + 6 > plotWidth / (xHigh - xLow);
        if (isTurned)
        {
            bottom -= Math.Min(widest * 0.71, 110);
            left = Math.Max(left, Math.Min(x + widest * 0.71 - 0.5 * plotWidth / (xHigh - xLow), x + width * 0.5));    // the first label begins inside the page
            plotWidth = Math.Max(20, right - left - 6);
        }
        else if (xTicks.Count > 0 && GlyphWidths.Of(xTicks[^1].Text, TickSize) / 2 is var half && left + (xTicks[^1].At - xLow) / (xHigh - xLow) * plotWidth + half > right)
            plotWidth -= half;    // the last label ends before the edge
        xTicks = Thin(xTicks, xLow, xHigh, plotWidth, t => isTurned ? TickSize + 4 : GlyphWidths.Of(t.Text, TickSize) + 10);
        plotHeight = Math.Max(20, bottom - 22 - top);
        if (isTurned) yTicks = Thin(Ticks.For(axes.Y, yLow, yHigh, (int)(plotHeight / 42)), yLow, yHigh, plotHeight, _ => TickSize + 3);

        double AtX(double v) => left + (v - xLow) / (xHigh - xLow) * plotWidth;
        double AtY(double v) => axes.Y.IsReversed ? top + (v - yLow) / (yHigh - yLow) * plotHeight : top + plotHeight - (v - yLow) / (yHigh - yLow) * plotHeight;
        bool hasHeat = axes.Marks.OfType<HeatMark>().Any();
        bool xGrid = axes.X.Grid ?? (axes.X.Categories is null && !hasHeat && !axes.Marks.Any(m => m is BarMark or HistogramMark)), yGrid = axes.Y.Grid ?? (axes.Y.Categories is null && !hasHeat);
        foreach (Tick t in xTicks)
        {
            if (xGrid) Rule(AtX(t.At), top, AtX(t.At), top + plotHeight, theme.Grid);
            if (isTurned)
                page.Label(AtX(t.At) + 3, top + plotHeight + 12, t.Text, theme.Muted, Anchor.End, TickSize, turn: -45);
            else
                page.Label(AtX(t.At), top + plotHeight + 14, t.Text, theme.Muted, Anchor.Middle, TickSize);
        }
        foreach (Tick t in yTicks)
        {
            if (yGrid) Rule(left, AtY(t.At), left + plotWidth, AtY(t.At), theme.Grid);
            page.Label(left - 8, AtY(t.At), t.Text, theme.Muted, Anchor.End, TickSize);
        }

        // An inner picture clips what lies outside the limits, without an id that another figure of the page might have.
        svg.Append($"<svg x=\"{SvgCanvas.Text(left)}\" y=\"{SvgCanvas.Text(top)}\" width=\"{SvgCanvas.Text(plotWidth)}\" height=\"{SvgCanvas.Text(plotHeight)}\">\n");
        var canvas = new SvgCanvas(svg, plotWidth, plotHeight);
        if (!axes.IsEmpty) axes.DrawMarks(canvas, theme);
        svg.Append("</svg>\n");

        if (!hasHeat)
        {
            double zero = axes.Y.Scale == Scale.Linear && yLow < 0 && yHigh > 0 && axes.Marks.Any(m => m is BarMark) ? AtY(0) : top + plotHeight;
            Rule(left, zero, left + plotWidth, zero, theme.Axis);
        }
        if (axes.IsEmpty) page.Label(left + plotWidth / 2, top + plotHeight / 2, "no data", theme.Muted, Anchor.Middle, LabelSize);
        if (axes.X.Label is { } xLabel)
            page.Label(left + plotWidth / 2, y + height - 5, SvgFigure.Fit(xLabel, LabelSize, plotWidth), theme.Text, Anchor.Middle, LabelSize);
        if (axes.Y.Label is { } yLabel)
            page.Label(x + 6, top + plotHeight / 2, SvgFigure.Fit(yLabel, LabelSize, plotHeight), theme.Text, Anchor.Middle, LabelSize, turn: -90);
    }

    // Above the plot, in rows: it never covers data.
    double Legend(double x, double top, double width)
    {
        double at = x;
        bool any = false;
        foreach (var (mark, color) in axes.Legend(theme))
        {
            string text = Ticks.Shorten(mark.Label!);
            double size = 20 + GlyphWidths.Of(text, TickSize + 0.5) + 14;
            if (any && at + size > x + width) (at, top) = (x, top + 18);
            if (mark.IsLine)
                page.Line([new(at + 1, top + 7), new(at + 14, top + 7)], color, 2.4, Math.Max(0.35, mark.Opacity), mark is LineMark { IsDashed: true } or RuleMark { IsDashed: true });
            else if (mark is ScatterMark or ErrorBarMark)
                page.Dots([new(at + 8, top + 7)], 4, color, 1);
            else
                page.Box(at + 2, top + 2, 11, 10, color, Math.Max(0.35, mark.Opacity));
            page.Text(at + 20, top + 7, text, theme.Text, Anchor.Start, TickSize + 0.5);
            at += size;
            any = true;
        }
        return any ? top + 22 : top;
    }

    // Gives the right edge of what is left for the plot.
    double ColorBar(HeatMark heat, double right, double top, double bottom)
    {
        var (low, high) = heat.Range();
        double height = Math.Max(20, bottom - top);
        List<Tick> ticks = Ticks.Linear(low, high, Math.Max(2, (int)(height / 45)));
        double text = ticks.Select(t => GlyphWidths.Of(t.Text, TickSize)).DefaultIfEmpty(0).Max(), x = right - text - 5 - BarWidth;
        const int steps = 64;
        for (int i = 0; i < steps; i++)
            page.Box(x, top + height * i / steps, BarWidth, height / steps + (i < steps - 1 ? 0.6 : 0), heat.Colors[1 - (i + 0.5) / steps], 1);
        foreach (Tick t in ticks)
            page.Label(x + BarWidth + 5, top + height * (1 - (t.At - low) / (high - low)), t.Text, theme.Muted, Anchor.Start, TickSize);
        return x - 12;
    }

    void Rule(double x1, double y1, double x2, double y2, Color color) =>
        svg.Append($"<path d=\"M{SvgCanvas.Text(x1)} {SvgCanvas.Text(y1)}L{SvgCanvas.Text(x2)} {SvgCanvas.Text(y2)}\" stroke=\"{color.Hex}\"/>\n");

    /// <summary>Every k-th tick, with the least k at which no two texts touch.</summary>
    internal static List<Tick> Thin(List<Tick> ticks, double low, double high, double length, Func<Tick, double> size)
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
