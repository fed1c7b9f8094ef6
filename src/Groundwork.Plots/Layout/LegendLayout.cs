namespace Groundwork.Plots;

/// <summary>Names of marks beside what stands for them, in rows or columns.</summary>
sealed class LegendLayout
{
    const double Size = 12, KeyWidth = 20, RowHeight = 18, Gap = 14, Air = 7, SectionAir = 6;

    readonly Legend _legend;
    readonly Theme _theme;
    readonly List<Item> _items = [];

    // One place of a row or column: a heading where there is no entry. Space is what parts it from the one before.
    readonly record struct Item(string Text, double Width, double Space, LegendEntry? Entry = null);

    public LegendLayout(Axes axes, Theme theme) : this(axes.Legend, theme, axes.Legend.Place == LegendPlace.Hidden ? [] : axes.LegendEntries(theme))
    {
    }

    LegendLayout(Legend legend, Theme theme, List<LegendEntry> entries)
    {
        (_legend, _theme) = (legend, theme);
        string? section = null;
        foreach (LegendEntry entry in entries.OrderBy(e => entries.FindIndex(f => f.Section == e.Section)))
        {
            if (entry.Section != section && (section = entry.Section) is not null)
                _items.Add(new(section, GlyphWidths.Of(section, Size, bold: true), _items.Count == 0 ? 0 : SectionAir));
            string text = Ticks.Shorten(entry.Text);
            _items.Add(new(text, KeyWidth + GlyphWidths.Of(text, Size), 0, entry));
        }
    }

    /// <summary>The names of all plots of a figure, each once, to stand above them.</summary>
    public static LegendLayout OfAll(IEnumerable<Axes> plots, Theme theme)
    {
        Legend? titled = plots.Select(a => a.Legend).FirstOrDefault(l => l.Title is not null);
        return new(new Legend { Title = titled?.Title }, theme, [.. plots.SelectMany(a => a.LegendEntries(theme)).DistinctBy(e => (e.Section, e.Text))]);
    }

    public static LegendLayout None(Theme theme) => new(new Legend(), theme, []);

    public bool IsEmpty => _items.Count == 0;

    bool IsColumn => _legend.Place == LegendPlace.Right || _legend.IsInside;

    double TitleHeight => _legend.Title is null ? 0 : RowHeight;

    // A title stands before the names of a row, and over those of a column.
    double TitleWidth => _legend.Title is { } title ? GlyphWidths.Of(title, Size, bold: true) : 0;

    /// <summary>How wide all names would be in one row.</summary>
    public double NaturalWidth => IsEmpty ? 0 : (TitleWidth > 0 ? TitleWidth + Gap : 0) + _items.Sum(i => i.Width + i.Space + Gap) - Gap;

    /// <summary>How much room the legend takes where there is this much width.</summary>
    public (double Width, double Height) Measure(double width)
    {
        if (IsEmpty) return (0, 0);
        if (!IsColumn) return (width, Rows(width).Count * RowHeight + 4);
        Item[][] columns = Columns();
        return (Math.Max(TitleWidth, columns.Sum(WidthOf) + Gap * (columns.Length - 1)) + 2 * Air, TitleHeight + columns.Max(c => c.Length * RowHeight + c.Sum(i => i.Space)) + 2 * Air - 4);
    }

    /// <summary>Draws from an upper left corner; inside a plot on a ground of its own.</summary>
    public void Draw(ICanvas canvas, double x, double y, double width)
    {
        if (IsEmpty) return;
        canvas.BeginGroup(new Group(GroupRole.Legend));
        if (IsColumn)
            DrawColumns(canvas, x, y);
        else
            DrawRows(canvas, x, y, width);
        canvas.EndGroup();
    }

    void DrawRows(ICanvas canvas, double x, double y, double width)
    {
        if (_legend.Title is { } title) canvas.Text(new(x, y + 7), title, new TextStyle(_theme.Text, Size) { IsBold = true });
        double left = x + (TitleWidth > 0 ? TitleWidth + Gap : 0);
        foreach (List<Item> row in Rows(width))
        {
            double at = left;
            foreach (Item item in row)
            {
                if (at > left) at += item.Space;
                DrawItem(canvas, item, at, y);
                at += item.Width + Gap;
            }
            y += RowHeight;
        }
    }

    void DrawColumns(ICanvas canvas, double x, double y)
    {
        var (width, height) = Measure(0);
        if (_legend.IsInside)
        {
            Outline ground = Outline.Rounded(new Box(x, y, width, height), 3);
            canvas.Fill(ground, new Paint(_theme.Background, 0.88));
            canvas.Stroke(ground, new Pen(_theme.Grid));
        }
        (x, y) = (x + Air, y + Air - 2);
        if (_legend.Title is { } title) canvas.Text(new(x, y + 7), title, new TextStyle(_theme.Text, Size) { IsBold = true });
        y += TitleHeight;
        foreach (Item[] column in Columns())
        {
            double down = y;
            foreach (Item item in column)
            {
                DrawItem(canvas, item, x, down + item.Space);
                down += RowHeight + item.Space;
            }
            x += WidthOf(column) + Gap;
        }
    }

    void DrawItem(ICanvas canvas, Item item, double x, double y)
    {
        item.Entry?.DrawKey(canvas, new Box(x, y, 15, 14));
        canvas.Text(new(item.Entry is null ? x : x + KeyWidth, y + 7), item.Text, new TextStyle(_theme.Text, Size) { IsBold = item.Entry is null });
    }

    Item[][] Columns()
    {
        int columns = Math.Min(_legend.Columns ?? 1, _items.Count);
        return [.. _items.Chunk((_items.Count + columns - 1) / columns)];
    }

    static double WidthOf(Item[] column) => column.Max(i => i.Width);

    List<List<Item>> Rows(double width)
    {
        List<List<Item>> rows = [[]];
        double room = width - (TitleWidth > 0 ? TitleWidth + Gap : 0), at = 0;
        foreach (var (i, item) in _items.Index())
        {
            double needed = item.Width;
            if (item.Entry is null)
            {
                // A heading goes with all its names, or at least with the first, onto a row that has room.
                double[] names = [.. _items.Skip(i + 1).TakeWhile(n => n.Entry is not null).Select(n => Gap + n.Width)];
                needed += item.Width + names.Sum() <= room ? names.Sum() : names.FirstOrDefault();
            }
            if (rows[^1].Count > 0 && (at + item.Space + needed > room || rows[^1].Count == _legend.Columns))
            {
                rows.Add([]);
                at = 0;
            }
            at += (rows[^1].Count > 0 ? item.Space : 0) + item.Width + Gap;
            rows[^1].Add(item);
        }
        return rows;
    }
}
