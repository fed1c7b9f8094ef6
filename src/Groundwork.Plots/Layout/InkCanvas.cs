namespace Groundwork.Plots;

/// <summary>Notes which small squares of a plot are drawn on.</summary>
sealed class InkCanvas(Box area) : ICanvas
{
    const double Side = 6;

    readonly int _columns = (int)Math.Ceiling(area.Width / Side) + 1, _rows = (int)Math.Ceiling(area.Height / Side) + 1;
    readonly HashSet<int> _inked = [];

    public double Width => area.Right;

    public double Height => area.Bottom;

    /// <summary>How many squares of a box are drawn on.</summary>
    public int Within(Box box)
    {
        int count = 0;
        foreach (int square in _inked)
        {
            if (box.Contains(new(area.X + (square % _columns + 0.5) * Side, area.Y + (square / _columns + 0.5) * Side))) count++;
        }
        return count;
    }

    public void Stroke(Outline outline, Pen pen)
    {
        foreach (List<Spot> path in Flattened.Of(outline, Side))
        {
            for (int i = 1; i < path.Count; i++)
            {
                Spot from = path[i - 1], way = path[i] - from;
                int steps = (int)Math.Min(10_000, Math.Ceiling(way.Length / Side));
                for (int s = 0; s <= steps; s++) Ink(from + (double)s / Math.Max(1, steps) * way);
            }
        }
    }

    // Squares whose middle is inside, by the parity of crossings: enough to know where there is room.
    public void Fill(Outline outline, Paint paint)
    {
        List<List<Spot>> paths = [.. Flattened.Of(outline, Side)];
        for (int row = 0; row < _rows; row++)
        {
            double y = area.Y + (row + 0.5) * Side;
            List<double> crossings = [];
            foreach (List<Spot> path in paths)
            {
                for (int i = 0; i < path.Count; i++)
                {
                    Spot a = path[i], b = path[(i + 1) % path.Count];
                    if (a.Y <= y != b.Y <= y) crossings.Add(a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
                }
            }
            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                double from = Math.Max(crossings[i], area.X), to = Math.Min(crossings[i + 1], area.Right);
                for (double x = from; x <= to; x += Side) Ink(new(x, y));
            }
        }
        Stroke(outline, default);
    }

    public void Image(Box box, Bitmap pixels) => Fill(Outline.Rectangle(box), default);

    public void Text(Spot at, string text, TextStyle style)
    {
        double width = GlyphWidths.Of(text, style.Size), left = at.X - (style.Anchor == Anchor.Start ? 0 : style.Anchor == Anchor.Middle ? width / 2 : width);
        Fill(Outline.Rectangle(new Box(left, at.Y - style.Size / 2, width, style.Size)), default);
    }

    public void Draw(Symbols symbols)
    {
        foreach (Spot spot in symbols.Spots) Ink(spot);
    }

    public void PushClip(Box box) { }

    public void PopClip() { }

    void Ink(Spot spot)
    {
        int column = (int)Math.Floor((spot.X - area.X) / Side), row = (int)Math.Floor((spot.Y - area.Y) / Side);
        if (column >= 0 && row >= 0 && column < _columns && row < _rows) _inked.Add(row * _columns + column);
    }
}
