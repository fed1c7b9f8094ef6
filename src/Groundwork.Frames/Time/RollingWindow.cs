namespace Groundwork;

/// <summary>Windows along the rows; each method gives one value a row. Missing values are left out of a window.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public readonly struct RollingWindow
{
    private readonly Expr inner;
    private readonly string size;
    private readonly int minPresent;
    private readonly int minRows;
    private readonly Expr? along;
    private readonly WindowBounds bounds;

    internal RollingWindow(Expr inner, int window, int? minPresent, bool center)
    {
        if (window < 1) throw new FrameException($"rolling: a window of {window} rows; it needs at least 1");
        if (minPresent < 0 || minPresent > window) throw new FrameException($"rolling: {minPresent} present values asked of a window of {window} rows");
        (this.inner, size, this.minPresent, minRows) = (inner, $"{window}", minPresent ?? window, minPresent ?? 0);
        bounds = (_, starts) => RollingBounds.OfRows(starts, window, center);
    }

    internal RollingWindow(Expr inner, TimeSpan window, Expr on, int minPresent, bool center, WindowClosed closed)
    {
        ArgumentNullException.ThrowIfNull(on);
        if (window <= TimeSpan.Zero) throw new FrameException($"rolling: a window of {window}; it needs a length above 0");
        if (minPresent < 0) throw new FrameException($"rolling: {minPresent} present values asked of a window");
        (this.inner, size, this.minPresent, minRows, along) = (inner, $"{window}, on: {on}", minPresent, minPresent, on);
        bounds = (dates, starts) => RollingBounds.OfTime(dates!, starts, window.Ticks, center, closed);
    }

    /// <summary>The mean of the window.</summary>
    public Expr Mean() => Make("Mean", RollingStatistics.Mean);

    /// <summary>The sum of the window.</summary>
    public Expr Sum() => Make("Sum", RollingStatistics.Sum);

    /// <summary>How many values of the window are present; <c>minPresent</c> asks for that many rows; left out, it is 0 for windows of rows.</summary>
    public Expr Count()
    {
        var least = minRows;
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
        var (least, place) = (needs ?? minPresent, bounds);
        return new WindowExpr(inner, $"Rolling({size}).{name}()", (column, dates, starts) => RollingStatistics.Of(column, place(dates, starts), least, statistic), along);
    }
}

/// <summary>Which ends of a window of time belong to it.</summary>
public enum WindowClosed
{
    /// <summary>The later end: (t - window, t].</summary>
    Right,
    /// <summary>The earlier end: [t - window, t).</summary>
    Left,
    /// <summary>Both: [t - window, t].</summary>
    Both,
    /// <summary>None: (t - window, t).</summary>
    Neither,
}

/// <summary>The window of each row of segments, as rows from .. to - 1; by time where there are dates.</summary>
internal delegate (int[] From, int[] To) WindowBounds(Column? dates, int[] starts);

/// <summary>One value for each window; window i holds values from .. to - 1 and counts[i] present ones.</summary>
internal delegate double[] RollingStatistic(double[] values, int[] counts, int[] from, int[] to);
