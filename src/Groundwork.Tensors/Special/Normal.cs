using Groundwork.Kernels;

namespace Groundwork;

public static partial class Special
{
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>Standard normal distribution function: the probability of a value up to x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 1], with full relative accuracy in the lower tail (0 only below -38.6).</returns>
    /// <example><code>double value = Special.NormalCdf(-10); // 7.61985302416053e-24</code></example>
    public static double NormalCdf(double x) => Simd.NormalCdf(x);

    /// <summary>Logarithm of the standard normal distribution function.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is at most 0, finite for every finite x above -1e154; full relative accuracy in both tails.</returns>
    /// <example><code>double value = Special.LogNormalCdf(-100); // -5005.524208694205</code></example>
    public static double LogNormalCdf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > -1) return Log1p(-NormalCdf(-x));
        return Math.Log(0.5 * Erfcx(-x / Sqrt2)) - 0.5 * x * x;
    }

    /// <summary>Standard normal quantile: the x below which the probability is p.</summary>
    /// <param name="p">A probability.</param>
    /// <returns>-infinity at 0, infinity at 1, NaN outside [0, 1]; accurate for p down to the smallest double and around 1/2.</returns>
    /// <example><code>double value = Special.NormalQuantile(0.975); // 1.95996398454005</code></example>
    public static double NormalQuantile(double p) => -Sqrt2 * ErfcInv(2 * p);
}
