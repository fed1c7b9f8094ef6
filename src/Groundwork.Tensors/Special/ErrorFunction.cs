using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public static partial class Special
{
    private const double TwoOverSqrtPi = 1.1283791670955126;
    private const double InverseSqrtPi = 0.56418958354775628;

    /// <summary>Error function erf(x) = 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [-1, 1], within 2 units in the last place; ±1 at ±infinity.</returns>
    /// <example><code>double value = Special.Erf(1); // 0.8427007929497149</code></example>
    public static double Erf(double x) => Simd.Erf(x);

    /// <summary>Complementary error function 1 - erf(x), with full relative accuracy in the upper tail.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number in [0, 2], within 3 units in the last place; 0 from 27.3 on, where it is below the smallest double.</returns>
    /// <example><code>double value = Special.Erfc(10); // 2.08848758376254e-45</code></example>
    public static double Erfc(double x) => Simd.Erfc(x);

    /// <summary>Scaled complementary error function exp(x^2) erfc(x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A positive number; infinity below -26.6, 0 at infinity.</returns>
    /// <example><code>double value = Special.Erfcx(100); // 0.005641613782989433</code></example>
    public static double Erfcx(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 28)
        {
            // The asymptotic series: each term is (2k-1) / (2x^2) of the one before.
            double z = 0.5 / (x * x);
            return InverseSqrtPi / x * (1 - z * (1 - 3 * z * (1 - 5 * z * (1 - 7 * z * (1 - 9 * z)))));
        }

        if (x >= 0.47) return Simd.ErfcxFar(Vector.Create(x)).ToScalar();
        double square = x * x, lost = Math.FusedMultiplyAdd(x, x, -square);
        double growth = Math.Exp(square) * (1 + lost);
        return double.IsInfinity(growth) ? growth : growth * Erfc(x);
    }

    /// <summary>Inverse of <see cref="Erf"/>.</summary>
    /// <param name="y">A number in [-1, 1].</param>
    /// <returns>The x with erf(x) = y; ±infinity at ±1, NaN outside. Close to ±1 prefer <see cref="ErfcInv"/>, which can tell the arguments apart.</returns>
    /// <example><code>double value = Special.ErfInv(0.5); // 0.4769362762044699</code></example>
    public static double ErfInv(double y)
    {
        if (double.IsNaN(y) || y < -1 || y > 1) return double.NaN;
        double a = Math.Abs(y);
        if (a > 0.5) return Math.CopySign(ErfcInv(1 - a), y);
        double w = y / TwoOverSqrtPi, z2 = w * w;
        double z = w * (1 + z2 * (1.0 / 3 + z2 * (7.0 / 30 + z2 * (127.0 / 630))));
        for (int step = 0; step < 2; step++)
        {
            // Halley: the second derivative of erf is -2z times the first.
            double f = (Erf(z) - y) / TwoOverSqrtPi * Math.Exp(z * z);
            z -= f / (1 + z * f);
        }

        return z;
    }

    /// <summary>Inverse of <see cref="Erfc"/>, accurate for arguments down to the smallest double.</summary>
    /// <param name="q">A number in [0, 2].</param>
    /// <returns>The x with erfc(x) = q; infinity at 0, -infinity at 2, NaN outside.</returns>
    /// <example><code>double value = Special.ErfcInv(1e-300); // 26.209469960516124</code></example>
    public static double ErfcInv(double q)
    {
        if (double.IsNaN(q) || q < 0 || q > 2) return double.NaN;
        if (q == 0) return double.PositiveInfinity;
        if (q > 1.5) return -ErfcInv(2 - q);
        if (q >= 0.5) return ErfInv(1 - q);

        // Solve log erfc(z) = log q by Newton steps with the second derivative; log erfc is almost a parabola, so few are needed.
        double target = Math.Log(q);
        double z = Math.Sqrt(Math.Max(0.16, -target - 0.5 * Math.Log(Math.PI * -target)));
        for (int step = 0; step < 4; step++)
        {
            double scaled = Erfcx(z), slope = TwoOverSqrtPi / scaled; // -(log erfc)'
            double f = -z * z + Math.Log(scaled) - target;
            double newton = f / slope;
            z += newton / (1 - 0.5 * newton * (2 * z - slope)); // Halley: (log erfc)'' is slope (2z - slope)
        }

        return z;
    }
}
