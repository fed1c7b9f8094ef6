namespace Groundwork.Plots;

/// <summary>Passes a drawing on to SVG, and notes what a page needs to move it: plots, marks, their points and how they are drawn.</summary>
/// <param name="svg">What draws.</param>
/// <param name="figure">What is drawn.</param>
sealed class HtmlCanvas(ICanvas svg, Figure figure) : ICanvas
{
    const int Many = 2000;

    readonly Stack<Group> _groups = [];
    readonly Stack<HtmlPlot> _open = [];
    HtmlMark? _mark;

    /// <summary>The plots in the order in which they began.</summary>
    public List<HtmlPlot> Plots { get; } = [];

    public double Width => svg.Width;

    public double Height => svg.Height;

    public void Fill(Outline outline, Paint paint)
    {
        if (_mark is { } mark) mark.Color ??= paint.Color;
        svg.Fill(outline, paint);
    }

    public void Stroke(Outline outline, Pen pen)
    {
        if (_mark is { } mark && !outline.IsEmpty)
        {
            mark.Color ??= pen.Color;
            mark.Line ??= pen;
        }
        svg.Stroke(outline, pen);
    }

    public void Draw(Symbols symbols)
    {
        if (_mark is { } mark)
        {
            mark.Color ??= symbols.Color;
            mark.Dots ??= symbols;
        }
        svg.Draw(symbols);
    }

    public void Text(Spot at, string text, TextStyle style) => svg.Text(at, text, style);

    public void Image(Box box, Bitmap pixels) => svg.Image(box, pixels);

    public void PushClip(Box box) => svg.PushClip(box);

    public void PopClip() => svg.PopClip();

    /// <summary>Whether a part of a mark says what it is.</summary>
    public bool HasItems { get; private set; }

    public void BeginItem(int index, string? text = null)
    {
        HasItems |= text is not null;
        svg.BeginItem(index, text);
    }

    public void EndItem() => svg.EndItem();

    public void BeginGroup(Group group)
    {
        _groups.Push(group);
        if (group.Role == GroupRole.Plot && group.Frame is { } frame)
        {
            _open.Push(new HtmlPlot(frame));
            Plots.Add(_open.Peek());
            string name = frame.Axes.Title ?? (figure.Plots.Count() == 1 && Plots.Count == 1 ? figure.Title : null) ?? $"plot {Plots.Count}";
            group = group with { Spoken = $"{name}: arrow keys walk along the data" };
        }
        if (group.Role == GroupRole.Mark && _open.TryPeek(out HtmlPlot? plot)) _mark = plot.Begin(group);
        svg.BeginGroup(group);
    }

    public void EndGroup()
    {
        svg.EndGroup();
        Group group = _groups.Pop();
        if (group.Role == GroupRole.Mark && _mark is { } mark)
        {
            mark.Measure(figure.Theme, Many);
            _mark = null;
        }
        if (group.Role == GroupRole.Plot && group.Frame is not null) _open.Pop();
    }
}

/// <summary>One plot as it was drawn: its frame, and its marks in the order of drawing.</summary>
sealed class HtmlPlot(PlotFrame frame)
{
    readonly Axes[] _layers = [.. frame.Axes.Layers.Where(l => l.Marks.Count > 0)];
    int _layer = -1;

    public PlotFrame Frame => frame;

    public List<HtmlMark> Marks { get; } = [];

    /// <summary>A mark begins; each layer of axes counts its marks from 0.</summary>
    public HtmlMark? Begin(Group group)
    {
        if (group.Index == 0) _layer++;
        if (_layer < 0 || _layer >= _layers.Length || (uint)group.Index >= (uint)_layers[_layer].Marks.Count) return null;
        var mark = new HtmlMark(_layers[_layer].Marks[group.Index], new Projection(_layers[_layer].X, _layers[_layer].Y, frame.Box))
        {
            XAxis = _layers[_layer].X == frame.Axes.X ? 0 : 2,
            YAxis = _layers[_layer].Y == frame.Axes.Y ? 1 : 3,
        };
        Marks.Add(mark);
        return mark;
    }
}

/// <summary>One mark as it was drawn.</summary>
sealed class HtmlMark(Mark mark, Projection place)
{
    // Beyond this a page would be tens of megabytes: the picture can be moved, but is not drawn anew.
    const int Most = 500_000;

    public Mark Mark => mark;

    /// <summary>Which of the page's axes it stands over: 0, or 2 where it belongs to the one on top.</summary>
    public required int XAxis { get; init; }

    /// <summary>1, or 3 where it belongs to the axis on the right.</summary>
    public required int YAxis { get; init; }

    public Color? Color { get; set; }

    public Pen? Line { get; set; }

    public Symbols? Dots { get; set; }

    /// <summary>Each row's place, from the left and from the top as shares of the plot, or null; NaN where a row has none.</summary>
    public float[]? Points { get; private set; }

    /// <summary>Red, green and blue of each row, or null where all have one colour.</summary>
    public byte[]? Paints { get; private set; }

    /// <summary>Whether the page draws the points itself: elements of a document would be too many to move.</summary>
    public bool IsBig { get; private set; }

    public void Measure(Theme theme, int many)
    {
        if (mark.RowPlaces is not var (xs, ys) || xs.Count > Most) return;
        Points = new float[2 * xs.Count];
        Color?[]? paints = (mark as ScatterMark)?.Paints(theme);
        for (int i = 0; i < xs.Count; i++)
        {
            bool isShown = place.Has(xs[i], ys[i]) && (paints is null || paints[i] is not null);
            Spot spot = isShown ? place.At(xs[i], ys[i]) : new(double.NaN, double.NaN);
            Points[2 * i] = (float)((spot.X - place.Box.X) / place.Box.Width);
            Points[2 * i + 1] = (float)((spot.Y - place.Box.Y) / place.Box.Height);
        }
        IsBig = xs.Count > many && mark is not LineMark { Stepping: not Stepping.None } && mark is LineMark or ScatterMark
            && Dots is null or { Shape: MarkerShape.Circle, Radii: null, Edge: null };
        if (IsBig && paints is not null) Paints = [.. paints.SelectMany(c => c is { } p ? new[] { p.R, p.G, p.B } : [0, 0, 0])];
    }
}
