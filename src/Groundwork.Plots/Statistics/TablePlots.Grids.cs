namespace Groundwork.Plots;

/// <summary>What stands in the middle of a joint plot.</summary>
public enum JointKind
{
    /// <summary>Points, with histograms at the sides.</summary>
    Scatter,

    /// <summary>Contours of the density, with densities at the sides.</summary>
    Density,

    /// <summary>Points with a fitted line and its band, with histograms at the sides.</summary>
    Regression,

    /// <summary>Hexagons coloured by how many points lie in them, with histograms at the sides.</summary>
    Hexagons,
}

public sealed partial record TablePlots
{
    /// <summary>Every pair of columns as points, and each column's own distribution on the diagonal.</summary>
    /// <param name="columns">Columns of numbers, 2 to 10; null: all that hold numbers.</param>
    /// <param name="corner">Whether only the lower triangle is drawn: the upper one says the same.</param>
    /// <exception cref="ArgumentException">A column is missing or holds names, or there are not 2 to 10.</exception>
    public Figure Pairs(IReadOnlyList<string>? columns = null, bool corner = false)
    {
        Check("pairs");
        List<string> names = Numbers("pairs", columns);
        int n = names.Count;
        if (n > 10) throw new ArgumentException($"pairs: {n} columns make {n * n} plots; name up to 10");
        var figure = new Figure(n, n) { Theme = Theme, Width = Math.Clamp(145 * n + 70, 400, 1600), Height = Math.Clamp(145 * n + 60, 400, 1600) };
        (figure.ShareX, figure.ShareY) = (Sharing.Columns, Sharing.Rows);
        Variable[] variables = [.. names.Select(name => _table.Numeric("pairs", name))];
        List<Level> hues = Hues("pairs", _table);
        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c < n; c++)
            {
                Axes axes = figure[r, c];
                if (corner && c > r)
                {
                    axes.IsHidden = true;
                    continue;
                }
                axes.Legend.Title = Hue is null ? null : Words(Hue);
                if (c == 0) axes.Y.Label = Words(names[r]);
                if (r == n - 1) axes.X.Label = Words(names[c]);
                if (r == c)
                {
                    Diagonal(axes, variables[r], hues);
                    continue;
                }
                foreach (Level hue in hues)
                {
                    var (x, y) = Pairs(hue, variables[c], variables[r]);
                    ScatterMark dots = hue.Paint(axes.AddScatter(x, y, hue.Name));
                    (dots.Radius, dots.Opacity) = (2.2, 0.7);
                }
            }
        }
        figure.SharesLegend = true;
        return figure;
    }

    // On a scale of its own, so that the row keeps that of the points beside it.
    static void Diagonal(Axes axes, Variable variable, List<Level> hues)
    {
        double[] all = [.. variable.Numbers.Where(double.IsFinite)];
        if (all.Length == 0) return;
        ScatterMark limits = axes.AddScatter([all.Min(), all.Max()], [all.Min(), all.Max()]);    // unseen
        (limits.Opacity, limits.Ink) = (0, theme => theme.Text);
        Axes own = axes.AddTwinY();
        own.Y.HasTicks = false;
        double total = all.Length;
        foreach (Level hue in hues)
        {
            double[] values = [.. hue.Of(variable).Where(double.IsFinite)];
            var (x, y) = DensityLevels.Along(values, adjust: 1, cut: 1.5, points: 100);
            if (x.Length == 0) continue;
            double[] height = Array.ConvertAll(y, v => v * values.Length / total);
            hue.Paint(own.AddBand(x, new double[x.Length], height));
            hue.Paint(own.AddLine(x, height)).Width = 1.4;
        }
        own.Y.Min = 0;
    }
}
