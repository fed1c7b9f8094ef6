namespace Groundwork;

public static partial class Special
{
    /// <summary>Inverse of <see cref="BetaInc"/> in its last argument: the x with I_x(a, b) = p.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="p">A probability.</param>
    /// <returns>A number in [0, 1]; NaN outside the domain. About 1e-13 relative for x (or 1 - x where x is close to 1).</returns>
    /// <example><code>double value = Special.BetaIncInv(1, 3, 0.875); // 0.5</code></example>
    public static double BetaIncInv(double a, double b, double p)
    {
        if (!IsInvertible(a, b, p)) return double.NaN;
        return p == 0 ? 0 : p == 1 ? 1 : InvertBeta(a, b, p, lower: true);
    }

    /// <summary>Inverse of <see cref="BetaIncC"/> in its last argument: the x with 1 - I_x(a, b) = q.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="q">A probability.</param>
    /// <returns>A number in [0, 1]; NaN outside the domain.</returns>
    /// <example><code>double value = Special.BetaIncCInv(3, 1, 0.875); // 0.5</code></example>
    public static double BetaIncCInv(double a, double b, double q)
    {
        if (!IsInvertible(a, b, q)) return double.NaN;
        return q == 0 ? 1 : q == 1 ? 0 : InvertBeta(a, b, q, lower: false);
    }

    private static bool IsInvertible(double a, double b, double p) =>
        a > 0 && b > 0 && p >= 0 && p <= 1 && !double.IsInfinity(a) && !double.IsInfinity(b);

    private static double InvertBeta(double a, double b, double probability, bool lower)
    {
        double total = a + b;
        var (atMeanLower, atMeanUpper) = BetaTails(a, b, a / total, b / total);
        bool below = lower ? probability <= atMeanLower : probability >= atMeanUpper;
        double logTarget = below == lower ? Math.Log(probability) : Log1p(-probability);
        // Beyond the mean, 1 - x is the same problem with the shapes exchanged.
        return below ? Math.Exp(LogBetaQuantile(a, b, logTarget)) : -Expm1(LogBetaQuantile(b, a, logTarget));
    }

    // The u below log(a/(a+b)) with log I_{e^u}(a, b) = target: Newton, started at the leading power or at the mean.
    private static double LogBetaQuantile(double a, double b, double target)
    {
        double mean = -Log1p(b / a), logScale = LogBeta(a, b) + Math.Log(a);
        double Residual(double u, out double slope)
        {
            double x = Math.Exp(u), y = -Expm1(u);
            double lower = BetaTails(a, b, x, y).Lower;
            if (lower < 1e-290 && a * u - logScale + b * Log1p(-x) < -600)
            {
                // Below the range of doubles the fraction alone stands in for the tail.
                slope = a;
                return LogBetaFactor(a, b, x, y) - Math.Log(a) + Math.Log(BetaFraction(a, b, x)) - target;
            }

            double log = lower > 0.5 ? Log1p(-BetaTails(a, b, x, y).Upper) : Math.Log(lower);
            slope = Math.Exp(LogBetaFactor(a, b, x, y)) / (y * lower);
            return log - target;
        }

        double guess = (target + logScale) / a;
        if (guess > mean - 1e-3 * Math.Abs(mean) || !double.IsFinite(guess))
        {
            double z = NormalQuantile(Math.Min(0.5, Math.Exp(target)));
            double deviation = Math.Sqrt(b / (a * (a + b + 1)));
            guess = mean + Math.Max(-10, z * deviation);
        }

        double low = Math.Min(mean, guess) - 2;
        while (Residual(low, out _) > 0 && low > -1e300) low *= 2;
        return BracketedNewton(Residual, guess, low, mean + 1e-15 * Math.Abs(mean) + 1e-300, rising: true);
    }
}
