namespace Groundwork.Plots;

/// <summary>Draws a whole figure on any canvas: the one place that decides where things stand.</summary>
static class FigureLayout
{
    internal const double Margin = 16;

    /// <summary>Draws the figure over the whole canvas and says where each set of axes came to stand.</summary>
    public static IReadOnlyList<PlotFrame> Draw(Figure figure, ICanvas canvas)
    {
        Theme theme = figure.Theme;
        double width = canvas.Width, height = canvas.Height;
        canvas.Fill(new Box(0, 0, width, height), new Paint(theme.Background));
        double top = Margin;
        PlotCell[] cells = [.. figure.Cells];
        if (figure.Title is { } title && cells.Length > 1)
        {
            canvas.BeginGroup(new Group(GroupRole.Title));
            canvas.Text(new(Margin, top + 9), TextFit.Cut(title, 17, width - 2 * Margin), new TextStyle(theme.Text, 17) { IsBold = true });
            canvas.EndGroup();
            top += 30;
        }
        figure.Measure();
        if (figure.SharesLegend)
        {
            LegendLayout legend = LegendLayout.OfAll(cells.Select(c => c.Axes), theme);
            legend.Draw(canvas, Margin, top, width - 2 * Margin);
            if (!legend.IsEmpty) top += legend.Measure(width - 2 * Margin).Height + 4;
        }
        bool[] namesX = Array.ConvertAll(cells, c => !figure.HidesInnerX || !cells.Any(d => d.Row >= c.Row + c.Rows && d.Column < c.Column + c.Columns && c.Column < d.Column + d.Columns));
        bool[] namesY = Array.ConvertAll(cells, c => c.Column == 0 || !figure.HidesInnerY);
        string? labelX = figure.ShareX == Sharing.All ? Common(cells.Where((_, i) => namesX[i]), a => a.X) : null, labelY = figure.ShareY == Sharing.All ? Common(cells.Where((_, i) => namesY[i]), a => a.Y) : null;
        double left = Margin + (labelY is null ? 0 : AxesLayout.LabelRoom), end = height - (labelX is null ? 0 : AxesLayout.LabelRoom);
        AxesLayout[] layouts = [.. cells.Select((c, i) => new AxesLayout(canvas, c.Axes, theme, c.Axes.Title ?? (cells.Length == 1 ? figure.Title : null),
            namesX[i], namesY[i], hasLegend: !figure.SharesLegend, isPart: cells.Length > 1, labelsX: labelX is null, labelsY: labelY is null))];
        double[] lefts = Edges(left, width, figure.ColumnRatios, figure.Columns, figure.Gap, _ => 0), tops = Edges(top, end, figure.RowRatios, figure.Rows, figure.Gap, _ => 0);
        Box[] boxes = Boxes();
        Margins[] margins = Measured();
        // Where only the outermost plots have texts, the room for those comes from all: what can be compared is drawn equally large.
        if (figure.HidesInnerY && figure.Columns > 1)
            lefts = Edges(left, width, figure.ColumnRatios, figure.Columns, figure.Gap, i => Most(c => c.Column == i, m => m.Left) + Most(c => c.Column + c.Columns == i + 1, m => m.Right));
        if (figure.HidesInnerX && figure.Rows > 1)
            tops = Edges(top, end, figure.RowRatios, figure.Rows, figure.Gap, i => Most(c => c.Row == i, m => m.Top) + Most(c => c.Row + c.Rows == i + 1, m => m.Bottom));
        boxes = Boxes();
        margins = Measured();

        // Plots of one row begin and end at the same heights, plots of one column at the same widths.
        List<PlotFrame> frames = [];
        for (int i = 0; i < cells.Length; i++)
        {
            PlotCell c = cells[i];
            var even = new Margins(
                Most(d => d.Column == c.Column, m => m.Left), Most(d => d.Row == c.Row, m => m.Top),
                Most(d => d.Column + d.Columns == c.Column + c.Columns, m => m.Right), Most(d => d.Row + d.Rows == c.Row + c.Rows, m => m.Bottom));
            frames.AddRange(layouts[i].Draw(boxes[i], even, i));
        }
        NameAll();
        return frames;

        // One label for all plots that show the same along an axis, under or beside the middle of them all.
        void NameAll()
        {
            if (labelX is null && labelY is null) return;
            Box all = Box.Between(frames.Min(f => f.Box.X), frames.Min(f => f.Box.Y), frames.Max(f => f.Box.Right), frames.Max(f => f.Box.Bottom));
            canvas.BeginGroup(new Group(GroupRole.Title));
            if (labelX is not null) canvas.Text(new(all.Center.X, height - Margin - 7), TextFit.Cut(labelX, AxisLayout.LabelSize, width - 2 * Margin), new TextStyle(theme.Text, AxisLayout.LabelSize, Anchor.Middle));
            if (labelY is not null) canvas.Text(new(Margin + 6, all.Center.Y), TextFit.Cut(labelY, AxisLayout.LabelSize, all.Height), new TextStyle(theme.Text, AxisLayout.LabelSize, Anchor.Middle) { Turn = -90 });
            canvas.EndGroup();
        }

        Box[] Boxes() => Array.ConvertAll(cells, c => Box.Between(lefts[c.Column], tops[c.Row], EndOf(lefts, c.Column + c.Columns), EndOf(tops, c.Row + c.Rows)));

        double EndOf(double[] edges, int part) => edges[part] - (part < edges.Length - 1 ? figure.Gap : Margin);

        Margins[] Measured() => [.. layouts.Select((layout, i) => layout.Measure(boxes[i].Width, boxes[i].Height))];

        double Most(Func<PlotCell, bool> belongs, Func<Margins, double> side) => cells.Select((c, i) => (c, side(margins[i]))).Where(p => belongs(p.c)).Select(p => p.Item2).DefaultIfEmpty(0).Max();
    }

    // The label of the axes where two or more have the same one.
    static string? Common(IEnumerable<PlotCell> cells, Func<Axes, Axis> axis)
    {
        string?[] labels = [.. cells.Where(c => !c.Axes.Style.HasFlag(AxesStyle.NoAxes) && c.Axes.TwinX is null && c.Axes.TwinY is null).Select(c => axis(c.Axes).Label)];
        return labels.Length > 1 && labels.Distinct().Count() == 1 ? labels[0] : null;
    }

    // Where each of the parts begins, and where the last one ends: what texts and gaps leave is shared by the ratios.
    static double[] Edges(double from, double to, IReadOnlyList<double>? ratios, int count, double gap, Func<int, double> texts)
    {
        double[] fixedParts = [.. Enumerable.Range(0, count).Select(i => texts(i) + (i < count - 1 ? gap : Margin))];
        double room = Math.Max(60.0 * count, to - from - fixedParts.Sum()), whole = ratios?.Sum() ?? count;
        var edges = new double[count + 1];
        edges[0] = from;
        for (int i = 0; i < count; i++) edges[i + 1] = edges[i] + fixedParts[i] + room * (ratios?[i] ?? 1) / whole;
        return edges;
    }
}
