namespace Groundwork.Plots;

/// <summary>A dot for each pair of numbers. Pairs with NaN or ±∞ are left out; dots that would fall on the same half pixel are drawn once.</summary>
/// <example><code>
/// ScatterMark dots = new Figure().Axes.AddScatter([1, 2, 3], [2, 1, 3]);
/// dots.ColorBy = new[] { 10.0, 20, 30 };
/// dots.SizeBy = new[] { 1.0, 2, 3 };
/// </code></example>
public sealed class ScatterMark : ColorMappedMark
{
    // Colours that mean numbers are to be those of the bar beside them: nearly opaque, parted by an edge while there are few.
    const double MappedOpacity = 0.9;
    const int MostEdges = 2000;

    readonly Values _x, _y;
    readonly double _usual;

    internal ScatterMark(Values x, Values y)
    {
        Values.SameLength("scatter", "x", x, "y", y);
        (_x, _y) = (x, y);
        Opacity = _usual = x.Count > 200 ? 0.55 : 0.85;
    }

    /// <summary>The radius in pixels, where sizes mean nothing.</summary>
    public double Radius { get; set; } = 3.2;

    /// <summary>What each dot looks like.</summary>
    public MarkerShape Shape { get; set; }

    /// <summary>A value for each dot that its colour shows, or null. NaN leaves a dot out.</summary>
    /// <exception cref="ArgumentException">There is not one for each dot.</exception>
    public Values? ColorBy { get; set => field = Fitting(value, "colorBy"); }

    /// <summary>A value for each dot that its area shows, or null. The least has <see cref="MinRadius"/>, the greatest <see cref="MaxRadius"/>.</summary>
    /// <exception cref="ArgumentException">There is not one for each dot.</exception>
    public Values? SizeBy { get; set => field = Fitting(value, "sizeBy"); }

    /// <summary>A name for each dot, which has the colour of its name; or null. The names stand in the legend.</summary>
    /// <exception cref="ArgumentException">There is not one for each dot.</exception>
    public IReadOnlyList<string>? Groups
    {
        get;
        set => field = value is null || value.Count == _x.Count ? value : throw new ArgumentException($"scatter: x has {_x.Count} values but groups has {value.Count}; they need the same number");
    }

    /// <summary>The radius of the least of <see cref="SizeBy"/>.</summary>
    public double MinRadius { get; set; } = 2;

    /// <summary>The radius of the greatest of <see cref="SizeBy"/>.</summary>
    public double MaxRadius { get; set; } = 10;

    // The values of the least and the greatest radius, where several marks share them.
    internal (double Low, double High)? SizeLimits { get; set; }

    /// <summary>Whether a thin line in the colour of the ground parts dots that overlap.</summary>
    public bool HasEdges { get; set; }

    internal override string Kind => "scatter";

    internal override string Swatch => "•";

    internal override bool TakesColor => ColorBy is null && Groups is null;

    internal override IEnumerable<double> ColorValues => ColorBy?.Items ?? [];

    internal override ColorScale? ColorBar => ColorBy is null ? null : base.ColorBar;

    internal override (Values X, Values Y)? RowPlaces => (_x, _y);

    internal override FigureTable? Table
    {
        get
        {
            List<FigureTable.Column> columns = [FigureTable.Column.Of("x", _x)];
            if (Groups is { } groups) columns.Add(FigureTable.Column.Of("group", groups));
            if (ColorBy is { } colors) columns.Add(FigureTable.Column.Of(ColorBarLabel ?? "color", colors));
            if (SizeBy is { } sizes) columns.Add(FigureTable.Column.Of("size", sizes));
            columns.Add(FigureTable.Column.Of("y", _y));
            return new(Label ?? Kind, columns);
        }
    }

    internal override IEnumerable<LegendEntry> Legend(Color color, Theme theme) => Groups is null ? base.Legend(color, theme)
        : Groups.Distinct().Select((name, i) => (name, color: Taken(i, theme))).Select(g => new LegendEntry(g.name, g.color, Swatch, (canvas, box) => DrawKey(canvas, box, g.color)));

    internal override void DrawKey(ICanvas canvas, Box box, Color color) => DrawDotKey(canvas, box, color, Shape);

    internal override void Measure(Axis x, Axis y) => Extent.Include(x, y, _x.Items, _y.Items);

    internal override void Draw(ICanvas canvas, Projection place, Color color, Theme theme)
    {
        var (spots, items) = Extent.Distinct(place, _x.Items, _y.Items);
        List<Color>? colors = null;
        if (Paints(theme) is { } paints)
        {
            Keep(spots, items, i => paints[i] is not null);
            colors = [.. items.Select(i => paints[i]!.Value)];
        }
        double[]? radii = null;
        if (SizeBy is { } sizes)
        {
            double low = sizes.Items.Where(double.IsFinite).DefaultIfEmpty(0).Min(), high = sizes.Items.Where(double.IsFinite).DefaultIfEmpty(1).Max();
            if (SizeLimits is { } limits) (low, high) = limits;
            radii = [.. items.Select(i => RadiusOf(sizes[i], low, high))];
        }
        canvas.Draw(new Symbols(spots, Shape, Radius, color, Shown, radii, colors) { Items = items, Edge = HasEdges || ColorBy is not null && _x.Count <= MostEdges ? theme.Background : null });
    }

    internal double Shown => ColorBy is not null && Opacity == _usual ? MappedOpacity : Opacity;

    // The colour of each row, null for one without; or null where all have the mark's.
    internal Color?[]? Paints(Theme theme)
    {
        if (ColorBy is { } values)
        {
            ColorScale scale = ColorScale();
            return [.. values.Select(v => scale.HasColor(v) ? scale[v] : (Color?)null)];
        }
        if (Groups is not { } groups) return null;
        Dictionary<string, Color> byName = groups.Distinct().Select((name, i) => (name, color: Taken(i, theme))).ToDictionary(g => g.name, g => g.color);
        return [.. groups.Select(g => (Color?)byName[g])];
    }

    // Areas grow evenly: the eye compares areas and not radii.
    double RadiusOf(double size, double low, double high)
    {
        double t = !double.IsFinite(size) ? 0 : high > low ? Math.Clamp((size - low) / (high - low), 0, 1) : 0.5;
        return Math.Sqrt(MinRadius * MinRadius + t * (MaxRadius * MaxRadius - MinRadius * MinRadius));
    }

    static void Keep(List<Spot> spots, List<int> items, Func<int, bool> isKept)
    {
        for (int i = items.Count - 1; i >= 0; i--)
        {
            if (isKept(items[i])) continue;
            items.RemoveAt(i);
            spots.RemoveAt(i);
        }
    }

    static Color Taken(int index, Theme theme) => theme.Palette[index % theme.Palette.Count];

    Values? Fitting(Values? values, string name)
    {
        if (values is { } given) Values.SameLength("scatter", "x", _x, name, given);
        return values;
    }
}
