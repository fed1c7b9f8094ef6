namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>reduce</c>.</summary>
static class ReduceOps
{
    public static readonly OpTable Table = new()
    {
        { "sum", c => c[0].Sum(c.Axes, c.Keep) },
        { "mean", c => c[0].Mean(c.Axes, c.Keep) },
        { "prod", c => c[0].Prod(c.Axes, c.Keep) },
        { "max", c => c[0].Max(c.Axes, c.Keep) },
        { "min", c => c[0].Min(c.Axes, c.Keep) },
        { "amax", c => c[0].Max(c.Axes, c.Keep) },
        { "amin", c => c[0].Min(c.Axes, c.Keep) },
        { "any", c => c[0].Any(c.Axes, c.Keep) },
        { "all", c => c[0].All(c.Axes, c.Keep) },
        { "count_nonzero", c => c[0].CountNonzero(c.Axes, c.Keep) },
        { "ptp", c => c[0].Ptp(c.Axes, c.Keep) },
        { "nansum", c => c[0].NanSum(c.Axes, c.Keep) },
        { "nanprod", c => c[0].NanProd(c.Axes, c.Keep) },
        { "nanmean", c => c[0].NanMean(c.Axes, c.Keep) },
        { "nanmax", c => c[0].NanMax(c.Axes, c.Keep) },
        { "nanmin", c => c[0].NanMin(c.Axes, c.Keep) },
        { "logsumexp", c => c[0].LogSumExp(c.Axes, c.Keep) },
        { "var", c => c[0].Var(c.Axes, c.Keep, c.Args.Number("ddof", 0)) },
        { "std", c => c[0].Std(c.Axes, c.Keep, c.Args.Number("ddof", 0)) },
        { "nanvar", c => c[0].NanVar(c.Axes, c.Keep, c.Args.Number("ddof", 0)) },
        { "nanstd", c => c[0].NanStd(c.Axes, c.Keep, c.Args.Number("ddof", 0)) },
        { "argmax", c => c[0].ArgMax(c.Args.IntOrNull("axis"), c.Keep) },
        { "argmin", c => c[0].ArgMin(c.Args.IntOrNull("axis"), c.Keep) },
        { "nanargmax", c => c[0].NanArgMax(c.Args.IntOrNull("axis"), c.Keep) },
        { "nanargmin", c => c[0].NanArgMin(c.Args.IntOrNull("axis"), c.Keep) },
        { "cumsum", c => c[0].CumSum(c.Args.IntOrNull("axis")) },
        { "cumprod", c => c[0].CumProd(c.Args.IntOrNull("axis")) },
        { "cummax", c => c[0].CumMax(c.Args.IntOrNull("axis")) },
        { "cummin", c => c[0].CumMin(c.Args.IntOrNull("axis")) },
        { "nancumsum", c => c[0].NanCumSum(c.Args.IntOrNull("axis")) },
        { "average", c => c[0].Average(c[1], c.Args.IntOrNull("axis"), c.Keep) },
        { "kahan_sum", c => c[0].Sum() },
        { "median", c => c[0].Median(c.Axes, c.Keep) },
        { "nanmedian", c => c[0].NanMedian(c.Axes, c.Keep) },
        { "nanquantile", c => c.Args.IsList("q") ? c[0].NanQuantile(c.Args.Numbers("q"), c.Axes, c.Keep, Method(c.Args)) : c[0].NanQuantile(c.Args.Number("q"), c.Axes, c.Keep, Method(c.Args)) },
        { "percentile", c => c.Args.IsList("q") ? c[0].Percentile(c.Args.Numbers("q"), c.Axes, c.Keep, Method(c.Args)) : c[0].Percentile(c.Args.Number("q"), c.Axes, c.Keep, Method(c.Args)) },
        { "quantile", c => c.Args.IsList("q") ? c[0].Quantile(c.Args.Numbers("q"), c.Axes, c.Keep, Method(c.Args)) : c[0].Quantile(c.Args.Number("q"), c.Axes, c.Keep, Method(c.Args)) },
        { "zscore", c => c[0].ZScore(c.Args.IntOrNull("axis"), c.Args.Number("ddof", 0)) },
    };

    static QuantileMethod Method(Args args) => Enum.Parse<QuantileMethod>(args.Text("method", "linear").Replace("_", ""), ignoreCase: true);
}
