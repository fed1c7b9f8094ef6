namespace Groundwork.Plots;

/// <summary>Measures what stands around one plot, and draws it all.</summary>
sealed class AxesLayout
{
    public const double LabelRoom = 21;

    const double TitleSize = 15, PartTitleSize = 13, TitleRoom = 26, TitleLine = 18, TickRoom = 23, NoteRoom = 14;

    readonly ICanvas _canvas;
    readonly Axes _axes;
    readonly Theme _theme;
    readonly string? _title;
    readonly LegendLayout _legend;
    readonly ColorBarLayout[] _bars;
    readonly bool _hasAxes, _namesX, _namesY;
    readonly string? _labelX, _labelY;
    readonly double _titleSize;
    int _linesX = 1, _linesY = 1;    // that labels were given room for

    /// <param name="canvas">What is drawn on.</param>
    /// <param name="axes">The plot; measured already.</param>
    /// <param name="theme">The look.</param>
    /// <param name="title">What stands above it, or null.</param>
    /// <param name="namesX">Whether the x axis has texts; not where the plot below shows the same.</param>
    /// <param name="namesY">Whether the y axis has texts.</param>
    /// <param name="hasLegend">Whether the plot has a legend of its own.</param>
    /// <param name="isPart">Whether it is one plot of several, with a smaller title.</param>
    /// <param name="labelsX">Whether the label of the x axis stands under it; not where the figure has one for all.</param>
    /// <param name="labelsY">Whether the label of the y axis stands beside it.</param>
    public AxesLayout(ICanvas canvas, Axes axes, Theme theme, string? title, bool namesX = true, bool namesY = true, bool hasLegend = true, bool isPart = false, bool labelsX = true, bool labelsY = true)
    {
        (_canvas, _axes, _theme, _title) = (canvas, axes, theme, title);
        foreach (ColorMappedMark mark in axes.AllMarks.OfType<ColorMappedMark>()) mark.IsOnDark = theme.IsDark;
        _titleSize = isPart ? PartTitleSize : TitleSize;
        _legend = hasLegend ? new LegendLayout(axes, theme) : LegendLayout.None(theme);
        _bars = [.. axes.AllMarks.Select(m => m.ColorBar).OfType<ColorScale>().Distinct().Select(s => new ColorBarLayout(s, theme))];
        _hasAxes = !axes.Style.HasFlag(AxesStyle.NoAxes);
        (_namesX, _namesY) = (namesX && _hasAxes, namesY && _hasAxes);
        (_labelX, _labelY) = (_namesX && labelsX ? axes.X.Label : null, _namesY && labelsY ? axes.Y.Label : null);
    }

    LegendPlace LegendPlace => _axes.Legend.Place;

    /// <summary>The room that texts need around the data, where the whole is so large.</summary>
    public Margins Measure(double width, double height)
    {
        var margins = new Margins(40, 40, 20, 40);
        for (int pass = 0; pass < 3; pass++)    // ticks depend on the room that ticks leave: it settles at once, or swings between two
            margins = Around(margins.Within(new Box(0, 0, width, height)), width);
        return margins with { Left = Math.Min(margins.Left, 0.6 * width), Right = Math.Min(margins.Right, 0.6 * width) };
    }

    Margins Around(Box box, double width)
    {
        double left = 0, right = 6, bottom = _hasAxes ? 6 : 0, top = 4 + TitleDepth(width);
        if (LegendPlace == LegendPlace.Above) top += _legend.Measure(width).Height;
        if (_namesY)
        {
            TickSet ticks = AxisTicks.Up(_axes.Y, box.Height);
            if (_axes.Y.HasTicks) left += AxisTicks.Widest(ticks) + 8;
            if (ticks.Note is not null) top += NoteRoom;
        }
        if (_labelY is not null) left += LabelDepth(_linesY = LinesOf(_labelY, box.Height));
        if (_namesX)
        {
            TicksAlong along = AxisTicks.Along(_axes.X, box.Width);
            var (ticks, isTurned, _) = along;
            if (_axes.X.HasTicks) bottom += TickRoom - 6 + along.Depth;
            var place = new Projection(_axes.X, _axes.Y, box);
            foreach (Tick t in _axes.X.HasTicks ? ticks.Major : [])
            {
                double at = place.AtX(t.At), size = AxisTicks.Width(t);
                left = Math.Max(left, (isTurned ? 0.71 * size : size / 2) - (at - box.X));
                if (!isTurned) right = Math.Max(right, size / 2 - (box.Right - at));
            }
            if (_labelX is not null) bottom += LabelDepth(_linesX = LinesOf(_labelX, box.Width - (ticks.Note is { } end ? GlyphWidths.Of(end, AxisTicks.Size) + 8 : 0)));
            else if (ticks.Note is not null) bottom += NoteRoom;
        }
        if (_axes.TwinX?.X is { } upper) top += TickRoom + (AxisTicks.Along(upper, box.Width) is { IsTurned: false } above ? above.Depth : 0) + (upper.Label is null ? 0 : LabelRoom);
        if (_axes.TwinY?.Y is { } other) right = Math.Max(right, (other.HasTicks ? 8 + AxisTicks.Widest(AxisTicks.Up(other, box.Height)) : 0) + (other.Label is null ? 0 : LabelRoom));
        double sides = _axes.AllMarks.Select(m => m.SideRoom).DefaultIfEmpty(0).Max();
        (left, right) = (Math.Max(left, sides), Math.Max(right, sides));
        right += _bars.Sum(b => b.Width(box.Height));
        if (LegendPlace == LegendPlace.Right && !_legend.IsEmpty) right += _legend.Measure(width).Width + 6;
        if (LegendPlace == LegendPlace.Below) bottom += _legend.Measure(width).Height + 2;
        return new(left, top, right, bottom);
    }

    string[] TitleLines(double width) => _title is null ? [] : TextFit.Label(_title, _titleSize, width);

    double TitleDepth(double width) => TitleLines(width).Length is > 0 and var lines ? TitleRoom + (lines - 1) * TitleLine : 0;

    static int LinesOf(string label, double width) => TextFit.Label(label, AxisLayout.LabelSize, width).Length;

    static double LabelDepth(int lines) => LabelRoom + (lines - 1) * AxisLayout.LabelLine;

    /// <summary>Draws the plot into its cell, with margins at least as wide as those measured.</summary>
    public List<PlotFrame> Draw(Box cell, Margins margins, int index)
    {
        Box outer = cell, box = margins.Within(cell);
        if (_axes.HasEqualAspect ?? _axes.Style.HasFlag(AxesStyle.EqualAspect))
        {
            // What stands around the plot goes with it.
            box = Equal(box);
            cell = Box.Between(box.X - margins.Left, box.Y - margins.Top, box.Right + margins.Right, box.Bottom + margins.Bottom);
        }
        List<(Axes Axes, Box Box)> insets = Insets(box);
        var place = new Projection(_axes.X, _axes.Y, box);
        var frame = new PlotFrame(_axes, box, place);
        List<PlotFrame> frames = [frame];
        _canvas.BeginGroup(new Group(GroupRole.Plot, Index: index) { Frame = frame });
        foreach (var (i, line) in TitleLines(outer.Width).Index()) Write(new(cell.X, cell.Y + 8 + i * TitleLine), TextFit.Cut(line, _titleSize, outer.Right - cell.X), _theme.Text, Anchor.Start, _titleSize, isBold: true);
        double under = cell.Y + TitleDepth(outer.Width);
        if (LegendPlace == LegendPlace.Above) _legend.Draw(_canvas, cell.X + _legend.NaturalWidth <= outer.Right ? cell.X : outer.X, under, outer.Width);

        var axisLayout = new AxisLayout(_canvas, _axes, _theme, place, cell);
        if (_hasAxes) axisLayout.DrawGrid();
        _canvas.PushClip(box.Inset(-1));    // a line along an edge is seen whole
        if (!_axes.IsEmpty)
        {
            foreach (Axes layer in _axes.Layers) layer.DrawMarks(_canvas, new Projection(layer.X, layer.Y, box), _theme);
        }
        _canvas.PopClip();
        if (_hasAxes) axisLayout.DrawLines();
        if (_axes.IsEmpty) Write(box.Center, "no data", _theme.Muted, Anchor.Middle, AxisLayout.LabelSize);
        if (_namesX) axisLayout.NameX(_labelX, _linesX, below: LegendPlace == LegendPlace.Below ? _legend.Measure(cell.Width).Height : 0);
        if (_namesY) axisLayout.NameY(_labelY, _linesY);
        double right = box.Right + axisLayout.NameTwins();
        foreach (ColorBarLayout bar in _bars)
        {
            bar.Draw(_canvas, right, box.Y, box.Height);
            right += bar.Width(box.Height);
        }
        foreach (Axes layer in _axes.Layers)
        {
            var inner = new Projection(layer.X, layer.Y, box);
            foreach (Mark mark in layer.Marks) mark.DrawOver(_canvas, inner, _theme, outer);
        }
        DrawOtherLegend(cell, box, right, insets);
        foreach (var (inset, inner) in insets)
        {
            Outline ground = Outline.Rounded(inner, 3);
            _canvas.Fill(ground, new Paint(_theme.Background, 0.95));
            _canvas.Stroke(ground, new Pen(_theme.Grid));
            inset.Measure();
            var layout = new AxesLayout(_canvas, inset, _theme, inset.Title);
            Box room = inner.Inset(4);
            frames.AddRange(layout.Draw(room, layout.Measure(room.Width, room.Height), -1));
        }
        _canvas.EndGroup();
        return frames;
    }

    // Where each inset stands: those without a place of their own where the least is drawn.
    List<(Axes Axes, Box Box)> Insets(Box box)
    {
        List<(Axes Axes, Box Box)> insets = [];
        foreach (Inset inset in _axes.Insets)
        {
            double width = inset.Width * box.Width, height = inset.Height * box.Height;
            insets.Add((inset.Axes, inset.Corner is var (left, bottom) ? new(box.X + left * box.Width, box.Bottom - bottom * box.Height - height, width, height)
                : EmptyPlace.Find(_axes, _theme, box, width, height, insets.Select(i => i.Box))));
        }
        return insets;
    }

    void DrawOtherLegend(Box cell, Box box, double right, List<(Axes Axes, Box Box)> insets)
    {
        if (_legend.IsEmpty || LegendPlace is LegendPlace.Above or LegendPlace.Hidden) return;
        var (width, height) = _legend.Measure(cell.Width);
        if (LegendPlace == LegendPlace.Below) _legend.Draw(_canvas, cell.X, cell.Bottom - height + 4, cell.Width);
        else if (LegendPlace == LegendPlace.Right) _legend.Draw(_canvas, right + 8, box.Y, width);
        else
        {
            LegendPlace corner = LegendPlace == LegendPlace.Best ? EmptyPlace.Corner(_axes, _theme, box, width, height, insets.Select(i => i.Box)) : LegendPlace;
            Box at = EmptyPlace.Of(corner, box, width, height);
            _legend.Draw(_canvas, at.X, at.Y, width);
        }
    }

    // The largest box about the same centre in which one unit is as long on both axes.
    Box Equal(Box box)
    {
        var (x, y) = (_axes.X.Limits(), _axes.Y.Limits());
        double unit = Math.Min(box.Width / (x.High - x.Low), box.Height / (y.High - y.Low)), width = unit * (x.High - x.Low), height = unit * (y.High - y.Low);
        return new(box.X + (box.Width - width) / 2, box.Y + (box.Height - height) / 2, width, height);
    }

    void Write(Spot at, string text, Color color, Anchor anchor, double size, bool isBold = false) =>
        _canvas.Text(at, text, new TextStyle(color, size, anchor) { IsBold = isBold });
}
