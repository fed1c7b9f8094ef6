namespace Groundwork.Plots;

/// <summary>What a mark wants of the plot that it stands in.</summary>
[Flags]
enum AxesStyle
{
    None = 0,

    /// <summary>No grid lines at the x axis' ticks.</summary>
    NoXGrid = 1,

    /// <summary>No grid lines at the y axis' ticks.</summary>
    NoYGrid = 2,

    /// <summary>Nothing around the plot: no ticks, grid or lines.</summary>
    NoAxes = 4,

    /// <summary>No line at the bottom.</summary>
    NoBaseline = 8,

    /// <summary>A line at y = 0 in place of the bottom.</summary>
    LineAtYZero = 16,

    /// <summary>A line at x = 0 in place of the bottom.</summary>
    LineAtXZero = 32,

    /// <summary>One unit is as long on both axes.</summary>
    EqualAspect = 64,
}

/// <summary>Something drawn from data: its name in the legend, colour and opacity. Not safe for use from several threads.</summary>
public abstract class Mark
{
    private protected Mark() { }

    /// <summary>The name in the legend, or null for none.</summary>
    public string? Label { get; set; }

    /// <summary>The colour, or null for the theme's next.</summary>
    public Color? Color { get; set; }

    /// <summary>From 0, unseen, to 1, opaque; numbers beyond count as the nearer of the two.</summary>
    public double Opacity { get; set => field = double.IsNaN(value) ? 1 : Math.Clamp(value, 0, 1); } = 1;

    internal abstract void Measure(Axis x, Axis y);

    // Makes room on the upright axis of a plot of three.
    internal virtual void MeasureDepth(Axis z) { }

    internal abstract void Draw(ICanvas canvas, Projection place, Color color, Theme theme);

    // Large areas of a pure colour outshout the numbers: those of bars and sectors are drawn paler, by opacity, so that a page that knows the palette finds its colours.
    private protected double AreaOpacity => Math.Min(Opacity, 0.8);

    // What may reach beyond the plot into the cell around it: the text of an annotation.
    internal virtual void DrawOver(ICanvas canvas, Projection place, Theme theme, Box cell) { }

    // Pixels that it wants left and right of the plot, for texts that stand there.
    internal virtual double SideRoom => 0;

    // The word for its kind, in small letters.
    internal abstract string Kind { get; }

    // The data as a reader would write it down, or null where a mark holds none.
    internal virtual FigureTable? Table => null;

    // One place for each row of the data, which a page finds under the pointer; null where a mark is not made of points.
    internal virtual (Values X, Values Y)? RowPlaces => null;

    // Marks that take a colour of their own do not use up one of the palette.
    internal virtual bool TakesColor => true;

    // The place in the palette, for marks that belong together; null: the next.
    internal int? Turn { get; set; }

    // A colour of the theme in place of the palette's, or null.
    internal Func<Theme, Color>? Ink { get; set; }

    // Keeps the middle of its place, and does not stand beside others of its kind.
    internal bool StandsAlone { get; set; }

    internal virtual AxesStyle Wishes => AxesStyle.None;

    // Drawn even where the axes have nothing to show.
    internal virtual bool NeedsNoAxes => false;

    // What colour means which value, for a bar beside the plot; null for none.
    internal virtual ColorScale? ColorBar => null;

    internal virtual string Swatch => "█";

    internal virtual IEnumerable<LegendEntry> Legend(Color color, Theme theme) =>
        string.IsNullOrEmpty(Label) ? [] : [new(Label, color, Swatch, (canvas, box) => DrawKey(canvas, box, color))];

    /// <summary>Draws what stands for the mark in a legend.</summary>
    internal virtual void DrawKey(ICanvas canvas, Box box, Color color) => DrawAreaKey(canvas, box, color, Opacity);

    private protected static void DrawAreaKey(ICanvas canvas, Box box, Color color, double opacity) =>
        canvas.Fill(new Box(box.X + 2, box.Y + 2, 11, 10), new Paint(color, Math.Max(0.6, opacity)));    // a faint area would be lost at the size of a key

    private protected void DrawLineKey(ICanvas canvas, Box box, Color color, LineStyle style = LineStyle.Solid) =>
        canvas.Line(new Spot(box.X + 1, box.Center.Y), new Spot(box.Right - 1, box.Center.Y), new Pen(color, 2.4, Math.Max(0.35, Opacity)) { Dash = style.Dash(1.8), Cap = style.Cap() });

    private protected static void DrawDotKey(ICanvas canvas, Box box, Color color, MarkerShape shape = MarkerShape.Circle) =>
        canvas.Draw(new Symbols([box.Center], shape, 4, color));
}
