using System.Globalization;

namespace Groundwork.Plots;

/// <summary>A bar for each category, from zero. Several in one set of axes stand side by side, or on top of one another. NaN leaves a gap.</summary>
/// <example><code>
/// BarMark bars = new Figure().Axes.AddBar(["Oslo", "Rome"], [3.2, 12.5]);
/// (bars.Errors, bars.ValueFormat) = (new[] { 0.4, 1.1 }, "0.0");
/// </code></example>
public sealed class BarMark : Mark, IArranged
{
    const double TextSize = 11;

    readonly IReadOnlyList<string> _categories;
    readonly Values _heights;
    int[] _places = [];
    double[] _bases = [];
    int _place, _count = 1;
    bool _isPiled;
    Color _ink;

    internal BarMark(IReadOnlyList<string> categories, Values heights, Orientation orientation)
    {
        ArgumentNullException.ThrowIfNull(categories);
        if (categories.Count != heights.Count)
            throw new ArgumentException($"bar: {categories.Count} categories but {heights.Count} heights; they need the same number");
        (_categories, _heights, Orientation) = (categories, heights, orientation);
    }

    /// <summary>Which way the bars stand.</summary>
    public Orientation Orientation { get; }

    /// <summary>Whether the bars stand on those that were added before, positive ones on positive ones.</summary>
    public bool IsStacked { get; set; }

    /// <summary>How far to go both ways from each end, or null for no error bars. NaN leaves one out.</summary>
    /// <exception cref="ArgumentException">There is not one for each bar.</exception>
    public Values? Errors
    {
        get;
        set
        {
            if (value is { } errors) Values.SameLength("bar", "heights", _heights, "errors", errors);
            field = value;
        }
    }

    /// <summary>A .NET format such as <c>0.0</c> for the number written at each bar's end, or null for none.</summary>
    public string? ValueFormat { get; set; }

    /// <summary>How much of a category's room the bars fill, above 0 to 1, or null to suit their number.</summary>
    public double? Width { get; set; }

    internal override string Kind => "bar";

    internal override AxesStyle Wishes => Orientation.BarStyle();

    internal override FigureTable? Table => Errors is { } errors
        ? new(Label ?? Kind, FigureTable.Column.Of("category", _categories), FigureTable.Column.Of("error", errors), FigureTable.Column.Of("value", _heights))
        : new(Label ?? Kind, FigureTable.Column.Of("category", _categories), FigureTable.Column.Of("value", _heights));

    internal override void DrawKey(ICanvas canvas, Box box, Color color) => DrawAreaKey(canvas, box, color, AreaOpacity);

    internal void Join(Axis places) => _places = places.PlacesOf(_categories);

    void IArranged.Arrange(Slot slot)
    {
        (_place, _count, _isPiled) = (slot.Place, slot.Places, slot.Under.Count + slot.Above > 0);
        _bases = new double[_heights.Count];
        for (int i = 0; i < _bases.Length; i++) _bases[i] = slot.Under.Cast<BarMark>().Sum(bar => bar.HeightAt(_places[i], _heights[i] < 0));
    }

    double HeightAt(int place, bool isNegative) => Array.IndexOf(_places, place) is var i and >= 0 && double.IsFinite(_heights[i]) && _heights[i] < 0 == isNegative ? _heights[i] : 0;

    internal override void Measure(Axis x, Axis y)
    {
        Axis places = Orientation.Places(x, y), values = Orientation.Values(x, y);
        if (Orientation == Orientation.Horizontal) places.Tighten(downwards: true);
        values.IncludeEdge(0);
        for (int i = 0; i < _heights.Count; i++)
        {
            double end = _bases[i] + _heights[i];
            values.Include(end);
            if (Errors is not { } errors || !double.IsFinite(errors[i])) continue;
            values.Include(end - errors[i]);
            values.Include(end + errors[i]);
        }
        if (ValueFormat is not null && Orientation == Orientation.Vertical && !_isPiled)
        {
            // Room for the numbers beyond the ends; about one line of text, as pixels are not known yet.
            double[] ends = [.. _heights.Items.Where(double.IsFinite), 0];
            double line = 0.07 * (ends.Max() - ends.Min());
            if (ends.Max() > 0) values.Include(ends.Max() + line);
            if (ends.Min() < 0) values.Include(ends.Min() - line);
        }
        places.Include(-0.5);
        places.Include((places.Categories?.Count ?? _heights.Count) - 0.5);
    }

    internal override void Draw(ICanvas canvas, Projection projection, Color color, Theme theme)
    {
        var place = new Oriented(projection, Orientation);
        _ink = theme.Background.Mix(color, AreaOpacity).Ink;
        for (int i = 0; i < _heights.Count; i++)
        {
            if (!double.IsFinite(_heights[i]) || !place.HasValue(_bases[i] + _heights[i])) continue;
            canvas.BeginItem(i, string.Create(CultureInfo.InvariantCulture, $"{_categories[i]}: {Ticks.Short(_heights[i])}"));
            Box box = BoxOf(place, i);
            canvas.Fill(box, new Paint(color, AreaOpacity));
            canvas.EndItem();
            if (!_isPiled || ValueFormat is null) continue;
            string text = Number(i);
            if ((place.IsHorizontal ? box.Width : box.Height) > (place.IsHorizontal ? GlyphWidths.Of(text, TextSize) : TextSize) + 4)
                canvas.Text(box.Center, text, new TextStyle(_ink, TextSize, Anchor.Middle));
        }
        if (Errors is not { } errors) return;
        var pen = new Pen(theme.Text, 1.3) { Cap = LineCap.Butt };
        for (int i = 0; i < _heights.Count; i++)
        {
            double end = _bases[i] + _heights[i];
            if (!place.HasValue(end - errors[i]) || !place.HasValue(end + errors[i])) continue;
            var (from, to) = Ends(place, i);
            double middle = (from + to) / 2, cap = Math.Min(4, Math.Abs(to - from) * 0.3), low = place.Value(end - errors[i]), high = place.Value(end + errors[i]);
            canvas.Stroke(new Outline().Add([place.Pixel(middle, low), place.Pixel(middle, high)])
                .Add([place.Pixel(middle - cap, low), place.Pixel(middle + cap, low)]).Add([place.Pixel(middle - cap, high), place.Pixel(middle + cap, high)]), pen);
        }
    }

    string Number(int i) => Ticks.Sign(_heights[i].ToString(ValueFormat, CultureInfo.InvariantCulture));

    // Numbers stand beyond the bar's end, those without room within it; those of stacked bars are drawn with them.
    internal override void DrawOver(ICanvas canvas, Projection projection, Theme theme, Box cell)
    {
        if (ValueFormat is null || _isPiled) return;
        const double size = TextSize, air = 4;
        var place = new Oriented(projection, Orientation);
        for (int i = 0; i < _heights.Count; i++)
        {
            double end = _bases[i] + _heights[i];
            if (!double.IsFinite(end) || !place.HasValue(end)) continue;
            Box box = BoxOf(place, i);
            string text = Number(i);
            double width = GlyphWidths.Of(text, size), room = (place.IsHorizontal ? box.Height : box.Width) * 1.4;
            if (room < (place.IsHorizontal ? size : width)) continue;
            bool isBelow = _heights[i] < 0;
            double error = Errors is { } errors && double.IsFinite(errors[i]) ? errors[i] : 0, tip = place.Value(end + (isBelow ? -error : error));
            if (place.IsHorizontal)
            {
                double start = isBelow ? tip - air - width : tip + air;
                bool fits = start >= cell.X && start + width <= cell.Right;
                canvas.Text(new(fits ? start : isBelow ? tip + air : tip - air - width, box.Center.Y), text, new TextStyle(fits ? theme.Text : _ink, size));
            }
            else
                canvas.Text(new(box.Center.X, tip + (isBelow ? air + size / 2 : -air - size / 2 + 1)), text, new TextStyle(theme.Text, size, Anchor.Middle));
        }
    }

    Box BoxOf(Oriented place, int i)
    {
        var (from, to) = Ends(place, i);
        double air = _count > 1 ? Math.Min(0.75, Math.Abs(to - from) * 0.08) : 0;
        return place.Pixels(Math.Min(from, to) + air, place.Value(_bases[i]), Math.Max(from, to) - air, place.Value(_bases[i] + _heights[i]));
    }

    (double From, double To) Ends(Oriented place, int i)
    {
        double whole = Math.Clamp(Width ?? (_count == 1 ? 0.68 : 0.8), 0.01, 1), one = whole / _count, from = _places[i] - whole / 2 + _place * one;
        return (place.Place(from), place.Place(from + one));
    }
}
