namespace Groundwork;

public static partial class Special
{
    /// <summary>Beta function Gamma(a) Gamma(b) / Gamma(a + b) for positive arguments.</summary>
    /// <param name="a">A positive number.</param>
    /// <param name="b">A positive number.</param>
    /// <returns>B(a, b); infinity where an argument is 0, NaN where one is negative. Relative error below 1e-13.</returns>
    /// <example><code>double value = Special.Beta(2, 3); // 1/12</code></example>
    public static double Beta(double a, double b)
    {
        if (!(a >= 0) || !(b >= 0)) return double.NaN;
        if (a == 0 || b == 0) return double.PositiveInfinity;
        if (a + b < 20 && Math.Min(a, b) > 1e-290) return Gamma(a) * (Gamma(b) / Gamma(a + b));
        return Math.Exp(LogBeta(a, b));
    }

    /// <summary>Logarithm of the beta function for positive arguments, without the cancellation of three log gammas.</summary>
    /// <param name="a">A positive number.</param>
    /// <param name="b">A positive number.</param>
    /// <returns>log B(a, b); infinity where an argument is 0, NaN where one is negative.</returns>
    /// <example><code>double value = Special.LogBeta(1, 1000); // -6.907755278982137, minus log 1000</code></example>
    public static double LogBeta(double a, double b)
    {
        if (!(a >= 0) || !(b >= 0)) return double.NaN;
        if (a > b) (a, b) = (b, a);
        if (a == 0) return double.PositiveInfinity;
        if (double.IsPositiveInfinity(b)) return double.NegativeInfinity;
        if (b < 10)
        {
            if (a < 1e-290) return -Math.Log(a);
            return Math.Log(Gamma(a) * (Gamma(b) / Gamma(a + b)));
        }

        double tails = StirlingTail(b) - StirlingTail(a + b);
        double ratio = a / b;
        if (a >= 10)
        {
            return 0.5 * Math.Log(2 * Math.PI / b) + (a - 0.5) * Math.Log(a / (a + b)) - b * Log1p(ratio) + (StirlingTail(a) + tails);
        }

        return LogGamma(a) + tails + a * (1 - Math.Log(a + b)) - (b - 0.5) * Log1p(ratio);
    }

    /// <summary>Binomial coefficient n! / (k! (n - k)!) for real n and k, by gamma functions where they are not integers.</summary>
    /// <param name="n">Number of things, at least 0.</param>
    /// <param name="k">Number chosen; 0 outside [0, n].</param>
    /// <returns>The number of ways: exact while every partial product fits in 53 bits, then within 1e-13; infinity on overflow; NaN for negative n.</returns>
    /// <example><code>double value = Special.Binomial(5, 2); // 10</code></example>
    public static double Binomial(double n, double k)
    {
        if (double.IsNaN(n) || double.IsNaN(k) || n < 0) return double.NaN;
        if (k < 0 || k > n) return 0;
        k = k == Math.Floor(k) && n == Math.Floor(n) ? Math.Min(k, n - k) : k;
        if (k == Math.Floor(k) && k <= 60)
        {
            double product = 1;
            for (int i = 1; i <= (int)k; i++)
            {
                double next = product * (n - k + i);
                // While the product is exact the division is, too: it counts the ways to choose i things.
                product = next < 9007199254740992.0 ? next / i : product * ((n - k + i) / i);
            }

            return product;
        }

        return Math.Exp(LogBinomial(n, k));
    }

    /// <summary>Logarithm of the binomial coefficient.</summary>
    /// <param name="n">Number of things, at least 0.</param>
    /// <param name="k">Number chosen; -infinity outside [0, n].</param>
    /// <returns>log(n! / (k! (n - k)!)) = -log(n + 1) - log B(n - k + 1, k + 1); NaN for negative n.</returns>
    /// <example><code>double value = Special.LogBinomial(1000, 1); // 6.90775527898214</code></example>
    public static double LogBinomial(double n, double k)
    {
        if (double.IsNaN(n) || double.IsNaN(k) || n < 0) return double.NaN;
        if (k < 0 || k > n) return double.NegativeInfinity;
        if (k == 0 || k == n) return 0;
        return -Log1p(n) - LogBeta(n - k + 1, k + 1);
    }
}
