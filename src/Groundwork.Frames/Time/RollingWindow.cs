namespace Groundwork;

/// <summary>Windows along the rows; each method gives one value a row. Missing values are left out of a window.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public readonly struct RollingWindow
{
    private readonly Expr inner;
    private readonly int window;
    private readonly int? minPresent;
    private readonly bool center;

    internal RollingWindow(Expr inner, int window, int? minPresent, bool center)
    {
        if (window < 1) throw new FrameException($"rolling: a window of {window} rows; it needs at least 1");
        if (minPresent < 0 || minPresent > window) throw new FrameException($"rolling: {minPresent} present values asked of a window of {window} rows");
        (this.inner, this.window, this.minPresent, this.center) = (inner, window, minPresent, center);
    }

    /// <summary>The mean of the window.</summary>
    public Expr Mean() => Make("Mean", RollingStatistics.Mean);

    /// <summary>The sum of the window.</summary>
    public Expr Sum() => Make("Sum", RollingStatistics.Sum);

    /// <summary>How many values of the window are present; <c>minPresent</c> asks for that many rows and is 0 when left out.</summary>
    public Expr Count()
    {
        var least = minPresent ?? 0;
        return Make("Count", (values, counts, f, t) => RollingStatistics.Count(counts, f, t, least), 0);
    }

    /// <summary>The least value of the window.</summary>
    public Expr Min() => Make("Min", (values, _, f, t) => RollingStatistics.Extremes(values, f, t, greatest: false));

    /// <summary>The greatest value of the window.</summary>
    public Expr Max() => Make("Max", (values, _, f, t) => RollingStatistics.Extremes(values, f, t, greatest: true));

    /// <summary>The variance of the window with divisor n - ddof.</summary>
    public Expr Var(int ddof = 1) => Make("Var", (values, counts, f, t) => RollingStatistics.Variance(values, counts, f, t, ddof));

    /// <summary>The standard deviation of the window with divisor n - ddof.</summary>
    public Expr Std(int ddof = 1) => Make("Std", (values, counts, f, t) => Array.ConvertAll(RollingStatistics.Variance(values, counts, f, t, ddof), Math.Sqrt));

    /// <summary>The median of the window.</summary>
    public Expr Median() => Make("Median", (values, _, f, t) => RollingStatistics.Quantile(values, f, t, 0.5));

    /// <summary>The quantile q of the window.</summary>
    /// <exception cref="FrameException">q is not between 0 and 1.</exception>
    public Expr Quantile(double q)
    {
        Statistics.CheckQuantile(q);
        return Make("Quantile", (values, _, f, t) => RollingStatistics.Quantile(values, f, t, q));
    }

    /// <summary>A statistic of your own: one number from the present values of the window.</summary>
    public Expr Apply(Func<double[], double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Make("Apply", (values, _, f, t) => RollingStatistics.EachWindow(values, f, t, window => function(window.ToArray())));
    }

    private WindowExpr Make(string name, RollingStatistic statistic, int? needs = null)
    {
        var (size, least, middle) = (window, needs ?? minPresent ?? window, center);
        return new WindowExpr(inner, $"Rolling({size}).{name}()", (column, starts) => RollingStatistics.Of(column, starts, size, least, middle, statistic));
    }
}

/// <summary>One value for each window; window i holds values from .. to - 1 and counts[i] present ones.</summary>
internal delegate double[] RollingStatistic(double[] values, int[] counts, int[] from, int[] to);
