using Groundwork.Kernels;

namespace Groundwork;

public static partial class Special
{
    /// <summary>log(1 + x) without cancellation near 0.</summary>
    /// <param name="x">A number of at least -1.</param>
    /// <returns>log(1 + x): -infinity at -1, NaN below; keeps the sign of zero.</returns>
    /// <example><code>double value = Special.Log1p(1e-20); // 1E-20</code></example>
    public static double Log1p(double x) => Simd.Log1p(x);

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>e^x - 1; keeps the sign of zero.</returns>
    /// <example><code>double value = Special.Expm1(1e-20); // 1E-20</code></example>
    public static double Expm1(double x) => Simd.Expm1(x);

    /// <summary>Logistic function 1 / (1 + e^-x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 1], with full relative accuracy in the lower tail.</returns>
    /// <example><code>double value = Special.Expit(0); // 0.5</code></example>
    public static double Expit(double x) => Simd.Sigmoid(x);

    /// <summary>Log odds log(p / (1 - p)), the inverse of <see cref="Expit"/>.</summary>
    /// <param name="p">A probability.</param>
    /// <returns>-infinity at 0, infinity at 1, NaN outside [0, 1]; full relative accuracy also near 1/2.</returns>
    /// <example><code>double value = Special.Logit(0.5); // 0</code></example>
    public static double Logit(double p) =>
        p is > 0.3 and < 0.65 ? Log1p((p - (1 - p)) / (1 - p)) : Math.Log(p) - Log1p(-p);

    /// <summary>log of the logistic function, -log(1 + e^-x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is at most 0; x itself far below 0.</returns>
    /// <example><code>double value = Special.LogExpit(-1000); // -1000</code></example>
    public static double LogExpit(double x) => -Simd.Softplus(-x);

    /// <summary>log(1 + e^x), without overflow above and with full relative accuracy below.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is at least 0; x itself far above 0.</returns>
    /// <example><code>double value = Special.Softplus(1000); // 1000</code></example>
    public static double Softplus(double x) => Simd.Softplus(x);

    /// <summary>log(e^x - 1), the inverse of <see cref="Softplus"/>.</summary>
    /// <param name="x">A number of at least 0.</param>
    /// <returns>-infinity at 0, NaN below; x itself far above 0.</returns>
    /// <example><code>double value = Special.LogExpm1(1000); // 1000</code></example>
    public static double LogExpm1(double x) => x > 1 ? x + Log1p(-Math.Exp(-x)) : Math.Log(Expm1(x));

    /// <summary>log(1 - e^-x) for x of at least 0.</summary>
    /// <param name="x">A number of at least 0.</param>
    /// <returns>-infinity at 0, 0 at infinity, NaN below 0.</returns>
    /// <example><code>double value = Special.Log1mExp(100); // -3.72007597602e-44</code></example>
    public static double Log1mExp(double x) => x > 0.6931471805599453 ? Log1p(-Math.Exp(-x)) : Math.Log(-Expm1(-x));

    /// <summary>x log y, and 0 where x is 0 (unless y is NaN).</summary>
    /// <param name="x">Factor.</param>
    /// <param name="y">Argument of the logarithm.</param>
    /// <returns>x log y.</returns>
    /// <example><code>double value = Special.Xlogy(0, 0); // 0</code></example>
    public static double Xlogy(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    /// <summary>x log(1 + y), and 0 where x is 0 (unless y is NaN).</summary>
    /// <param name="x">Factor.</param>
    /// <param name="y">Argument.</param>
    /// <returns>x log(1 + y).</returns>
    /// <example><code>double value = Special.Xlog1py(0, -1); // 0</code></example>
    public static double Xlog1py(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Log1p(y);

    /// <summary>Entropy term -x log x in nats.</summary>
    /// <param name="x">A number of at least 0.</param>
    /// <returns>0 at 0, -infinity below 0.</returns>
    /// <example><code>double value = Special.Entr(0); // 0</code></example>
    public static double Entr(double x) => x < 0 ? double.NegativeInfinity : x == 0 ? 0 : -x * Math.Log(x);

    /// <summary>Relative entropy term x log(x / y) in nats.</summary>
    /// <param name="x">A number of at least 0.</param>
    /// <param name="y">A number of at least 0.</param>
    /// <returns>0 where x is 0; infinity where y is 0 and x is not, or where either is negative.</returns>
    /// <example><code>double value = Special.RelEntr(0, 0.5); // 0</code></example>
    public static double RelEntr(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        if (x < 0 || y < 0) return double.PositiveInfinity;
        if (x == 0) return 0;
        if (y == 0) return double.PositiveInfinity;
        double ratio = x / y;
        if (ratio is > 0.5 and < 2) return x * Log1p((x - y) / y);
        return double.IsNormal(ratio) ? x * Math.Log(ratio) : x * (Math.Log(x) - Math.Log(y));
    }

    /// <summary>Normalised sine cardinal sin(pi x) / (pi x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>1 at 0, exactly 0 at the other integers and at infinities.</returns>
    /// <example><code>double value = Special.Sinc(0.5); // 0.6366197723675814, 2 / pi</code></example>
    public static double Sinc(double x)
    {
        if (double.IsInfinity(x)) return 0;
        if (x != 0 && x == Math.Round(x)) return 0;
        return Math.Abs(x) < 1e-9 ? 1 : SinPi(x) / (Math.PI * x);
    }

    /// <summary>log(1 + u) - u, without cancellation near 0.</summary>
    /// <param name="u">A number above -1.</param>
    /// <param name="sum">1 + u as the caller knows it: near u = -1 it has digits that u has not.</param>
    internal static double Log1pMinus(double u, double sum)
    {
        if (u is < -0.6 or > 1.5) return Math.Log(sum) - u;
        // With s = u / (2 + u): log(1 + u) = 2 atanh s and u - 2s = s u, so the difference is 2 (s^3/3 + s^5/5 + ...) - s u.
        double s = u / (2 + u), z = s * s, odd = 0, power = z;
        for (int k = 3; k < 200; k += 2)
        {
            double term = power / k;
            odd += term;
            if (term <= 1e-17 * odd) break;
            power *= z;
        }

        return s * (2 * odd - u);
    }
}
