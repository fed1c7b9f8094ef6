namespace Groundwork;

public static partial class Special
{
    // Above this shape the series need too many terms near x = a, and Temme's expansion needs few.
    private const double TemmeShape = 1e5;

    /// <summary>Regularised lower incomplete gamma function P(a, x): the integral of t^(a-1) e^-t / Gamma(a) from 0 to x.</summary>
    /// <param name="a">Shape, above 0 (at 0 the function is 1).</param>
    /// <param name="x">Upper limit, at least 0.</param>
    /// <returns>A number in [0, 1], tails included to about 1e-12 relative; NaN for negative arguments.</returns>
    /// <remarks>
    /// Series below x = a + 1, Lentz's continued fraction above (DLMF 8.11, 8.9), Temme's uniform expansion (DLMF 8.12) for large shapes.
    /// The tail that is smaller is computed, the other is its complement.
    /// </remarks>
    /// <example><code>double value = Special.GammaInc(1, 2); // 0.8646647167633873, 1 - e^-2</code></example>
    public static double GammaInc(double a, double x) => GammaTails(a, x).Lower;

    /// <summary>Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), with its own accuracy in the upper tail.</summary>
    /// <param name="a">Shape, above 0 (at 0 the function is 0).</param>
    /// <param name="x">Lower limit, at least 0.</param>
    /// <returns>A number in [0, 1], tails included to about 1e-12 relative; NaN for negative arguments.</returns>
    /// <example><code>double value = Special.GammaIncC(1, 100); // 3.72007597602e-44</code></example>
    public static double GammaIncC(double a, double x) => GammaTails(a, x).Upper;

    internal static (double Lower, double Upper) GammaTails(double a, double x)
    {
        if (!(a >= 0) || !(x >= 0) || (double.IsInfinity(a) && double.IsInfinity(x))) return (double.NaN, double.NaN);
        if (x == 0) return a == 0 ? (1, 0) : (0, 1);
        if (a == 0 || double.IsInfinity(x)) return (1, 0);
        if (double.IsInfinity(a)) return (0, 1);

        if (a > TemmeShape && Math.Abs(x - a) < 0.15 * a) return TemmeTails(a, x);
        if (a < 1 && x < 1.1)
        {
            double upper = SmallShapeUpper(a, x);
            if (upper < 0.5) return (1 - upper, upper);
        }

        if (x < a + 1)
        {
            double lower = GammaFactor(a, x) * LowerSeries(a, x);
            return (lower, 1 - lower);
        }

        double tail = GammaFactor(a, x) * a * UpperFraction(a, x);
        return (1 - tail, tail);
    }

    /// <summary>x^a e^-x / Gamma(a + 1).</summary>
    private static double GammaFactor(double a, double x)
    {
        if (a >= 10)
        {
            double ratio = (x - a) / a;
            return Math.Exp(a * Log1pMinus(ratio, x / a) - StirlingTail(a)) / (SqrtTwoPi * Math.Sqrt(a));
        }

        return Math.Exp(a * Math.Log(x) - x - (a < 0.5 ? LogGammaNearOne(a) : LogGamma(a + 1)));
    }

    // 1 + x/(a+1) + x^2/((a+1)(a+2)) + ...
    private static double LowerSeries(double a, double x)
    {
        double term = 1, sum = 1;
        for (double k = 1; k < 1e6; k++)
        {
            term *= x / (a + k);
            sum += term;
            if (term <= 1e-17 * sum) break;
        }

        return sum;
    }

    // The continued fraction 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))) by Lentz's method.
    private static double UpperFraction(double a, double x)
    {
        double b = x + 1 - a, c = 1e300, d = 1 / b, h = d;
        for (double i = 1; i < 1e6; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = b + numerator * d;
            if (Math.Abs(d) < 1e-300) d = 1e-300;
            c = b + numerator / c;
            if (Math.Abs(c) < 1e-300) c = 1e-300;
            d = 1 / d;
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }

        return h;
    }

    // Q = (1 - x^a / Gamma(1+a)) - x^a / Gamma(1+a) * a * sum of (-x)^n / (n! (a+n)): no cancellation for small a and x up to 1.
    private static double SmallShapeUpper(double a, double x)
    {
        double log = a * Math.Log(x) - LogGammaNearOneWide(a);
        double term = 1, sum = 0;
        for (int n = 1; n < 60; n++)
        {
            term *= -x / n;
            double add = term / (a + n);
            sum += add;
            if (Math.Abs(add) <= 1e-17 * Math.Abs(sum)) break;
        }

        return -Expm1(log) - Math.Exp(log) * a * sum;
    }

    private static double LogGammaNearOneWide(double a) => a < 0.5 ? LogGammaNearOne(a) : LogGamma(a + 1);

    // Taylor coefficients in eta of C_0, C_1, C_2 (DLMF 8.12.9-11), found by exact rational recursion.
    private static ReadOnlySpan<double> TemmeC0 =>
    [
        -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073, 0.0003527336860670194,
        -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06, -1.85406221071516e-06, 8.296711340953087e-07,
        -1.7665952736826078e-07, 6.707853543401498e-09, 1.0261809784240309e-08, -4.382036018453353e-09, 9.14769958223679e-10,
    ];

    private static ReadOnlySpan<double> TemmeC1 =>
    [
        -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596, 0.00020576131687242798,
        -4.018775720164609e-07, -1.8098550334489977e-05, 7.64916091608111e-06, -1.6120900894563446e-06,
    ];

    private static ReadOnlySpan<double> TemmeC2 => [0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06];

    private static (double Lower, double Upper) TemmeTails(double a, double x)
    {
        double half = -Log1pMinus((x - a) / a, x / a); // eta^2 / 2
        double eta = Math.CopySign(Math.Sqrt(2 * half), x - a), y = a * half;
        double rest = Horner(TemmeC0, eta) + (Horner(TemmeC1, eta) + Horner(TemmeC2, eta) / a) / a;
        // Both parts carry e^-y; erfcx keeps the factor out of the normal tail.
        double decay = Math.Exp(-y);
        double normal = 0.5 * decay * Erfcx(Math.Sqrt(y));
        double correction = decay * rest / (SqrtTwoPi * Math.Sqrt(a));
        if (eta >= 0)
        {
            double upper = normal + correction;
            return (1 - upper, upper);
        }

        double lower = normal - correction;
        return (lower, 1 - lower);
    }

    private static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = coefficients[i] + x * sum;
        return sum;
    }
}
