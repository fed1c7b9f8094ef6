namespace Groundwork;

public static partial class Special
{
    /// <summary>Digamma function, the derivative of log Gamma.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>
    /// psi(x): NaN at 0 from neither side (-infinity at +0, infinity at -0) and at the negative integers.
    /// Relative error about 1e-15, absolute near the zeros (1.4616 and one in each negative unit interval).
    /// </returns>
    /// <example><code>double value = Special.Digamma(1); // -0.577215664901533, minus Euler's constant</code></example>
    public static double Digamma(double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        if (x == 0) return -1 / x;
        if (x < 0)
        {
            if (x == Math.Floor(x)) return double.NaN;
            // psi(x) = psi(-x) - 1/x - pi cot(pi x), where the fraction of x decides the cotangent.
            double fraction = x - Math.Round(x);
            return Digamma(-x) - 1 / x - Math.PI / Math.Tan(Math.PI * fraction);
        }

        double shift = 0;
        while (x < 10) shift += 1 / x++;
        double y = 1 / x, z = y * y;
        double sum = 0.08333333333333333;
        sum = -0.021092796092796094 + z * sum;
        sum = 0.007575757575757576 + z * sum;
        sum = -0.004166666666666667 + z * sum;
        sum = 0.003968253968253968 + z * sum;
        sum = -0.008333333333333333 + z * sum;
        sum = 0.08333333333333333 + z * sum;
        return Math.Log(x) - 0.5 * y - z * sum - shift;
    }

    /// <summary>Trigamma function, the second derivative of log Gamma.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>psi'(x), the sum of 1/(x+k)^2 over k from 0; infinity at 0 and the negative integers, 0 at infinity.</returns>
    /// <example><code>double value = Special.Trigamma(1); // 1.6449340668482264, pi^2 / 6</code></example>
    public static double Trigamma(double x)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.PositiveInfinity;
            if (x > -1e-8) return 1 / (x * x);
            double s = SinPi(x);
            return Math.PI * Math.PI / (s * s) - Trigamma(1 - x);
        }

        return HurwitzZeta(2, x);
    }

    /// <summary>Polygamma function, the n-th derivative of digamma: (-1)^(n+1) n! zeta(n + 1, x).</summary>
    /// <param name="n">Order, at least 0; 0 is <see cref="Digamma"/>, 1 is <see cref="Trigamma"/>.</param>
    /// <param name="x">A positive number (any number for orders 0 and 1).</param>
    /// <returns>The derivative; NaN for a negative order, or at x below 0 for orders from 2.</returns>
    /// <example><code>double value = Special.Polygamma(2, 1); // -2.40411380631919, -2 zeta(3)</code></example>
    public static double Polygamma(int n, double x)
    {
        if (n < 0) return double.NaN;
        if (n == 0) return Digamma(x);
        if (n == 1) return Trigamma(x);
        double magnitude = Gamma(n + 1.0) * HurwitzZeta(n + 1, x);
        return (n & 1) == 1 ? magnitude : -magnitude;
    }

    /// <summary>Hurwitz zeta function, the sum of (q + k)^-s over k = 0, 1, ….</summary>
    /// <param name="s">Exponent above 1.</param>
    /// <param name="q">First base, above 0.</param>
    /// <returns>The sum, by Euler and Maclaurin's formula; infinity at s = 1 or q = 0, NaN for smaller arguments.</returns>
    /// <example><code>double value = Special.HurwitzZeta(2, 1); // 1.6449340668482264</code></example>
    public static double HurwitzZeta(double s, double q)
    {
        if (!(s >= 1) || !(q >= 0)) return double.NaN;
        if (s == 1 || q == 0) return double.PositiveInfinity;
        if (double.IsPositiveInfinity(q)) return 0;

        // The first terms are summed from the smallest up; the rest is the integral, half a term and Bernoulli corrections.
        double start = 12 + Math.Min(s, 1000);
        int terms = q < start ? (int)Math.Ceiling(start - q) : 0;
        double a = q + terms, power = Math.Pow(a, -s);
        double rest = power * a / (s - 1) + 0.5 * power;
        double factor = s * power / a, correction = 0;
        ReadOnlySpan<double> bernoulliOverFactorial =
        [
            1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000, 1.0 / 74724249600,
            -3617.0 / 10670622842880000, 43867.0 / 5109094217170944000,
        ];
        for (int k = 0; k < bernoulliOverFactorial.Length; k++)
        {
            double term = bernoulliOverFactorial[k] * factor;
            correction += term;
            if (Math.Abs(term) < 1e-18 * rest) break;
            factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (a * a);
        }

        double sum = rest + correction;
        for (int k = terms - 1; k >= 0; k--) sum += Math.Pow(q + k, -s);
        return sum;
    }

    /// <summary>Riemann zeta function for s above 1: the sum of k^-s over k = 1, 2, ….</summary>
    /// <param name="s">Exponent above 1.</param>
    /// <returns>zeta(s); infinity at 1, NaN below.</returns>
    /// <example><code>double value = Special.Zeta(4); // 1.08232323371114, pi^4 / 90</code></example>
    public static double Zeta(double s) => HurwitzZeta(s, 1);
}
