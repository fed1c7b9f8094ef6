namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>stats</c>.</summary>
static class StatsOps
{
    public static readonly OpTable Table = new()
    {
        { "cov", c => c[0].Cov(c.Args.Flag("rowvar"), c.Args.Number("ddof"), c.Maybe(1)) },
        { "corrcoef", c => c[0].CorrCoef(c.Args.Flag("rowvar")) },
        { "convolve", c => c[0].Convolve(c[1], Mode(c.Args)) },
        { "correlate", c => c[0].Correlate(c[1], Mode(c.Args)) },
        { "diff", c => c[0].Diff(c.Args.Int("n"), c.Axis) },
        { "ediff1d", c => c[0].EDiff1D() },
        { "gradient", c => c.Maybe(1) is { } places ? c[0].Gradient(places, c.Axis, c.Args.Int("edge_order")) : c[0].Gradient(c.Args.Number("spacing"), c.Axis, c.Args.Int("edge_order")) },
        { "interp", c => c[0].Interp(c[1], c[2], c.Args.NumberOrNull("left"), c.Args.NumberOrNull("right")) },
        { "polyfit", c => Tensor.PolyFit(c[0], c[1], c.Args.Int("deg")) },
        { "polyval", c => Tensor.PolyVal(c[0], c[1]) },
        { "trapz", c => c.Maybe(1) is { } places ? c[0].Trapezoid(places, c.Axis) : c[0].Trapezoid(c.Args.Number("dx"), c.Axis) },
        { "unwrap", c => c[0].Unwrap() },
    };

    static ConvolveMode Mode(Args args) => Enum.Parse<ConvolveMode>(args.Text("mode"), ignoreCase: true);
}
