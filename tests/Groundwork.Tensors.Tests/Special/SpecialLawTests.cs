namespace Groundwork.Tests.SpecialFunctions;

public sealed class SpecialLawTests
{
    [Fact]
    public void Gamma_at_integers_is_the_factorial_and_poles_are_not_numbers()
    {
        double factorial = 1;
        for (int n = 1; n <= 20; n++)
        {
            Assert.Equal(factorial, Special.Gamma(n), 2e-15 * factorial);
            factorial *= n;
        }

        Assert.Equal(double.PositiveInfinity, Special.Gamma(0.0));
        Assert.Equal(double.NegativeInfinity, Special.Gamma(-0.0));
        Assert.True(double.IsNaN(Special.Gamma(-3)));
        Assert.Equal(double.PositiveInfinity, Special.Gamma(172));
        Assert.Equal(7.257415615307999e306, Special.Gamma(171), 1e293); // 170!
    }

    [Fact]
    public void Log_gamma_is_zero_at_one_and_two_and_infinite_at_poles()
    {
        Assert.Equal(0, Special.LogGamma(1));
        Assert.Equal(0, Special.LogGamma(2));
        Assert.Equal(double.PositiveInfinity, Special.LogGamma(-4));
        Assert.Equal(double.PositiveInfinity, Special.LogGamma(double.PositiveInfinity));
        Assert.Equal(1.2655121234846454, Special.LogGamma(-0.5), 1e-15); // log(2 sqrt(pi))
    }

    [Fact]
    public void Binomial_coefficients_obey_Pascal_exactly()
    {
        for (int n = 1; n <= 50; n++)
        {
            for (int k = 1; k < n; k++) Assert.Equal(Special.Binomial(n - 1, k - 1) + Special.Binomial(n - 1, k), Special.Binomial(n, k));
        }

        Assert.Equal(0, Special.Binomial(3, 5));
        Assert.Equal(0, Special.Binomial(3, -1));
        Assert.Equal(2.7028824094543657e299, Special.Binomial(1000, 500), 1e287);
    }

    [Fact]
    public void Safe_products_are_zero_at_zero()
    {
        Assert.Equal(0, Special.Xlogy(0, 0));
        Assert.Equal(0, Special.Xlog1py(0, -1));
        Assert.Equal(0, Special.Entr(0));
        Assert.Equal(double.NegativeInfinity, Special.Entr(-1));
        Assert.Equal(0, Special.RelEntr(0, 0));
        Assert.Equal(double.PositiveInfinity, Special.RelEntr(1, 0));
        Assert.True(double.IsNaN(Special.Xlogy(0, double.NaN)));
    }

    [Fact]
    public void Sinc_is_one_at_zero_and_exactly_zero_at_other_integers()
    {
        Assert.Equal(1, Special.Sinc(0));
        Assert.Equal(0, Special.Sinc(7));
        Assert.Equal(2 / Math.PI, Special.Sinc(0.5), 1e-16);
    }

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(0.5, 0.0)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(1.5, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Normal_quantile_and_logit_share_their_edges(double p, double expected)
    {
        Assert.Equal(expected, Special.NormalQuantile(p));
        Assert.Equal(expected, Special.Logit(p));
    }

    [Fact]
    public void Arguments_outside_the_domain_give_NaN()
    {
        Assert.True(double.IsNaN(Special.GammaInc(-1, 1)));
        Assert.True(double.IsNaN(Special.GammaIncC(1, -1)));
        Assert.True(double.IsNaN(Special.BetaInc(1, 1, 1.5)));
        Assert.True(double.IsNaN(Special.BetaInc(0, 1, 0.5)));
        Assert.True(double.IsNaN(Special.BetaIncInv(1, 1, -0.5)));
        Assert.True(double.IsNaN(Special.GammaIncInv(1, 2)));
        Assert.True(double.IsNaN(Special.ErfInv(1.01)));
        Assert.True(double.IsNaN(Special.LogBeta(-1, 2)));
        Assert.True(double.IsNaN(Special.GammaInc(double.NaN, 1)));
    }

    [Fact]
    public void Tails_at_the_ends_are_exact()
    {
        Assert.Equal(0, Special.GammaInc(2, 0));
        Assert.Equal(1, Special.GammaInc(2, double.PositiveInfinity));
        Assert.Equal(1, Special.GammaIncC(2, 0));
        Assert.Equal(0, Special.BetaInc(2, 3, 0));
        Assert.Equal(1, Special.BetaInc(2, 3, 1));
        Assert.Equal(0, Special.BetaIncInv(2, 3, 0));
        Assert.Equal(double.PositiveInfinity, Special.GammaIncInv(2, 1));
    }

    [Fact]
    public void Inverses_return_to_the_probability_over_shapes_of_many_sizes()
    {
        var random = new Random(8);
        for (int i = 0; i < 3000; i++)
        {
            double a = Math.Pow(10, random.NextDouble() * 9 - 3), b = Math.Pow(10, random.NextDouble() * 7 - 2);
            double p = i % 2 == 0 ? random.NextDouble() : Math.Pow(10, -random.NextDouble() * 200);

            double x = Special.GammaIncInv(a, p);
            // One rounding of x moves P by x times the density over P.
            if (x > 1e-290) Close(p, Special.GammaInc(a, x), Math.Sqrt(a) + Math.Abs(Math.Log(p)), $"gamma {a:R} {p:R}");
            double upper = Special.GammaIncCInv(a, p);
            if (upper > 1e-290) Close(p, Special.GammaIncC(a, upper), Math.Sqrt(a) + Math.Abs(Math.Log(p)) + 30, $"gamma upper {a:R} {p:R}");
            double t = Special.BetaIncInv(a, b, p);
            if (t > 1e-290 && t < 0.9) Close(p, Special.BetaInc(a, b, t), Math.Sqrt(a * (1 + a / b)) + Math.Abs(Math.Log(p)) + b, $"beta {a:R} {b:R} {p:R}");
        }

        static void Close(double expected, double actual, double condition, string what) =>
            Assert.True(Math.Abs(expected - actual) <= 1e-14 * (10 + 3 * condition) * expected, $"{what}: {actual:R}");
    }
}
