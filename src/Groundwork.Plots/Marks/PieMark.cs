using System.Globalization;

namespace Groundwork.Plots;

/// <summary>Shares of a whole as sectors of a disc, from the top clockwise. Bars tell sizes apart better; a pie says what is more than half.</summary>
/// <example><code>
/// PieMark pie = new Figure().Axes.AddPie(["rent", "food", "other"], [5, 3, 2]);
/// pie.HoleRadius = 0.55;
/// </code></example>
public sealed class PieMark : Mark
{
    const double NameSize = 13;

    readonly IReadOnlyList<string> _names;
    readonly Values _sizes;

    internal PieMark(IReadOnlyList<string> names, Values sizes)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count != sizes.Count) throw new ArgumentException($"pie: {names.Count} names but {sizes.Count} sizes; they need the same number");
        for (int i = 0; i < sizes.Count; i++)
        {
            if (!(sizes[i] >= 0) || !double.IsFinite(sizes[i])) throw new ArgumentException(FormattableString.Invariant($"pie: size {i} (\"{names[i]}\") is {sizes[i]}; sizes are finite and not below 0"));
        }
        (_names, _sizes) = (names, sizes);
    }

    /// <summary>The radius of the hole as a share, 0 to 0.95, of the disc's.</summary>
    public double HoleRadius { get; set => field = Math.Clamp(value, 0, 0.95); }

    /// <summary>A .NET format for each share, written in its sector, or null for none.</summary>
    public string? ShareFormat { get; set; } = "0 %";

    internal override string Kind => "pie";

    internal override bool TakesColor => false;

    internal override bool NeedsNoAxes => _sizes.Items.Sum() > 0;

    internal override AxesStyle Wishes => AxesStyle.NoAxes | AxesStyle.EqualAspect;

    internal override FigureTable? Table => new(Label ?? Kind, FigureTable.Column.Of("name", _names), FigureTable.Column.Of("size", _sizes));

    // The disc leaves some room within its square.
    internal override double SideRoom => NeedsNoAxes ? Math.Max(0, _names.Max(name => GlyphWidths.Of(name, NameSize, bold: true)) - 8) : 0;

    internal override void Measure(Axis x, Axis y)
    {
        if (!NeedsNoAxes) return;
        x.Tighten();
        y.Tighten();
        x.Include([-1, 1]);
        y.Include([-1, 1]);
    }

    internal override void Draw(ICanvas canvas, Projection place, Color color, Theme theme)
    {
        double whole = _sizes.Items.Sum(), before = 0;
        Spot center = place.At(0, 0);
        double radius = Math.Abs(place.X(1) - center.X) * 0.84;
        for (int i = 0; i < _sizes.Count; i++)
        {
            double share = _sizes[i] / whole;
            if (share == 0) continue;
            Color fill = theme.Palette[i % theme.Palette.Count];
            Outline sector = Sector(center, radius, radius * HoleRadius, before, before + share);
            canvas.BeginItem(i, string.Create(CultureInfo.InvariantCulture, $"{_names[i]}: {Ticks.Short(_sizes[i])} ({share:0.0 %})"));
            canvas.Fill(sector, new Paint(fill, AreaOpacity));
            if (share < 1) canvas.Stroke(sector, new Pen(theme.Background, 1.5));
            canvas.EndItem();
            Spot outwards = Direction(before + share / 2);
            string text = ShareFormat is null ? "" : share.ToString(ShareFormat, CultureInfo.InvariantCulture);
            double at = HoleRadius > 0 ? (1 + HoleRadius) / 2 : 0.62;
            if (share > 0.04) canvas.Text(center + at * radius * outwards, text, new TextStyle(theme.Background.Mix(fill, AreaOpacity).Ink, 12.5, Anchor.Middle) { IsBold = true });
            before += share;
        }
    }

    // Names stand beside the disc, and move apart where they would touch.
    internal override void DrawOver(ICanvas canvas, Projection place, Theme theme, Box cell)
    {
        const double size = NameSize, line = 16;
        double whole = _sizes.Items.Sum(), before = 0;
        if (!(whole > 0)) return;
        Spot center = place.At(0, 0);
        double radius = Math.Abs(place.X(1) - center.X) * 0.84;
        List<(int Index, Spot At)> left = [], right = [];
        for (int i = 0; i < _sizes.Count; i++)
        {
            double share = _sizes[i] / whole;
            if (share == 0) continue;
            Spot outwards = Direction(before + share / 2);
            (outwards.X < -1e-9 ? left : right).Add((i, center + (radius + 10) * outwards));
            before += share;
        }
        foreach (var (names, side) in new[] { (left, -1), (right, 1) })
        {
            // Names move apart from the top downwards, and back upwards where they would leave the cell.
            var sorted = names.OrderBy(n => n.At.Y).ToArray();
            double[] ys = new double[sorted.Length];
            double step = Math.Min(line, (cell.Height - line) / Math.Max(1, sorted.Length - 1));
            for (int k = 0; k < ys.Length; k++) ys[k] = Math.Max(sorted[k].At.Y, k == 0 ? cell.Y + line / 2 : ys[k - 1] + step);
            for (int k = ys.Length - 1; k >= 0; k--) ys[k] = Math.Min(ys[k], k == ys.Length - 1 ? cell.Bottom - line / 2 : ys[k + 1] - step);
            for (int k = 0; k < ys.Length; k++)
            {
                var (i, at) = sorted[k];
                double y = ys[k], reach = radius + 10, down = y - center.Y;
                double x = center.X + side * Math.Max(Math.Abs(at.X - center.X), Math.Sqrt(Math.Max(0, reach * reach - down * down)));
                if (Math.Abs(y - at.Y) > line)
                {
                    x += side * 14;
                    Spot edge = center + radius / (radius + 10) * (at - center);
                    canvas.Line(edge, new(x - side * 3, y), new Pen(theme.Muted, 0.7, 0.7));
                }
                canvas.Text(new(x, y), TextFit.Cut(_names[i], size, side < 0 ? x - cell.X : cell.Right - x), new TextStyle(theme.Text, size, side < 0 ? Anchor.End : Anchor.Start));
            }
        }
    }

    static Spot Direction(double share)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * share);
        return new(sin, -cos);
    }

    // Arcs are cubic curves of at most a quarter turn: 0.03% from a circle.
    static Outline Sector(Spot center, double outer, double inner, double from, double to)
    {
        var outline = new Outline();
        outline.MoveTo(center + outer * Direction(from));
        Arc(outline, center, outer, from, to);
        if (inner > 0)
        {
            outline.LineTo(center + inner * Direction(to));
            Arc(outline, center, inner, to, from);
        }
        else if (to - from < 1 - 1e-9)
            outline.LineTo(center);
        return outline.Close();
    }

    static void Arc(Outline outline, Spot center, double radius, double from, double to)
    {
        int parts = Math.Max(1, (int)Math.Ceiling(Math.Abs(to - from) * 4 - 1e-9));
        double turn = 2 * Math.PI * (to - from) / parts, k = 4.0 / 3 * Math.Tan(turn / 4) * radius;
        for (int i = 0; i < parts; i++)
        {
            Spot a = Direction(from + (to - from) * i / parts), b = Direction(from + (to - from) * (i + 1) / parts);
            outline.CubicTo(center + radius * a + k * new Spot(-a.Y, a.X), center + radius * b - k * new Spot(-b.Y, b.X), center + radius * b);
        }
    }
}
