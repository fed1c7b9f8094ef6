using Groundwork.Stats;

namespace Groundwork.Plots;

public sealed partial record TablePlots
{
    /// <summary>Pearson's correlation of every pair of columns as a heat map from −1 to 1, with its value in each cell.</summary>
    /// <param name="columns">Columns of numbers; null: all that hold numbers.</param>
    /// <param name="triangle">Whether only the lower triangle is shown: the upper one says the same.</param>
    /// <exception cref="ArgumentException">A column is missing or holds names, or there are fewer than two.</exception>
    public Figure Correlation(IReadOnlyList<string>? columns = null, bool triangle = false)
    {
        columns = Numbers("correlation", columns);
        int n = columns.Count;
        var cells = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                cells[i * n + j] = triangle && j >= i ? double.NaN : Correlated(_table.Numeric("correlation", columns[i]).Numbers, _table.Numeric("correlation", columns[j]).Numbers);
        string[] names = [.. columns.Select(Words)];
        var figure = new Figure { Theme = Theme, Width = Math.Clamp(220 + 76 * n, 400, 1200), Height = Math.Clamp(120 + 56 * n, 320, 1000) };
        // The first row and the last column of a triangle are empty.
        HeatMark heat = triangle
            ? figure.Axes.AddHeatmap(Tensor.From<double>(cells, [n, n])[1.., ..^1], names[1..], names[..^1])
            : figure.Axes.AddHeatmap(Tensor.From<double>(cells, [n, n]), names, names);
        (heat.Colors, heat.Min, heat.Max, heat.CellFormat) = (ColorMap.Diverging, -1, 1, "0.00");
        return figure;
    }

    /// <summary>A heat map whose rows and columns are joined step by step, the nearest first, and stand in that order, with the trees of the merges at its sides.</summary>
    /// <param name="columns">Columns of numbers; null: all that hold numbers.</param>
    /// <param name="labels">A name for each row, or null.</param>
    /// <param name="method">How far apart clusters are.</param>
    /// <param name="distance">How far apart rows are, and columns.</param>
    /// <param name="standardize">Whether each column is shown in standard deviations (n − 1) from its mean: needed where columns have different units.</param>
    /// <param name="rowGroups">A column whose levels colour a strip beside the rows, or null.</param>
    /// <param name="columnGroups">A name for the group of each column, which colours a strip above them, or null.</param>
    /// <remarks>Rows in which a value is missing are left out.</remarks>
    /// <exception cref="ArgumentException">A column is missing or holds names, there are fewer than two columns or rows or more than 4,000 rows, or not one label for each row or one group for each column.</exception>
    public Figure ClusterMap(IReadOnlyList<string>? columns = null, IReadOnlyList<string>? labels = null, LinkageMethod method = LinkageMethod.Average, RowDistance distance = RowDistance.Euclidean, bool standardize = false, string? rowGroups = null, IReadOnlyList<string>? columnGroups = null)
    {
        List<string> names = Numbers("cluster map", columns);
        if (labels is not null && labels.Count != _table.Count) throw new ArgumentException($"cluster map: {_table.Count} rows but {labels.Count} labels; give one for each");
        if (columnGroups is not null && columnGroups.Count != names.Count) throw new ArgumentException($"cluster map: {names.Count} columns but {columnGroups.Count} groups; give one for each");
        Variable? groups = rowGroups is null ? null : _table.Find("cluster map", rowGroups);
        double[][] numbers = [.. names.Select(name => _table.Numeric("cluster map", name).Numbers)];
        int[] rows = [.. Enumerable.Range(0, _table.Count).Where(r => numbers.All(n => !double.IsNaN(n[r])))];
        if (rows.Length is < 2 or > 4000) throw new ArgumentException($"cluster map: {rows.Length} rows without missing values; it takes 2 to 4000");
        double[][] values = [.. numbers.Select(n => Array.ConvertAll(rows, r => n[r]))];
        if (standardize) values = Array.ConvertAll(values, Standardized);
        int n = rows.Length, k = names.Count;
        Tensor table = Tensor.From<double>([.. from r in Enumerable.Range(0, n) from c in Enumerable.Range(0, k) select values[c][r]], [n, k]);
        Linkage byRow = Linkage.Of(table, method, distance), byColumn = Linkage.Of(table.Transpose(), method, distance);
        Tensor sorted = Tensor.From<double>([.. from r in byRow.Leaves from c in byColumn.Leaves select values[c][r]], [n, k]);

        // The map stands below on the left, trees at the ends of its row and column, strips of groups between.
        int bottom = columnGroups is null ? 1 : 2, right = groups is null ? 1 : 2;
        var figure = new Figure(bottom + 1, right + 1) { Theme = Theme, Width = Math.Clamp(360 + 46 * k, 480, 1400), Height = Math.Clamp(220 + 18 * n, 420, 1200) };
        (figure.ColumnRatios, figure.RowRatios) = (groups is null ? [4.5, 1] : [4.5, 0.3, 1], columnGroups is null ? [1, 4.5] : [1, 0.3, 4.5]);
        (figure.ShareX, figure.ShareY) = (Sharing.Columns, Sharing.Rows);
        for (int r = 0; r < bottom; r++)
            for (int c = 1; c <= right; c++) figure[r, c].IsHidden = true;
        figure.Gap = 0;    // trees grow from the map
        if (groups is not null) AddGroups(figure[bottom, 1], Words(rowGroups!), groups.Levels, [.. byRow.Leaves.Select(l => groups.Codes[rows[l]]).Select(code => code < 0 ? "" : groups.Levels[code])], sideways: true, first: 0);
        if (columnGroups is not null) AddGroups(figure[1, 0], "column", [.. columnGroups.Distinct()], [.. byColumn.Leaves.Select(l => columnGroups[l])], sideways: false, first: groups?.Levels.Count ?? 0);
        figure.SharesLegend = groups is not null || columnGroups is not null;
        HeatMark heat = figure[bottom, 0].AddHeatmap(sorted, labels is null ? null : [.. byRow.Leaves.Select(l => labels[rows[l]])], [.. byColumn.Leaves.Select(l => Words(names[l]))]);
        heat.HasColorBar = false;
        if (standardize) (heat.Colors, heat.Center) = (ColorMap.Diverging, 0);
        if (labels is null) figure[bottom, 0].Y.HasTicks = false;
        AddTree(figure[0, 0], byColumn, sideways: false);
        AddTree(figure[bottom, right], byRow, sideways: true);
        figure[bottom, right].Add(new ColorBarMark(heat));
        return figure;
    }

    static void AddGroups(Axes axes, string title, IReadOnlyList<string> names, IReadOnlyList<string> places, bool sideways, int first)
    {
        axes.Add(new GroupsMark(title, names, places, sideways, first));
        (sideways ? axes.X : axes.Y).HasTicks = false;
        axes.Spines = Sides.None;
    }

    // Each merge is a bracket over its two branches.
    static void AddTree(Axes axes, Linkage tree, bool sideways)
    {
        int n = tree.Leaves.Count;
        double[] place = new double[2 * n], height = new double[2 * n];
        for (int i = 0; i < n; i++) place[tree.Leaves[i]] = i;
        List<double> along = [], up = [];
        foreach (var (i, merge) in tree.Merges.Index())
        {
            (place[n + i], height[n + i]) = ((place[merge.Left] + place[merge.Right]) / 2, merge.Height);
            along.AddRange([place[merge.Left], place[merge.Left], place[merge.Right], place[merge.Right], double.NaN]);
            up.AddRange([height[merge.Left], merge.Height, merge.Height, height[merge.Right], double.NaN]);
        }
        LineMark line = sideways ? axes.AddLine(up, along) : axes.AddLine(along, up);
        (line.Width, line.Ink) = (1.1, theme => theme.Muted);
        (axes.X.Grid, axes.Y.Grid, axes.Spines) = (false, false, Sides.None);
        Axis heights = sideways ? axes.X : axes.Y;
        (heights.HasTicks, heights.Min) = (false, 0);
    }

    static double[] Standardized(double[] values)
    {
        double mean = Quantiles.Mean(values), deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1));
        return Array.ConvertAll(values, v => deviation == 0 ? 0 : (v - mean) / deviation);
    }

    /// <summary>Pearson's correlation of the pairs in which both are present.</summary>
    internal static double Correlated(double[] a, double[] b)
    {
        int[] rows = [.. Enumerable.Range(0, a.Length).Where(r => !double.IsNaN(a[r]) && !double.IsNaN(b[r]))];
        double meanA = rows.Length == 0 ? 0 : rows.Average(r => a[r]), meanB = rows.Length == 0 ? 0 : rows.Average(r => b[r]), aa = 0, bb = 0, ab = 0;
        foreach (int r in rows)
        {
            (double x, double y) = (a[r] - meanA, b[r] - meanB);
            (aa, bb, ab) = (aa + x * x, bb + y * y, ab + x * y);
        }
        return aa == 0 || bb == 0 ? double.NaN : Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1);
    }

    List<string> Numbers(string verb, IReadOnlyList<string>? columns)
    {
        List<string> found = [.. columns ?? [.. _table.Names.Where(name => _table.Find(verb, name) is { IsNumeric: true, IsTime: false })]];
        foreach (string name in found) _table.Numeric(verb, name);
        return found.Count >= 2 ? found : throw new ArgumentException($"{verb}: needs two columns of numbers or more, got {found.Count}");
    }
}
