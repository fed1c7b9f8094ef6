namespace Groundwork.Plots;

/// <summary>Sides of a plot, together or apart.</summary>
[Flags]
public enum Sides
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The left side.</summary>
    Left = 1,

    /// <summary>The bottom.</summary>
    Bottom = 2,

    /// <summary>The right side.</summary>
    Right = 4,

    /// <summary>The top.</summary>
    Top = 8,

    /// <summary>All four.</summary>
    All = Left | Bottom | Right | Top,
}

/// <summary>A small plot within another: its lower left corner, or null where the layout chooses, and its size, all as shares.</summary>
sealed record Inset(Axes Axes, (double Left, double Bottom)? Corner, double Width, double Height);

/// <summary>One plot of a figure: two axes and the marks between them. Each <c>Add</c> gives the mark, whose properties can then be set.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <example><code>
/// var figure = new Figure();
/// LineMark line = figure.Axes.AddLine([0, 1, 2], [1, 4, 9]);
/// line.Label = "squares";
/// figure.Axes.Y.Scale = Scale.Log;
/// </code></example>
public sealed partial class Axes
{
    readonly List<Mark> _marks = [];
    readonly List<Inset> _insets = [];

    internal Axes(Axis? x = null, Axis? y = null) => (X, Y) = (x ?? new(), y ?? new());

    /// <summary>The title above the plot, or null.</summary>
    public string? Title { get; set; }

    /// <summary>The axis from left to right.</summary>
    public Axis X { get; }

    /// <summary>The axis from bottom to top.</summary>
    public Axis Y { get; }

    /// <summary>The names of the marks.</summary>
    public Legend Legend { get; } = new();

    /// <summary>Whether one unit is as long on both axes; the plot shrinks on one side for it. Null: for images and pies.</summary>
    public bool? HasEqualAspect { get; set; }

    /// <summary>On which sides a line stands, or null for the bottom alone (and for none around heat maps).</summary>
    public Sides? Spines { get; set; }

    /// <summary>The marks, in the order in which they are drawn.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    // Drawn over these, with an axis on the other side.
    internal Axes? TwinY { get; private set; }

    internal Axes? TwinX { get; private set; }

    internal IReadOnlyList<Inset> Insets => _insets;

    /// <summary>A plot over this one with the same x axis and a y axis of its own on the right. The same at each call.</summary>
    /// <example><code>
    /// Axes rain = new Figure().Axes, warmth = rain.AddTwinY();
    /// (rain.Y.Label, warmth.Y.Label) = ("rain (mm)", "temperature (°C)");
    /// </code></example>
    public Axes AddTwinY() => TwinY ??= new Axes(x: X);

    /// <summary>A plot over this one with the same y axis and an x axis of its own on top. The same at each call.</summary>
    public Axes AddTwinX() => TwinX ??= new Axes(y: Y);

    /// <summary>A small plot within this one.</summary>
    /// <param name="left">Where it begins, as a share, 0 to 1, of this plot's width.</param>
    /// <param name="bottom">Where it begins from below, as a share of the height.</param>
    /// <param name="width">Its width as a share.</param>
    /// <param name="height">Its height as a share.</param>
    /// <exception cref="ArgumentException">It would not lie within this plot.</exception>
    public Axes AddInset(double left, double bottom, double width, double height)
    {
        if (!(left >= 0 && bottom >= 0 && width > 0 && height > 0 && left + width <= 1 + 1e-9 && bottom + height <= 1 + 1e-9))
            throw new ArgumentException(FormattableString.Invariant($"inset: from ({left}, {bottom}), {width} wide and {height} high; it lies within 0 to 1 both ways"));
        var inset = new Inset(new Axes(), (left, bottom), width, height);
        _insets.Add(inset);
        return inset.Axes;
    }

    /// <summary>A small plot within this one, where it covers the least of what is drawn; of several empty places the one nearest to a corner.</summary>
    /// <param name="width">Its width as a share, above 0 to 1, of this plot's.</param>
    /// <param name="height">Its height as a share.</param>
    /// <exception cref="ArgumentException">A share is not above 0, or above 1.</exception>
    /// <example><code>
    /// Figure figure = Plot.Line([1, 4, 9, 16]);
    /// figure.Axes.AddInset(width: 0.4, height: 0.4).AddLine([0, 1], [1, 4]);    // stands upper left, as the line rises to the right
    /// </code></example>
    public Axes AddInset(double width, double height)
    {
        if (!(width > 0 && width <= 1 && height > 0 && height <= 1))
            throw new ArgumentException(FormattableString.Invariant($"inset: {width} wide and {height} high; both are shares above 0, up to 1"));
        var inset = new Inset(new Axes(), null, width, height);
        _insets.Add(inset);
        return inset.Axes;
    }

    internal T Add<T>(T mark, Values x = default, Values y = default) where T : Mark
    {
        if (x.IsTime) X.Scale = Scale.Time;
        if (y.IsTime) Y.Scale = Scale.Time;
        _marks.Add(mark);
        return mark;
    }

    internal bool IsEmpty => AllMarks.All(m => !m.NeedsNoAxes) && (_marks.Count == 0 || X.IsEmpty || Y.IsEmpty);

    internal AxesStyle Style => _marks.Aggregate(AxesStyle.None, (style, mark) => style | mark.Wishes);

    internal IEnumerable<Mark> AllMarks => _marks.Concat(TwinY?._marks ?? []).Concat(TwinX?._marks ?? []);

    internal void Measure()
    {
        X.Reset();
        Y.Reset();
        TwinY?.Y.Reset();
        TwinX?.X.Reset();
        Z.Reset();
        ShareColors();
        foreach (Axes axes in Layers)
        {
            Arrangement.Arrange(axes._marks);
            foreach (Mark mark in axes._marks)
            {
                mark.Measure(axes.X, axes.Y);
                mark.MeasureDepth(Z);
            }
        }
    }

    // An empty place of a grid.
    internal bool IsHidden { get; set; }

    internal IEnumerable<Axes> Layers => new[] { this, TwinY, TwinX }.OfType<Axes>();

    internal void DrawMarks(ICanvas canvas, Projection place, Theme theme)
    {
        if (IsSpace) SpaceFrame.Draw(canvas, this, place.Box, [.. Colored(theme).Where(m => m.Mark is SpaceMark).Select(m => ((SpaceMark)m.Mark, m.Color))], theme);
        int index = 0;
        foreach (var (mark, color) in Colored(theme))
        {
            canvas.BeginGroup(new Group(GroupRole.Mark, mark.Kind, mark.Label, index++));
            mark.Draw(canvas, place, color, theme);
            canvas.EndGroup();
        }
    }

    internal List<LegendEntry> LegendEntries(Theme theme)
    {
        List<LegendEntry> entries = [];
        foreach (var (mark, color) in Layers.SelectMany(axes => axes.Colored(theme)))
        {
            foreach (LegendEntry entry in mark.Legend(color, theme))
            {
                int same = entries.FindIndex(e => e.Text == entry.Text && e.Section == entry.Section);
                if (same < 0)
                    entries.Add(entry);
                else if (entries[same].DrawKey is var first)
                    entries[same] = entries[same] with { DrawKey = first + entry.DrawKey };
            }
        }
        return entries;
    }

    // The colour of the one mark with a colour from the palette, or null where there are several.
    internal Color? OnlyColor(Theme theme) => Colored(theme).Where(m => m.Mark.TakesColor).Select(m => m.Color).Distinct().ToArray() is [var only] ? only : null;

    // Colours go on through the twins, so that no two lines of one picture look the same.
    int Used => FirstColor + _marks.Count(m => m.TakesColor && m.Color is null && m.Ink is null && m.Turn is null);

    int FirstColor { get; set; }

    // With more marks than the palette has colours, hues at equal distances tell them apart.
    int ColorCount { get; set; }

    void ShareColors()
    {
        int next = Used;
        foreach (Axes twin in Layers.Skip(1)) (twin.FirstColor, next) = (next, next + twin.Used - twin.FirstColor);
        foreach (Axes layer in Layers) layer.ColorCount = next;
    }

    IEnumerable<(Mark Mark, Color Color)> Colored(Theme theme)
    {
        int next = FirstColor;
        foreach (Mark mark in _marks)
        {
            Color own = mark.Ink is { } ink ? ink(theme) : mark.TakesColor && mark.Color is null ? mark.Turn is { } turn ? theme.Palette[turn % theme.Palette.Count] : theme.Of(next++, ColorCount) : theme.Text;
            yield return (mark, mark.Color ?? own);
        }
    }
}
