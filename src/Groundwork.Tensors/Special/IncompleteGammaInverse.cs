namespace Groundwork;

public static partial class Special
{
    /// <summary>Inverse of <see cref="GammaInc"/> in its second argument: the x with P(a, x) = p.</summary>
    /// <param name="a">Shape, above 0.</param>
    /// <param name="p">A probability.</param>
    /// <returns>0 at p = 0, infinity at p = 1, NaN outside the domain. About 1e-13 relative where P itself is well conditioned.</returns>
    /// <example><code>double value = Special.GammaIncInv(1, 0.5); // 0.693147180559945, log 2</code></example>
    public static double GammaIncInv(double a, double p)
    {
        if (!(a > 0) || !(p >= 0 && p <= 1) || double.IsInfinity(a)) return double.NaN;
        if (p == 0) return 0;
        return p == 1 ? double.PositiveInfinity : InvertGamma(a, p, lower: true);
    }

    /// <summary>Inverse of <see cref="GammaIncC"/> in its second argument: the x with Q(a, x) = q.</summary>
    /// <param name="a">Shape, above 0.</param>
    /// <param name="q">A probability.</param>
    /// <returns>infinity at q = 0, 0 at q = 1, NaN outside the domain. Reaches upper tails that 1 - q could not express.</returns>
    /// <example><code>double value = Special.GammaIncCInv(1, 1e-100); // 230.258509299405</code></example>
    public static double GammaIncCInv(double a, double q)
    {
        if (!(a > 0) || !(q >= 0 && q <= 1) || double.IsInfinity(a)) return double.NaN;
        if (q == 1) return 0;
        return q == 0 ? double.PositiveInfinity : InvertGamma(a, q, lower: false);
    }

    // Newton in log x on the logarithm of the smaller tail, kept inside a shrinking bracket.
    private static double InvertGamma(double a, double probability, bool lower)
    {
        var (atMeanLower, atMeanUpper) = GammaTails(a, a);
        bool below = lower ? probability <= atMeanLower : probability >= atMeanUpper;
        // Solve for the tail on whose side the answer lies.
        double target = below == lower ? probability : 1 - probability;
        double logTarget = below == lower ? Math.Log(probability) : Log1p(-probability);
        double guess = Math.Log(GuessGamma(a, target, below));
        double low = below ? -800 / Math.Min(a, 1) : Math.Log(a), high = below ? Math.Log(a) : Math.Log(a + 2000 + 60 * Math.Sqrt(a));
        double logScale = LogGammaOf(a);
        double Residual(double u, out double slope)
        {
            double x = Math.Exp(u);
            var (p, q) = GammaTails(a, x);
            double tail = below ? p : q;
            double logTail = tail > 0.5 ? Log1p(below ? -q : -p) : tail > 1e-290 ? Math.Log(tail) : below ? a * u - x - logScale - Math.Log(a) : double.NegativeInfinity;
            double density = GammaFactor(a, x) * a; // x times the density
            slope = tail > 1e-290 ? (below ? density : -density) / tail : a;
            return logTail - logTarget;
        }

        return Math.Exp(BracketedNewton(Residual, guess, low, high, rising: below));
    }

    private static double LogGammaOf(double a) => a < 1e-290 ? -Math.Log(a) : LogGamma(a);

    // Wilson and Hilferty's cube for shapes from 1; the leading power of the series for the lower tail of small ones.
    private static double GuessGamma(double a, double tail, bool below)
    {
        double z = below ? NormalQuantile(tail) : -NormalQuantile(tail);
        double cube = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));
        double guess = a * cube * cube * cube;
        double leading = Math.Exp((Math.Log(tail) + LogFactorial(a)) / a);
        if (below && (a < 1 || cube < 0.2)) return Math.Max(leading, 1e-300);
        return !below && a < 1 ? Math.Max(a, -Math.Log(tail)) : Math.Max(guess, 1e-300);
    }

    private delegate double SlopedFunction(double u, out double slope);

    /// <summary>The zero of a monotone function between low and high: Newton steps, bisection where a step would leave the bracket.</summary>
    private static double BracketedNewton(SlopedFunction f, double u, double low, double high, bool rising)
    {
        if (!(u > low && u < high)) u = 0.5 * (low + high);
        for (int step = 0; step < 200; step++)
        {
            double value = f(u, out double slope);
            if (value == 0) return u;
            double newton = u - value / slope;
            // So small a step has squared its error away already; rounding may put it outside the bracket.
            if (Math.Abs(newton - u) <= 1e-9 * Math.Min(1, Math.Abs(u))) return newton;
            if (value > 0 == rising) high = u;
            else low = u;
            double next = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (next == u) return u;
            u = next;
        }

        return u;
    }
}
