namespace Groundwork;

public static partial class Special
{
    // Power series below (all terms positive), the asymptotic series above: at 30 its smallest term is near e^-60.
    private const double BesselSplit = 30;

    /// <summary>Modified Bessel function of the first kind of order 0.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>I0(x), even in x; infinity beyond 713.98.</returns>
    /// <example><code>double value = Special.BesselI0(1); // 1.26606587775201</code></example>
    public static double BesselI0(double x)
    {
        double a = Math.Abs(x);
        if (a <= BesselSplit) return BesselSeries(a, 0);
        double half = Math.Exp(0.5 * a); // e^a itself overflows sooner than I0
        return half * BesselTail(a, 0) * half;
    }

    /// <summary>Exponentially scaled modified Bessel function e^-|x| I0(x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 1].</returns>
    /// <example><code>double value = Special.BesselI0e(1); // 0.465759607593640</code></example>
    public static double BesselI0e(double x)
    {
        double a = Math.Abs(x);
        return a <= BesselSplit ? BesselSeries(a, 0) * Math.Exp(-a) : BesselTail(a, 0);
    }

    /// <summary>Modified Bessel function of the first kind of order 1.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>I1(x), odd in x; ±infinity beyond ±713.98.</returns>
    /// <example><code>double value = Special.BesselI1(1); // 0.565159103992485</code></example>
    public static double BesselI1(double x)
    {
        double a = Math.Abs(x);
        if (a <= BesselSplit) return Math.CopySign(BesselSeries(a, 1), x);
        double half = Math.Exp(0.5 * a);
        return Math.CopySign(half * BesselTail(a, 1) * half, x);
    }

    /// <summary>Exponentially scaled modified Bessel function e^-|x| I1(x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [-1, 1], odd in x.</returns>
    /// <example><code>double value = Special.BesselI1e(1); // 0.207910415349709</code></example>
    public static double BesselI1e(double x)
    {
        double a = Math.Abs(x);
        return Math.CopySign(a <= BesselSplit ? BesselSeries(a, 1) * Math.Exp(-a) : BesselTail(a, 1), x);
    }

    // I_n(a) = (a/2)^n sum of (a^2/4)^k / (k! (k+n)!).
    private static double BesselSeries(double a, int n)
    {
        double z = 0.25 * a * a, term = n == 0 ? 1 : 0.5 * a, sum = term;
        for (int k = 1; k < 200; k++)
        {
            term *= z / ((double)k * (k + n));
            sum += term;
            if (term <= 1e-17 * sum) break;
        }

        return sum;
    }

    // e^-a I_n(a) ~ 1/sqrt(2 pi a) * sum of the products of ((2k-1)^2 - 4n^2) / (8 k a).
    private static double BesselTail(double a, int n)
    {
        if (double.IsPositiveInfinity(a)) return 0;
        double term = 1, sum = 1;
        for (int k = 1; k < 60; k++)
        {
            double odd = 2 * k - 1;
            term *= (odd * odd - 4 * n * n) / (8.0 * k * a);
            sum += term;
            if (Math.Abs(term) <= 1e-17 * sum) break;
        }

        return sum / (SqrtTwoPi * Math.Sqrt(a));
    }
}
