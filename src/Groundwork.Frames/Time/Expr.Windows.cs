namespace Groundwork;

/// <summary>How equal values share their ranks.</summary>
public enum RankMethod
{
    /// <summary>The mean of the ranks they take up: 1, 2.5, 2.5, 4.</summary>
    Average,
    /// <summary>The least of them: 1, 2, 2, 4.</summary>
    Min,
    /// <summary>The greatest of them: 1, 3, 3, 4.</summary>
    Max,
    /// <summary>The ranks in the order of the rows: 1, 2, 3, 4.</summary>
    First,
    /// <summary>As <see cref="Min"/> but without gaps: 1, 2, 2, 3.</summary>
    Dense,
}

/// <summary>What rank a missing value gets.</summary>
public enum MissingRank
{
    /// <summary>None: it stays missing.</summary>
    Keep,
    /// <summary>The first ranks.</summary>
    Top,
    /// <summary>The last ranks.</summary>
    Bottom,
}

public abstract partial class Expr
{
    /// <summary>The value some rows above (or below, for negative periods); missing where there is none.</summary>
    public Expr Shift(int periods = 1) => new WindowExpr(this, $"Shift({periods})", (column, starts) => Windows.Shift(column, starts, periods));

    /// <summary>The difference to the value some rows above (or below, for negative periods).</summary>
    public Expr Diff(int periods = 1) => new WindowExpr(this, $"Diff({periods})", (column, starts) => Windows.Diff(column, starts, periods));

    /// <summary>The relative change to the value some rows above: x / previous - 1. Missing values are not filled first.</summary>
    public Expr PercentChange(int periods = 1) => new WindowExpr(this, $"PercentChange({periods})", (column, starts) =>
        Arithmetic.Of(BinaryOp.Subtract, Arithmetic.Of(BinaryOp.Divide, column, Windows.Shift(column, starts, periods), weakA: false, weakB: false), Column.Wrap("1", [1L]), weakA: false, weakB: true));

    /// <summary>The sum of the present values so far; a missing value stays missing and is skipped.</summary>
    public Expr CumSum() => Running("CumSum", static (sum, value) => sum + value, static (sum, value) => unchecked(sum + value));

    /// <summary>The product of the present values so far. Integers give Int64, or Float64 if a product is larger than that holds.</summary>
    public Expr CumProduct() => Running("CumProduct", static (product, value) => product * value, static (product, value) => checked(product * value));

    /// <summary>The greatest present value so far.</summary>
    public Expr CumMax() => Running("CumMax", Math.Max, Math.Max);

    /// <summary>The least present value so far.</summary>
    public Expr CumMin() => Running("CumMin", Math.Min, Math.Min);

    /// <summary>The row's number within its group, from 0 (or from the end, backwards).</summary>
    public Expr CumCount(bool fromEnd = false) => new WindowExpr(this, "CumCount()", (column, starts) => Windows.Number(column, starts, fromEnd));

    /// <summary>The row's place when the values are sorted, from 1, as Float64.</summary>
    /// <param name="method">How equal values share ranks.</param>
    /// <param name="descending">Whether the greatest value has rank 1.</param>
    /// <param name="missing">What a missing value gets.</param>
    /// <param name="asShare">Whether to divide by the number of ranked values, giving 0 to 1.</param>
    public Expr Rank(RankMethod method = RankMethod.Average, bool descending = false, MissingRank missing = MissingRank.Keep, bool asShare = false) =>
        new WindowExpr(this, $"Rank({method})", (column, starts) => Ranking.Of(column, starts, method, descending, missing, asShare));

    /// <summary>Fills each missing value with the last present one above it, at most <paramref name="limit"/> in a row.</summary>
    public Expr FillForward(int limit = int.MaxValue) => new WindowExpr(this, "FillForward()", (column, starts) => Filling.Forward(column, starts, limit));

    /// <summary>Fills each missing value with the next present one below it, at most <paramref name="limit"/> in a row.</summary>
    public Expr FillBackward(int limit = int.MaxValue) => new WindowExpr(this, "FillBackward()", (column, starts) => Filling.Backward(column, starts, limit));

    /// <summary>Fills missing values on the straight line between the present neighbours, by position. Those at the start stay missing, those at the end repeat the last value.</summary>
    /// <param name="limit">At most so many of a run, counted from its start.</param>
    public Expr Interpolate(int limit = int.MaxValue) => new WindowExpr(this, "Interpolate()", (column, starts) => Filling.Interpolate(column, starts, limit));

    /// <summary>Windows of a fixed number of rows that end at the row (or have it in their middle).</summary>
    /// <param name="window">How many rows, at least 1.</param>
    /// <param name="minPresent">How many present values a result needs; the whole window when left out.</param>
    /// <param name="center">Whether the row is in the middle of its window.</param>
    /// <exception cref="FrameException">The window has no rows, or fewer than <paramref name="minPresent"/>.</exception>
    /// <example><c>Col("temp").Rolling(7, minPresent: 1).Mean()</c></example>
    public RollingWindow Rolling(int window, int? minPresent = null, bool center = false) => new(this, window, minPresent, center);

    /// <summary>Windows of time that end at the row's own (or have it in their middle): the last seven days, however many rows they have.</summary>
    /// <remarks>The dates ascend, within each group where there are groups: <c>.Over("sensor")</c>. Rows behind the row itself are in its window only when it is centred.</remarks>
    /// <param name="window">The length: a number and D, H, T or min (minutes), S or ms, as in 7D or 90min.</param>
    /// <param name="on">The column of dates.</param>
    /// <param name="minPresent">How many present values a result needs.</param>
    /// <param name="center">Whether the row is in the middle of its window.</param>
    /// <param name="closed">Which ends of the window belong to it.</param>
    /// <exception cref="FrameException">The window has no fixed length; when it is computed, the dates do not ascend or some are missing.</exception>
    /// <exception cref="ColumnTypeException">When it is computed: the column holds no dates.</exception>
    /// <example><c>sales.WithColumns(Col("amount").Rolling("7D", on: "when").Sum().Over("shop").As("week"))</c></example>
    public RollingWindow Rolling(string window, string on, int minPresent = 1, bool center = false, WindowClosed closed = WindowClosed.Right) =>
        Rolling(TimeSpan.FromTicks(DateRounding.Ticks("rolling", window)), on, minPresent, center, closed);

    /// <summary>Windows of time that end at the row's own.</summary>
    /// <exception cref="FrameException">The window is not longer than nothing; when it is computed, the dates do not ascend or some are missing.</exception>
    /// <example><c>Col("load").Rolling(TimeSpan.FromMinutes(90), on: "when", closed: WindowClosed.Both).Max()</c></example>
    public RollingWindow Rolling(TimeSpan window, string on, int minPresent = 1, bool center = false, WindowClosed closed = WindowClosed.Right) =>
        new(this, window, Frame.Col(on), minPresent, center, closed);

    /// <summary>Windows from the first row to the row.</summary>
    /// <param name="minPresent">How many present values a result needs.</param>
    public RollingWindow Expanding(int minPresent = 1) => new(this, int.MaxValue, minPresent, center: false);

    /// <summary>Exponentially weighted means and deviations; give exactly one of the decays.</summary>
    /// <param name="alpha">The weight of the newest value, above 0 and at most 1.</param>
    /// <param name="span">alpha = 2 / (span + 1).</param>
    /// <param name="halflife">alpha = 1 - exp(-ln 2 / halflife).</param>
    /// <param name="com">alpha = 1 / (1 + com), the centre of mass.</param>
    /// <param name="adjust">Whether the weights are divided by their sum (so the first values are not favoured).</param>
    /// <param name="ignoreMissing">Whether a missing value takes no place: otherwise the weights decay over it.</param>
    /// <param name="minPresent">How many present values a result needs.</param>
    /// <exception cref="FrameException">None or several decays are given, or one is out of range.</exception>
    public EwmWindow Ewm(double? alpha = null, double? span = null, double? halflife = null, double? com = null, bool adjust = true, bool ignoreMissing = false, int minPresent = 0) =>
        new(this, EwmWindow.Decay(alpha, span, halflife, com), adjust, ignoreMissing, minPresent);

    private WindowExpr Running(string name, Func<double, double, double> numbers, Func<long, long, long> wholes) =>
        new(this, $"{name}()", (column, starts) => Windows.Running(column, starts, numbers, wholes));
}
