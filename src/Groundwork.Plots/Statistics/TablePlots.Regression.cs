using Groundwork.Stats;

namespace Groundwork.Plots;

public sealed partial record TablePlots
{
    /// <summary>Points with a fitted line or polynomial and the confidence band of its mean, by Student's t: <c>ŷ ± t s √(x'(X'X)⁻¹x)</c>.</summary>
    /// <param name="x">A column of numbers.</param>
    /// <param name="y">A column of numbers.</param>
    /// <param name="degree">1 for a line, up to 9 for a polynomial.</param>
    /// <param name="points">Whether the points are drawn too.</param>
    /// <param name="prediction">Whether the band is that of a new point instead of the mean.</param>
    /// <exception cref="ArgumentException">A column is missing or holds names, or the degree is not 1 to 9.</exception>
    public Figure Regression(string x, string y, int degree = 1, bool points = true, bool prediction = false)
    {
        if (degree is < 1 or > 9) throw new ArgumentException($"regression: a polynomial of degree {degree}; degrees are 1 to 9");
        return Facets("regression", (axes, table) =>
        {
            Variable xs = table.Numeric("regression", x), ys = table.Numeric("regression", y);
            (axes.X.Label, axes.Y.Label) = (Words(x), Words(y));
            foreach (Level hue in Hues("regression", table))
            {
                var (px, py) = Pairs(hue, xs, ys);
                if (points) hue.Paint(axes.AddScatter(px, py, hue.Name)).Opacity = px.Length > 500 ? 0.25 : 0.6;
                Fit(axes, hue, px, py, degree, prediction, points ? null : hue.Name);
            }
        });
    }

    /// <summary>Points with a curve that follows them: at each place a line through the nearest points, the nearer ones weighing more (LOWESS, Cleveland 1979).</summary>
    /// <param name="x">A column of numbers.</param>
    /// <param name="y">A column of numbers.</param>
    /// <param name="share">Which share of the points bears on each place, above 0 to 1: less follows more closely.</param>
    /// <param name="points">Whether the points are drawn too.</param>
    /// <exception cref="ArgumentException">A column is missing or holds names, or the share is not above 0 to 1.</exception>
    public Figure Smooth(string x, string y, double share = 2.0 / 3, bool points = true)
    {
        if (!(share is > 0 and <= 1)) throw new ArgumentException($"smooth: a share of {share}; it is above 0 and at most 1");
        return Facets("smooth", (axes, table) =>
        {
            Variable xs = table.Numeric("smooth", x), ys = table.Numeric("smooth", y);
            (axes.X.Label, axes.Y.Label) = (Words(x), Words(y));
            foreach (Level hue in Hues("smooth", table))
            {
                var (px, py) = Pairs(hue, xs, ys);
                if (points) hue.Paint(axes.AddScatter(Plots.Values.Of(px, xs), py, hue.Name)).Opacity = px.Length > 500 ? 0.25 : 0.5;
                var (at, curve) = Smoothed(px, py, share);
                LineMark line = hue.Paint(axes.AddLine(Plots.Values.Of(at, xs), curve, points ? null : hue.Name));
                line.Width = 2.4;
                if (points && Hue is null) line.Turn = 1;    // a line in the colour of its points is lost among them
            }
        });
    }

    /// <summary>How far each point lies above or below the fitted line: what a straight line leaves unexplained.</summary>
    /// <param name="x">A column of numbers.</param>
    /// <param name="y">A column of numbers.</param>
    /// <param name="degree">1 for a line, up to 9 for a polynomial.</param>
    /// <param name="smooth">Whether a curve that follows the residuals is drawn, which shows what the line has missed.</param>
    /// <exception cref="ArgumentException">A column is missing or holds names, or the degree is not 1 to 9.</exception>
    public Figure Residuals(string x, string y, int degree = 1, bool smooth = false)
    {
        if (degree is < 1 or > 9) throw new ArgumentException($"residuals: a polynomial of degree {degree}; degrees are 1 to 9");
        return Facets("residuals", (axes, table) =>
        {
            Variable xs = table.Numeric("residuals", x), ys = table.Numeric("residuals", y);
            (axes.X.Label, axes.Y.Label) = (Words(x), $"{Words(y)} − fit");
            axes.AddHorizontalRule(0);
            foreach (Level hue in Hues("residuals", table))
            {
                var (px, py) = Pairs(hue, xs, ys);
                if (px.Distinct().Count() <= degree) continue;
                double[] left = Regressed(px, py, degree).Residuals.ToArray<double>();
                hue.Paint(axes.AddScatter(px, left, hue.Name)).Opacity = smooth ? 0.5 : 0.85;
                if (!smooth) continue;
                var (at, curve) = Smoothed(px, left, share: 2.0 / 3);
                hue.Paint(axes.AddLine(at, curve)).Width = 2.2;
            }
        });
    }

    static (double[] X, double[] Y) Smoothed(double[] px, double[] py, double share)
    {
        var (x, y) = Lowess.Fit(Tensor.From<double>(px), Tensor.From<double>(py), share);
        return (x.ToArray<double>(), y.ToArray<double>());
    }

    void Fit(Axes axes, Level hue, double[] px, double[] py, int degree, bool prediction, string? label)
    {
        if (px.Distinct().Count() <= degree) return;
        LinearFit fit = Regressed(px, py, degree);
        double[] at = DensityLevels.Spaced(px.Min(), px.Max(), 100);
        var grid = Tensor.From<double>(at);
        if (px.Length > degree + 1 && Interval != Interval.None)
        {
            var (low, high) = prediction ? fit.PredictionBand(grid, Level) : fit.ConfidenceBand(grid, Level);
            hue.Paint(axes.AddBand(at, low, high));
        }
        hue.Paint(axes.AddLine(at, fit.Predict(grid), label)).Width = 2.2;
    }

    static LinearFit Regressed(double[] x, double[] y, int degree) => Stats.Regression.Polynomial(Tensor.From<double>(x), Tensor.From<double>(y), degree);

    // The rows of a group in which both are present.
    static (double[] X, double[] Y) Pairs(Level hue, Variable xs, Variable ys)
    {
        int[] rows = [.. hue.Rows.Where(r => !double.IsNaN(xs.Numbers[r]) && !double.IsNaN(ys.Numbers[r]))];
        return (Array.ConvertAll(rows, r => xs.Numbers[r]), Array.ConvertAll(rows, r => ys.Numbers[r]));
    }
}
