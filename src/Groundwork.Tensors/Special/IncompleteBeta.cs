namespace Groundwork;

public static partial class Special
{
    /// <summary>Regularised incomplete beta function I_x(a, b): the integral of t^(a-1) (1-t)^(b-1) / B(a, b) from 0 to x.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="x">Upper limit in [0, 1].</param>
    /// <returns>A number in [0, 1], the lower tail to about 1e-12 relative; NaN outside the domain.</returns>
    /// <remarks>Lentz's continued fraction (DLMF 8.17.22) on the side where it is quick, with the leading factor in deviance form for large shapes.</remarks>
    /// <example><code>double value = Special.BetaInc(2, 2, 0.25); // 0.15625</code></example>
    public static double BetaInc(double a, double b, double x) => BetaTails(a, b, x, 1 - x).Lower;

    /// <summary>Complement 1 - I_x(a, b), with its own accuracy in the upper tail.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="x">Lower limit in [0, 1].</param>
    /// <returns>A number in [0, 1]; NaN outside the domain.</returns>
    /// <example><code>double value = Special.BetaIncC(1, 50, 0.9); // 1e-50 but for rounding</code></example>
    public static double BetaIncC(double a, double b, double x) => BetaTails(a, b, x, 1 - x).Upper;

    /// <summary>Both tails at x with y = 1 - x given apart, so that neither end loses digits.</summary>
    internal static (double Lower, double Upper) BetaTails(double a, double b, double x, double y)
    {
        if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0) || double.IsInfinity(a) || double.IsInfinity(b)) return (double.NaN, double.NaN);
        if (x == 0) return (0, 1);
        if (y == 0) return (1, 0);

        if (x > (a + 1) / (a + b + 2))
        {
            double upper = BetaFactor(b, a, y, x) * BetaFraction(b, a, y);
            return (upper > 0.9 && a * y < 1 ? SmallShapeComplement(b, a, y) : 1 - upper, upper);
        }

        double lower = BetaFactor(a, b, x, y) * BetaFraction(a, b, x);
        return lower > 0.9 && b * x < 1 ? (lower, SmallShapeComplement(a, b, x)) : (lower, 1 - lower);
    }

    /// <summary>x^a y^b / (a B(a, b)).</summary>
    private static double BetaFactor(double a, double b, double x, double y) => Math.Exp(LogBetaFactor(a, b, x, y) - Math.Log(a));

    // log of x^a y^b / B(a, b).
    private static double LogBetaFactor(double a, double b, double x, double y)
    {
        if (Math.Min(a, b) < 10)
        {
            double logX = x > 0.5 ? Log1p(-y) : Math.Log(x), logY = x > 0.5 ? Math.Log(y) : Log1p(-x);
            return a * logX + b * logY - LogBeta(a, b);
        }

        // With x0 = a/(a+b): a log(x/x0) + b log(y/y0), whose linear terms cancel exactly; the rest is log(1+u) - u on each side.
        double total = a + b;
        double excess = BetaExcess(a, b, x, y);
        double deviance = a * Log1pMinus(excess / a, x * (total / a)) + b * Log1pMinus(-excess / b, y * (total / b));
        return deviance + 0.5 * Math.Log(a / total * b / (2 * Math.PI)) + StirlingTail(total) - StirlingTail(a) - StirlingTail(b);
    }

    // x b - y a = (a + b) (x - a/(a+b)) with the rounding errors of both products and of y.
    private static double BetaExcess(double a, double b, double x, double y)
    {
        double yLow = (1 - y) - x, xLow = 0;
        if (x > 0.5) (xLow, yLow) = (yLow, 0);
        double left = x * b, right = y * a;
        double low = Math.FusedMultiplyAdd(x, b, -left) - Math.FusedMultiplyAdd(y, a, -right) + xLow * b - yLow * a;
        return (left - right) + low;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double total = a + b, c = 1, d = 1 - total * x / (a + 1);
        if (Math.Abs(d) < tiny) d = tiny;
        d = 1 / d;
        double h = d;
        int limit = 1000 + (int)Math.Min(1e7, 30 * Math.Sqrt(Math.Max(a, b)));
        for (int m = 1; m < limit; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (total + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16) break;
        }

        return h;

        static double NotZero(double v) => Math.Abs(v) < tiny ? tiny : v;
    }

    // For a small shape I is close to 1 and its complement would cancel:
    // I = x^a / (a B) * (1 + a s) with s the sum of (1-b)(2-b)...(n-b) x^n / (n! (a+n)).
    private static double SmallShapeComplement(double a, double b, double x)
    {
        double term = 1, sum = 0;
        for (int n = 1; n < 2000; n++)
        {
            term *= (n - b) / n * x;
            double add = term / (a + n);
            sum += add;
            if (Math.Abs(add) <= 1e-17 * Math.Abs(sum)) break;
        }

        // a B(a, b) = Gamma(1+a) Gamma(b) / Gamma(a+b), close to 1 for small a.
        double log = a * Math.Log(x) - LogFactorial(a) + LogGammaStep(a, b) + Log1p(a * sum);
        return -Expm1(log);
    }

    // log Gamma(a + b) - log Gamma(b) without cancellation for small a.
    private static double LogGammaStep(double a, double b)
    {
        if (a > 2e-3 * b) return LogGamma(a + b) - LogGamma(b);
        return a * (Digamma(b) + a * (Trigamma(b) / 2 + a * (Polygamma(2, b) / 6 + a * (Polygamma(3, b) / 24 + a * Polygamma(4, b) / 120))));
    }
}
