namespace Groundwork.Plots;

/// <summary>What a box of a diagram stands for: it sets the colour.</summary>
enum DiagramRole
{
    Input,
    Step,
    Output,
}

/// <summary>A box of a diagram.</summary>
sealed record DiagramBox(string Title, string? Detail, DiagramRole Role);

/// <summary>Boxes joined by arrows, laid out in layers from top to bottom: a graph of a computation, or a network.</summary>
public sealed class DiagramMark : Mark
{
    const double TitleSize = 12, DetailSize = 10.5;

    readonly IReadOnlyList<DiagramBox> _boxes;
    readonly IReadOnlyList<(int From, int To)> _edges;
    readonly LayoutNode[] _sizes;
    readonly LayeredLayout _layout;

    internal DiagramMark(IReadOnlyList<DiagramBox> boxes, IEnumerable<(int From, int To)> edges)
    {
        (_boxes, _edges) = (boxes, [.. edges.Distinct()]);
        _sizes = [.. boxes.Select(SizeOf)];
        _layout = LayeredLayout.Of(_sizes, _edges);
    }

    // The size in pixels at which texts have their own size.
    internal double NaturalWidth => _layout.Width;

    internal double NaturalHeight => _layout.Height;

    internal override string Kind => "diagram";

    internal override bool TakesColor => false;

    internal override AxesStyle Wishes => AxesStyle.NoAxes;

    internal override bool NeedsNoAxes => true;

    internal override void Measure(Axis x, Axis y)
    {
    }

    internal override void Draw(ICanvas canvas, Projection place, Color color, Theme theme)
    {
        Box page = place.Box.Inset(1);    // half a line's width
        double scale = Math.Min(1, Math.Min(page.Width / Math.Max(1, _layout.Width), page.Height / Math.Max(1, _layout.Height)));
        Spot origin = new(page.X + (page.Width - scale * _layout.Width) / 2, page.Y + (page.Height - scale * _layout.Height) / 2);
        for (int e = 0; e < _edges.Count; e++) DrawEdge(canvas, [.. _layout.Routes[e].Select(s => origin + scale * s)], _edges[e], scale, theme);
        for (int i = 0; i < _boxes.Count; i++)
        {
            canvas.BeginItem(i, _boxes[i].Detail is { } detail ? $"{_boxes[i].Title}: {detail}" : _boxes[i].Title);
            DrawBox(canvas, _boxes[i], origin + scale * _layout.Places[i], scale * _sizes[i].Width, scale * _sizes[i].Height, scale, theme);
            canvas.EndItem();
        }
    }

    static LayoutNode SizeOf(DiagramBox box)
    {
        double width = Math.Max(GlyphWidths.Of(box.Title, TitleSize, bold: true), box.Detail is null ? 0 : GlyphWidths.Of(box.Detail, DetailSize));
        return new LayoutNode(Math.Max(46, width + 22), box.Detail is null ? 26 : 40);
    }

    static void DrawBox(ICanvas canvas, DiagramBox box, Spot at, double width, double height, double scale, Theme theme)
    {
        Color ink = theme.Palette[box.Role switch { DiagramRole.Input => 2, DiagramRole.Output => 1, _ => 0 }];
        Outline outline = Outline.Rounded(new Box(at.X - width / 2, at.Y - height / 2, width, height), 6 * scale);
        canvas.Fill(outline, new Paint(theme.Background));
        canvas.Fill(outline, new Paint(ink, 0.13) { Tone = 0.1 });
        canvas.Stroke(outline, new Pen(ink, 1.2));
        double lift = box.Detail is null ? 0 : 7.5 * scale;
        canvas.Text(new(at.X, at.Y - lift), box.Title, new TextStyle(theme.Text, TitleSize * scale, Anchor.Middle) { IsBold = true });
        if (box.Detail is { } detail) canvas.Text(new(at.X, at.Y + 8.5 * scale), detail, new TextStyle(theme.Muted, DetailSize * scale, Anchor.Middle));
    }

    // Leaves and arrives upright, and bends between; the arrow's tip touches the box.
    void DrawEdge(ICanvas canvas, Spot[] route, (int From, int To) edge, double scale, Theme theme)
    {
        Spot[] way = [route[0] with { Y = route[0].Y + scale * _sizes[edge.From].Height / 2 }, .. route[1..^1], route[^1] with { Y = route[^1].Y - scale * _sizes[edge.To].Height / 2 - 1 }];
        double head = 6 * Math.Max(0.6, scale);
        Spot tip = way[^1];
        way[^1] = tip with { Y = tip.Y - head };
        var line = new Outline().MoveTo(way[0]);
        for (int i = 1; i < way.Length; i++)
        {
            double half = (way[i].Y - way[i - 1].Y) / 2;
            line.CubicTo(way[i - 1] with { Y = way[i - 1].Y + half }, way[i] with { Y = way[i].Y - half }, way[i]);
        }
        canvas.Stroke(line, new Pen(theme.Muted, 1.2, 0.85));
        canvas.Fill(Outline.Polygon([tip, new(tip.X - 0.5 * head, tip.Y - head), new(tip.X + 0.5 * head, tip.Y - head)]), new Paint(theme.Muted));
    }
}
