namespace Groundwork.Plots;

/// <summary>The bar beside a plot that says which colour is which value.</summary>
sealed class ColorBarLayout(ColorScale scale, Theme theme)
{
    const double TickSize = 12, LabelSize = 13, BarWidth = 12, Gap = 14;

    public double Width(double height) => Gap + BarWidth + 5 + TicksWidth(height) + (scale.Label is null ? 0 : 20);

    /// <summary>Draws the bar right of a place, as high as the plot.</summary>
    public void Draw(ICanvas canvas, double x, double top, double height)
    {
        x += Gap;
        canvas.BeginGroup(new Group(GroupRole.ColorBar));
        const int stops = 24;    // between them sRGB mixes evenly enough
        canvas.Fill(new Box(x, top, BarWidth, height), new Paint(scale.Map[0.5])
        {
            Gradient = new Gradient(new(x, top + height), new(x, top), [.. Enumerable.Range(0, stops + 1).Select(i => new GradientStop((double)i / stops, scale.Map[(double)i / stops]))]),
        });
        foreach (Tick t in Ticks(height))
            canvas.Text(new(x + BarWidth + 5, top + height * (1 - t.At)), t.Text, new TextStyle(theme.Muted, TickSize));
        if (scale.Label is { } label)
            canvas.Text(new(x + BarWidth + 5 + TicksWidth(height) + 12, top + height / 2), TextFit.Cut(label, LabelSize, height), new TextStyle(theme.Text, LabelSize, Anchor.Middle) { Turn = -90 });
        canvas.EndGroup();
    }

    double TicksWidth(double height) => Ticks(height).Select(t => GlyphWidths.Of(t.Text, TickSize)).DefaultIfEmpty(0).Max();

    // Places are shares of the bar's height.
    List<Tick> Ticks(double height) =>
        TextFit.Thin([.. scale.Ticks(Math.Clamp((int)(height / 45), 2, 8)).Select(t => t with { At = scale.Share(t.At) })], 0, 1, height, _ => TickSize + 3);
}
