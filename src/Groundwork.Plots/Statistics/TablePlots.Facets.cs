namespace Groundwork.Plots;

public sealed partial record TablePlots
{
    // Three beside one another fit a column of text without shrinking their letters much.
    const int PartWidth = 195, PartHeight = 235;

    /// <summary>A plot for each level of <see cref="Col"/> and <see cref="Row"/>, all with the same limits.</summary>
    Figure Facets(string verb, Action<Axes, Table> draw, int width = 640, int height = 400)
    {
        Check(verb);
        List<Level> cols = Levels(verb, _table, Col), rows = Levels(verb, _table, Row);
        bool wraps = Row is null && cols.Count > Wrap;
        int columns = Math.Max(1, wraps ? Wrap : cols.Count), lines = Math.Max(1, wraps ? (cols.Count + Wrap - 1) / Wrap : rows.Count);
        bool isSingle = Col is null && Row is null;
        var figure = new Figure(lines, columns) { Theme = Theme };
        if (isSingle) (figure.Width, figure.Height) = (width, height);
        else (figure.Width, figure.Height) = (Math.Clamp(columns * PartWidth + 50, 400, 1600), Math.Clamp(lines * PartHeight + 95, 340, 3000));
        for (int r = 0; r < rows.Count; r++)
        {
            for (int c = 0; c < cols.Count; c++)
            {
                Axes axes = wraps ? figure[c / Wrap, c % Wrap] : figure[r, c];
                int[] both = isSingle ? cols[c].Rows : [.. cols[c].Rows.Intersect(rows[r].Rows)];
                axes.Legend.Title = Hue is null ? null : Words(Hue);
                draw(axes, isSingle ? _table : _table.Take(both));
                axes.Title = string.Join(" · ", new[] { Named(Row, rows[r]), Named(Col, cols[c]) }.OfType<string>());
                if (axes.Title.Length == 0) axes.Title = null;
            }
        }
        for (int i = cols.Count; wraps && i < lines * columns; i++) figure[i / Wrap, i % Wrap].IsHidden = true;
        if (isSingle) return figure;
        (figure.ShareX, figure.ShareY, figure.SharesLegend) = (Sharing.All, Sharing.All, true);
        return figure;
    }

    // A name says what it is; a number needs the column's name beside it.
    string? Named(string? column, Level level) => column is null ? null : _table.Find("plot", column).IsNumeric ? $"{Words(column)} {level.Name}" : level.Name;

    void Check(string verb)
    {
        if (!(Level is > 0 and < 1)) throw new ArgumentException($"{verb}: a level of {Level}; it lies between 0 and 1");
        if (Resamples < 2) throw new ArgumentException($"{verb}: {Resamples} resamples make no interval; take 2 or more");
        if (Wrap < 1) throw new ArgumentException($"{verb}: a new row after {Wrap} plots; take 1 or more");
    }
}
