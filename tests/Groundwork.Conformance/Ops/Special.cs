namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>special</c>.</summary>
static class SpecialOps
{
    public static readonly OpTable Table = new()
    {
        { "beta_fn", c => Tensor.Beta(c[0], c[1]) },
        { "betainc", c => Tensor.BetaInc(c[0], c[1], c[2]) },
        { "betaln", c => Tensor.LogBeta(c[0], c[1]) },
        { "comb", c => c[0].Binomial(c[1]) },
        { "digamma", c => c[0].Digamma() },
        { "erf", c => c[0].Erf() },
        { "erfc", c => c[0].Erfc() },
        { "erfinv", c => c[0].ErfInv() },
        { "expit", c => c[0].Sigmoid() },
        { "gamma_fn", c => c[0].Gamma() },
        { "gammainc", c => Tensor.GammaInc(c[0], c[1]) },
        { "gammaincc", c => Tensor.GammaIncC(c[0], c[1]) },
        { "i0", c => c[0].BesselI0() },
        { "lgamma", c => c[0].LogGamma() },
        { "log_ndtr", c => c[0].LogNormalCdf() },
        { "logit", c => c[0].Logit() },
        { "ndtr", c => c[0].NormalCdf() },
        { "ndtri", c => c[0].NormalQuantile() },
        { "sinc_np", c => c[0].Sinc() },
        { "softplus_sp", c => c[0].Softplus(threshold: double.PositiveInfinity) },
        { "trigamma", c => c[0].Trigamma() },
        { "xlogy", c => c[0].Xlogy(c[1]) },
    };
}
