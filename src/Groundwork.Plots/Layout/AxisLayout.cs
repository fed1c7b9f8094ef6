namespace Groundwork.Plots;

/// <summary>Draws the grid, lines, ticks and texts of a plot's axes.</summary>
sealed class AxisLayout(ICanvas canvas, Axes axes, Theme theme, Projection place, Box cell)
{
    public const double LabelSize = 13, LabelLine = 16;

    const double TickSize = AxisTicks.Size, TickLength = 4, MinorLength = 2.5;

    readonly Box _box = place.Box;
    readonly TicksAlong _x = AxisTicks.Along(axes.X, place.Box.Width);
    readonly TickSet _y = AxisTicks.Up(axes.Y, place.Box.Height);

    public void DrawGrid()
    {
        AxesStyle style = axes.Style;
        bool xGrid = axes.X.Grid ?? (axes.X.Categories is null && !style.HasFlag(AxesStyle.NoXGrid));
        bool yGrid = axes.Y.Grid ?? (axes.Y.Categories is null && !style.HasFlag(AxesStyle.NoYGrid));
        var grid = new Outline();
        foreach (Tick t in xGrid && axes.X.HasTicks ? _x.Set.Major : []) Add(grid, new(place.AtX(t.At), _box.Y), new(place.AtX(t.At), _box.Bottom));
        foreach (Tick t in yGrid && axes.Y.HasTicks ? _y.Major : []) Add(grid, new(_box.X, place.AtY(t.At)), new(_box.Right, place.AtY(t.At)));
        canvas.BeginGroup(new Group(GroupRole.Axis, "grid"));
        Rule(grid, theme.Grid);
        canvas.EndGroup();
    }

    /// <summary>The lines around the plot and the marks of ticks, over the data.</summary>
    public void DrawLines()
    {
        AxesStyle style = axes.Style;
        Sides sides = axes.Spines ?? (style.HasFlag(AxesStyle.NoBaseline) ? Sides.None : Sides.Bottom);
        var lines = new Outline();
        bool atZero = axes.Spines is null && Has(style, AxesStyle.LineAtYZero, axes.Y, place.YLimits), atXZero = axes.Spines is null && Has(style, AxesStyle.LineAtXZero, axes.X, place.XLimits);
        if (atZero) Add(lines, new(_box.X, place.Y(0)), new(_box.Right, place.Y(0)));
        else if (atXZero) Add(lines, new(place.X(0), _box.Y), new(place.X(0), _box.Bottom));
        else if (sides.HasFlag(Sides.Bottom)) Add(lines, new(_box.X, _box.Bottom), new(_box.Right, _box.Bottom));
        if (sides.HasFlag(Sides.Top)) Add(lines, new(_box.X, _box.Y), new(_box.Right, _box.Y));
        if (sides.HasFlag(Sides.Left)) Add(lines, new(_box.X, _box.Y), new(_box.X, _box.Bottom));
        if (sides.HasFlag(Sides.Right)) Add(lines, new(_box.Right, _box.Y), new(_box.Right, _box.Bottom));
        if (axes.Spines is not null)
        {
            foreach (Tick t in axes.X.HasTicks && sides.HasFlag(Sides.Bottom) ? _x.Set.Major : []) Add(lines, new(place.AtX(t.At), _box.Bottom), new(place.AtX(t.At), _box.Bottom + TickLength));
            foreach (Tick t in axes.Y.HasTicks && sides.HasFlag(Sides.Left) ? _y.Major : []) Add(lines, new(_box.X - TickLength, place.AtY(t.At)), new(_box.X, place.AtY(t.At)));
        }
        foreach (double at in axes.X.HasTicks && !atZero && sides.HasFlag(Sides.Bottom) ? _x.Set.Minor : []) Add(lines, new(place.AtX(at), _box.Bottom), new(place.AtX(at), _box.Bottom + MinorLength));
        foreach (double at in axes.Y.HasTicks && !atXZero && sides.HasFlag(Sides.Left) ? _y.Minor : []) Add(lines, new(_box.X - MinorLength, place.AtY(at)), new(_box.X, place.AtY(at)));
        canvas.BeginGroup(new Group(GroupRole.Axis, "lines"));
        Rule(lines, theme.Axis);
        canvas.EndGroup();
    }

    /// <param name="name">The axis' label, or null where it stands elsewhere.</param>
    /// <param name="most">How many lines of it have room.</param>
    /// <param name="below">The height of what stands under the axis.</param>
    public void NameX(string? name, int most, double below)
    {
        canvas.BeginGroup(new Group(GroupRole.Axis, "x"));
        foreach (Tick t in axes.X.HasTicks ? _x.Set.Major : [])
        {
            double at = place.AtX(t.At);
            if (_x.IsTurned)
                Write(new(at + 3, _box.Bottom + 12), t.Text, theme.Muted, Anchor.End, TickSize, turn: -45);
            else
                WriteLines(new(at, _box.Bottom + 14), t.Text.Split('\n'), theme.Muted, Anchor.Middle, TickSize, AxisTicks.LineHeight);
        }
        double bottom = cell.Bottom - below - 7;
        if (_x.Set.Note is { } note) Write(new(_box.Right, bottom), note, theme.Muted, Anchor.End, TickSize);
        if (name is not null)
        {
            // In the middle, unless the note at the end of the same line is in the way.
            double taken = _x.Set.Note is { } end ? GlyphWidths.Of(end, TickSize) + 8 : 0;
            string[] lines = TextFit.Label(name, LabelSize, _box.Width - taken, most);
            double middle = Math.Min(_box.Center.X, _box.Right - taken - lines.Max(line => GlyphWidths.Of(line, LabelSize, bold: true)) / 2);
            WriteLines(new(taken > 0 ? middle : _box.Center.X, bottom - (lines.Length - 1) * LabelLine), lines, Ink(axes.TwinX is null ? null : axes), Anchor.Middle, LabelSize, LabelLine);
        }
        canvas.EndGroup();
    }

    public void NameY(string? name, int most)
    {
        canvas.BeginGroup(new Group(GroupRole.Axis, "y"));
        foreach (Tick t in axes.Y.HasTicks ? _y.Major : [])
            Write(new(_box.X - 8, place.AtY(t.At)), t.Text, theme.Muted, Anchor.End, TickSize);
        if (_y.Note is { } note) Write(new(_box.X, _box.Y - 9), note, theme.Muted, Anchor.Start, TickSize);
        foreach (var (i, line) in (name is null ? [] : TextFit.Label(name, LabelSize, _box.Height, most)).Index())
            Write(new(cell.X + 6 + i * LabelLine, _box.Center.Y), line, Ink(axes.TwinY is null ? null : axes), Anchor.Middle, LabelSize, turn: -90);
        canvas.EndGroup();
    }

    /// <summary>Names the axes on the right and on top, and gives the width of what stands on the right.</summary>
    public double NameTwins()
    {
        if (axes.TwinX is { } upper)
        {
            canvas.BeginGroup(new Group(GroupRole.Axis, "x2"));
            var other = new Projection(upper.X, axes.Y, _box);
            TicksAlong above = AxisTicks.Along(upper.X, _box.Width);
            double lift = above.IsTurned ? 0 : above.Depth;
            foreach (Tick t in upper.X.HasTicks ? above.Set.Major : [])
                WriteLines(new(other.AtX(t.At), _box.Y - 11 - lift), t.Text.Split('\n'), theme.Muted, Anchor.Middle, TickSize, AxisTicks.LineHeight);
            if (upper.X.Label is { } label) Write(new(_box.Center.X, _box.Y - 31 - lift), TextFit.Cut(label, LabelSize, _box.Width), Ink(upper), Anchor.Middle, LabelSize);
            canvas.EndGroup();
        }
        if (axes.TwinY is not { } right) return 0;
        canvas.BeginGroup(new Group(GroupRole.Axis, "y2"));
        var place2 = new Projection(axes.X, right.Y, _box);
        TickSet ticks = AxisTicks.Up(right.Y, _box.Height);
        foreach (Tick t in right.Y.HasTicks ? ticks.Major : []) Write(new(_box.Right + 8, place2.AtY(t.At)), t.Text, theme.Muted, Anchor.Start, TickSize);
        double width = right.Y.HasTicks ? 8 + AxisTicks.Widest(ticks) : 0;
        if (right.Y.Label is { } name)
        {
            Write(new(_box.Right + width + 13, _box.Center.Y), TextFit.Cut(name, LabelSize, _box.Height), Ink(right), Anchor.Middle, LabelSize, turn: -90);
            width += 20;
        }
        canvas.EndGroup();
        return width;
    }

    // With two axes beside one another, each label has the colour of its mark where it has just one.
    Color Ink(Axes? layer) => layer?.OnlyColor(theme) ?? theme.Text;

    static bool Has(AxesStyle style, AxesStyle wish, Axis axis, (double Low, double High) limits) =>
        style.HasFlag(wish) && axis.Scale is Scale.Linear or Scale.SymLog && limits.Low < 0 && limits.High > 0;

    static void Add(Outline outline, Spot from, Spot to) => outline.MoveTo(from).LineTo(to);

    void Rule(Outline lines, Color color) => canvas.Stroke(lines, new Pen(color) { Cap = LineCap.Butt, Join = LineJoin.Miter });

    void WriteLines(Spot at, string[] lines, Color color, Anchor anchor, double size, double height)
    {
        foreach (var (i, line) in lines.Index()) Write(at with { Y = at.Y + i * height }, line, color, anchor, size);
    }

    void Write(Spot at, string text, Color color, Anchor anchor, double size, double turn = 0) =>
        canvas.Text(at, text, new TextStyle(color, size, anchor) { Turn = turn });
}
