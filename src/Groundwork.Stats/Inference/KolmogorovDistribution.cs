namespace Groundwork.Stats;

/// <summary>How the Kolmogorov–Smirnov distance is distributed.</summary>
static class KolmogorovDistribution
{
    const int MostExact = 1000;

    /// <summary>P(Dₙ ≥ d), two-sided.</summary>
    public static double Survival(int n, double d)
    {
        if (double.IsNaN(d)) return double.NaN;
        if (d >= 1) return 0;
        if (2 * n * d <= 1) return 1; // no sample comes nearer than 1/2n
        // In the tail both sides cannot be exceeded at once, or hardly ever (Simard and L'Ecuyer 2011).
        if (2 * d >= 1 || n * d * d > 2.65) return Math.Min(1, 2 * OneSided(n, d));
        if (n <= MostExact) return Math.Clamp(1 - Cdf(n, d), 0, 1);
        return Limit(Math.Sqrt(n) * (d + 1 / (6.0 * n) + (d - 1) / (4.0 * n)));
    }

    /// <summary>P(Dₙ⁺ ≥ d) by Smirnov's sum, whose terms are all positive.</summary>
    public static double OneSided(int n, double d)
    {
        if (double.IsNaN(d)) return double.NaN;
        if (d <= 0) return 1;
        if (d >= 1) return 0;
        double sum = 0;
        for (int j = 0; j <= (int)Math.Floor(n * (1 - d)); j++)
        {
            double up = d + (double)j / n, down = 1 - up;
            if (down <= 0) continue;
            sum += Math.Exp(Special.LogBinomial(n, j) + (j - 1) * Math.Log(up) + (n - j) * Special.Log1p(-up));
        }
        return Math.Min(1, sum * d);
    }

    /// <summary>Kolmogorov's limit <c>2 Σ (−1)^(k−1) e^(−2k²x²)</c>, or its transform where that converges slowly.</summary>
    public static double Limit(double x)
    {
        if (x <= 0) return 1;
        double sum = 0;
        if (x < 1)
        {
            for (int k = 1; k <= 20; k += 2) sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            return Math.Clamp(1 - Math.Sqrt(2 * Math.PI) / x * sum, 0, 1);
        }
        for (int k = 1; k <= 20; k++) sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>The probability that a random path from (0, 0) to (n, m) comes as far from the diagonal as <paramref name="most"/>, in units of 1/(n m).</summary>
    public static double Paths(long n, long m, long most, Alternative alternative)
    {
        if (most == 0) return 1;
        var reached = new double[m + 1];
        for (long i = 0; i <= n; i++)
            for (long j = 0; j <= m; j++)
            {
                long off = alternative switch { Alternative.Greater => i * m - j * n, Alternative.Less => j * n - i * m, _ => Math.Abs(i * m - j * n) };
                double before = i == 0 ? 0 : i * reached[j], beside = j == 0 ? 0 : j * reached[j - 1];
                reached[j] = off >= most ? 1 : i + j == 0 ? 0 : (before + beside) / (i + j);
            }
        return Math.Min(1, reached[m]);
    }

    // P(Dₙ < d) as n!/nⁿ times an element of the n-th power of a matrix, which is rescaled as it grows (Marsaglia, Tsang and Wang 2003).
    static double Cdf(int n, double d)
    {
        int k = (int)(n * d) + 1, m = 2 * k - 1;
        double h = k - n * d;
        var step = new double[m, m];
        for (int i = 0; i < m; i++)
            for (int j = 0; j < m; j++) step[i, j] = i - j + 1 < 0 ? 0 : 1;
        for (int i = 0; i < m; i++)
        {
            step[i, 0] -= Math.Pow(h, i + 1);
            step[m - 1, i] -= Math.Pow(h, m - i);
        }
        if (2 * h > 1) step[m - 1, 0] += Math.Pow(2 * h - 1, m);
        for (int i = 0; i < m; i++)
            for (int j = 0; j < m; j++)
                for (int g = 2; g <= i - j + 1; g++) step[i, j] /= g;

        var (power, exponent) = (Tensor.Eye(m, dtype: DType.Float64), 0);
        var (square, squared) = (Tensor.From(step), 0);
        for (int rest = n; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1) (power, exponent) = Rescaled(power.MatMul(square), exponent + squared);
            (square, squared) = Rescaled(square.MatMul(square), 2 * squared);
        }
        double logFactor = Special.LogFactorial(n) - n * Math.Log(n) + exponent * Math.Log(2);
        return power[k - 1, k - 1].Item() * Math.Exp(logFactor);
    }

    static (Tensor, int) Rescaled(Tensor x, int exponent)
    {
        int by = Math.ILogB(x.Max().Item());
        return (x * Math.ScaleB(1, -by), exponent + by);
    }
}
