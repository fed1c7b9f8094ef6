namespace Groundwork.Tests.SpecialFunctions;

/// <summary>The values that the documentation states, where a reader could look them up.</summary>
public sealed class SpecialExampleTests
{
    public static TheoryData<string, double, double> Examples => new()
    {
        { "Gamma(0.5)", Special.Gamma(0.5), 1.77245385090552 },
        { "LogGamma(101)", Special.LogGamma(101), 363.739375555563 },
        { "LogFactorial(3)", Special.LogFactorial(3), 1.791759469228055 },
        { "Digamma(1)", Special.Digamma(1), -0.577215664901533 },
        { "Trigamma(1)", Special.Trigamma(1), 1.6449340668482264 },
        { "Polygamma(2, 1)", Special.Polygamma(2, 1), -2.40411380631919 },
        { "Zeta(4)", Special.Zeta(4), 1.08232323371114 },
        { "Beta(2, 3)", Special.Beta(2, 3), 1.0 / 12 },
        { "LogBeta(1, 1000)", Special.LogBeta(1, 1000), -6.907755278982137 },
        { "Binomial(5, 2)", Special.Binomial(5, 2), 10 },
        { "LogBinomial(1000, 1)", Special.LogBinomial(1000, 1), 6.90775527898214 },
        { "Erf(1)", Special.Erf(1), 0.8427007929497149 },
        { "Erfc(10)", Special.Erfc(10), 2.08848758376254e-45 },
        { "Erfcx(100)", Special.Erfcx(100), 0.005641613782989433 },
        { "ErfInv(0.5)", Special.ErfInv(0.5), 0.4769362762044699 },
        { "ErfcInv(1e-300)", Special.ErfcInv(1e-300), 26.209469960516124 },
        { "NormalCdf(-10)", Special.NormalCdf(-10), 7.61985302416053e-24 },
        { "LogNormalCdf(-100)", Special.LogNormalCdf(-100), -5005.524208694205 },
        { "NormalQuantile(0.975)", Special.NormalQuantile(0.975), 1.95996398454005 },
        { "BesselI0(1)", Special.BesselI0(1), 1.26606587775201 },
        { "BesselI0e(1)", Special.BesselI0e(1), 0.465759607593640 },
        { "BesselI1(1)", Special.BesselI1(1), 0.565159103992485 },
        { "BesselI1e(1)", Special.BesselI1e(1), 0.207910415349709 },
        { "GammaInc(1, 2)", Special.GammaInc(1, 2), 0.8646647167633873 },
        { "GammaIncC(1, 100)", Special.GammaIncC(1, 100), 3.720075976020836e-44 },
        { "GammaIncInv(1, 0.5)", Special.GammaIncInv(1, 0.5), 0.693147180559945 },
        { "GammaIncCInv(1, 1e-100)", Special.GammaIncCInv(1, 1e-100), 230.258509299405 },
        { "BetaInc(2, 2, 0.25)", Special.BetaInc(2, 2, 0.25), 0.15625 },
        { "BetaIncC(1, 50, 0.9)", Special.BetaIncC(1, 50, 0.9), 1e-50 },
        { "BetaIncInv(1, 3, 0.875)", Special.BetaIncInv(1, 3, 0.875), 0.5 },
        { "BetaIncCInv(3, 1, 0.875)", Special.BetaIncCInv(3, 1, 0.875), 0.5 },
        { "Sinc(0.5)", Special.Sinc(0.5), 0.6366197723675814 },
        { "Log1mExp(100)", Special.Log1mExp(100), -3.720075976020836e-44 },
        { "LogExpm1(1000)", Special.LogExpm1(1000), 1000 },
        { "LogExpit(-1000)", Special.LogExpit(-1000), -1000 },
        { "Softplus(1000)", Special.Softplus(1000), 1000 },
        { "Expm1(1e-20)", Special.Expm1(1e-20), 1e-20 },
        { "Log1p(1e-20)", Special.Log1p(1e-20), 1e-20 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Documented_values_are_what_the_functions_give(string call, double actual, double documented) =>
        Assert.True(Math.Abs(actual - documented) <= 2e-14 * Math.Abs(documented), $"{call} is {actual:R}"); // 15 digits are printed
}
