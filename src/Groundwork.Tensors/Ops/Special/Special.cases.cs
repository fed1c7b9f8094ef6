using Groundwork.Testing;

namespace Groundwork.Cases;

static class SpecialCases
{
    // The scalar functions have tests of their own; here it is the tensors, the layouts and the gradients.
    static OpCase Of(string name, Func<Tensor, Tensor> call, Func<double, double> f, (double, double) domain) =>
        new(name, [[3, 11]], x => call(x[0])) { Reference = x => Slow.Map(x[0], f), Domain = domain, Tolerance = 1e-4 };

    static OpCase Of(string name, Func<Tensor, Tensor, Tensor> call, Func<double, double, double> f, (double, double) domain) =>
        new(name, [[3, 1], [5]], x => call(x[0], x[1])) { Reference = x => Slow.Zip(x[0], x[1], f), Domain = domain, Tolerance = 1e-4 };

    public static OpCase[] Cases =>
    [
        Of("erf", x => x.Erf(), Special.Erf, (-3, 3)),
        Of("erfc", x => x.Erfc(), Special.Erfc, (-3, 3)),
        Of("erfinv", x => x.ErfInv(), Special.ErfInv, (-0.9, 0.9)),
        Of("loggamma", x => x.LogGamma(), Special.LogGamma, (0.3, 9)),
        Of("gamma", x => x.Gamma(), Special.Gamma, (0.5, 4)),
        Of("digamma", x => x.Digamma(), Special.Digamma, (0.5, 9)),
        Of("trigamma", x => x.Trigamma(), Special.Trigamma, (0.5, 9)),
        Of("polygamma", x => x.Polygamma(2), x => Special.Polygamma(2, x), (0.7, 9)),
        Of("normal cdf", x => x.NormalCdf(), Special.NormalCdf, (-3, 3)),
        Of("log normal cdf", x => x.LogNormalCdf(), Special.LogNormalCdf, (-9, 3)),
        Of("normal quantile", x => x.NormalQuantile(), Special.NormalQuantile, (0.1, 0.9)),
        Of("bessel i0", x => x.BesselI0(), Special.BesselI0, (-3, 3)),
        Of("bessel i1", x => x.BesselI1(), Special.BesselI1, (0.2, 3)),
        Of("logit", x => x.Logit(), Special.Logit, (0.1, 0.9)),
        Of("sinc", x => x.Sinc(), Special.Sinc, (0.2, 3)),
        Of("xlogy", (x, y) => x.Xlogy(y), Special.Xlogy, (0.3, 3)),
        Of("beta", Tensor.Beta, Special.Beta, (0.5, 3)),
        Of("log beta", Tensor.LogBeta, Special.LogBeta, (0.5, 3)),
        Of("gammainc", x => Tensor.GammaInc(1.7, x), x => Special.GammaInc(1.7, x), (0.5, 3)),
        Of("gammaincc", x => Tensor.GammaIncC(1.7, x), x => Special.GammaIncC(1.7, x), (0.5, 3)),
        Of("binomial", (n, k) => n.Binomial(k), Special.Binomial, (2, 5)) with { IsSmooth = false },
        new("betainc", [[3, 1], [5]], x => Tensor.BetaInc(2, 3, x[0] * x[1])) { Domain = (0.2, 0.9) },
    ];
}
