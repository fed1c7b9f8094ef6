namespace Groundwork.Stats;

public static partial class Hypothesis
{
    /// <summary>The Kolmogorov–Smirnov test that a sample comes from a distribution: the largest distance <c>sup |Fₙ(x) − F(x)|</c>.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="distribution">A continuous distribution, whose parameters were not estimated from this sample.</param>
    /// <param name="alternative">Two-sided; greater: the sample's distribution function lies above, so that its values are smaller; less: below.</param>
    /// <remarks>p-values are exact up to 1000 values (Marsaglia, Tsang and Wang 2003; Smirnov's formula in the tail and on one side); beyond that the two-sided one is Kolmogorov's limit with a first correction (Vrbik 2018).</remarks>
    /// <exception cref="ShapeException">Not a vector, or empty.</exception>
    /// <exception cref="ArgumentException">A value is NaN, or the distribution is discrete.</exception>
    /// <example><code>Hypothesis.KolmogorovSmirnov(Tensor.From(0.1, 0.4, 0.7), new Uniform(0.0, 1.0)).Statistic;   // 0.3</code></example>
    public static TestResult KolmogorovSmirnov(Tensor sample, Univariate distribution, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        if (distribution is Discrete) throw new ArgumentException("kolmogorov-smirnov: the distribution is discrete; use a chi-square test", nameof(distribution));
        double[] x = Sorted(sample, nameof(sample)), f = distribution.Cdf(Tensor.From<double>(x)).ToArray<double>();
        int n = x.Length;
        double above = 0, below = 0;
        for (int i = 0; i < n; i++)
        {
            above = Math.Max(above, (i + 1.0) / n - f[i]);
            below = Math.Max(below, f[i] - (double)i / n);
        }
        double d = alternative switch { Alternative.Greater => above, Alternative.Less => below, _ => Math.Max(above, below) };
        return new(d, alternative == Alternative.TwoSided ? KolmogorovDistribution.Survival(n, d) : KolmogorovDistribution.OneSided(n, d));
    }

    /// <summary>The Kolmogorov–Smirnov test that two samples come from one distribution: the largest distance of their empirical distribution functions.</summary>
    /// <param name="x">The one sample.</param>
    /// <param name="y">The other sample.</param>
    /// <param name="alternative">Two-sided; greater: the function of x lies above that of y; less: below.</param>
    /// <remarks>p-values are exact while n · m is at most 10⁸ and no values are tied between the samples (Hodges 1958); with ties they err to the safe side. Beyond that they are Kolmogorov's limit.</remarks>
    /// <exception cref="ShapeException">Not vectors, or empty.</exception>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    /// <example><code>Hypothesis.KolmogorovSmirnov(Tensor.From(1.0, 2, 3), Tensor.From(4.0, 5, 6)).PValue;   // 0.1</code></example>
    public static TestResult KolmogorovSmirnov(Tensor x, Tensor y, Alternative alternative = Alternative.TwoSided)
    {
        double[] a = Sorted(x, nameof(x)), b = Sorted(y, nameof(y));
        long n = a.Length, m = b.Length, above = 0, below = 0;
        // In units of 1/(n m) the distances are whole numbers.
        for (int i = 0, j = 0; i < n && j < m;)
        {
            double at = Math.Min(a[i], b[j]);
            while (i < n && a[i] == at) i++;
            while (j < m && b[j] == at) j++;
            above = Math.Max(above, i * m - j * n);
            below = Math.Max(below, j * n - i * m);
        }
        long most = alternative switch { Alternative.Greater => above, Alternative.Less => below, _ => Math.Max(above, below) };
        double d = (double)most / n / m;
        double p = n * m <= 100_000_000 ? KolmogorovDistribution.Paths(n, m, most, alternative)
            : alternative == Alternative.TwoSided ? KolmogorovDistribution.Limit(Math.Sqrt((double)n * m / (n + m)) * d)
            : Math.Exp(-2.0 * n * m / (n + m) * d * d);
        return new(d, p);
    }

    static double[] Sorted(Tensor x, string name)
    {
        double[] values = Vectors.ReadSome("kolmogorov-smirnov", name, x);
        if (values.Any(double.IsNaN)) throw new ArgumentException($"kolmogorov-smirnov: {name} holds NaN", name);
        Array.Sort(values);
        return values;
    }
}
