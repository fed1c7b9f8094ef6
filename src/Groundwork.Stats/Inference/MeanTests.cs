namespace Groundwork.Stats;

/// <summary>Tests of means, frequencies and distributions. NaN in the data makes the result NaN. All members may be called from several threads.</summary>
public static partial class Hypothesis
{
    /// <summary>The z test of a mean whose standard deviation is known: <c>z = (x̄ − μ) √n / σ</c>.</summary>
    /// <param name="x">The sample.</param>
    /// <param name="deviation">The known standard deviation, above 0.</param>
    /// <param name="mean">The mean of the hypothesis.</param>
    /// <param name="alternative">Against what.</param>
    /// <exception cref="ShapeException">Not a vector, or empty.</exception>
    /// <exception cref="ArgumentException">The deviation is not positive.</exception>
    /// <example><code>Hypothesis.ZTest(Tensor.From(1.0, 2, 3, 4), deviation: 2, mean: 0).Statistic;   // 2.5</code></example>
    public static TestResult ZTest(Tensor x, double deviation, double mean = 0, Alternative alternative = Alternative.TwoSided)
    {
        if (!(deviation > 0)) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "z test: the standard deviation must be above 0");
        double[] values = Vectors.ReadSome("z test", nameof(x), x);
        double z = (values.Average() - mean) / deviation * Math.Sqrt(values.Length);
        return TestResult.Of(new Normal(0.0, 1.0), z, alternative);
    }

    /// <summary>Student's t test of a mean: <c>t = (x̄ − μ) √n / s</c> with n − 1 degrees of freedom.</summary>
    /// <param name="x">The sample, at least two values.</param>
    /// <param name="mean">The mean of the hypothesis.</param>
    /// <param name="alternative">Against what.</param>
    /// <exception cref="ShapeException">Not a vector, or fewer than two values.</exception>
    /// <example><code>Hypothesis.TTest(Tensor.From(1.0, 2, 3, 4)).PValue;   // 0.0305</code></example>
    public static TestResult TTest(Tensor x, double mean = 0, Alternative alternative = Alternative.TwoSided)
    {
        Vectors.ReadSome("t test", nameof(x), x, least: 2);
        var summary = Summary.Of(x);
        return Student((summary.Mean - mean) / (summary.Std / Math.Sqrt(summary.Count)), summary.Count - 1, alternative);
    }

    /// <summary>Student's t test of the mean difference of pairs: the one-sample test of x − y.</summary>
    /// <param name="x">The one.</param>
    /// <param name="y">The other, pair by pair.</param>
    /// <param name="alternative">Against what; greater means that x is.</param>
    /// <exception cref="ShapeException">Not two vectors of the same length, at least 2.</exception>
    /// <example><code>Hypothesis.TTestPaired(Tensor.From(2.0, 4, 7), Tensor.From(1.0, 2, 3)).DegreesOfFreedom;   // 2</code></example>
    public static TestResult TTestPaired(Tensor x, Tensor y, Alternative alternative = Alternative.TwoSided)
    {
        var (a, b) = Vectors.ReadPair("t test", x, y, least: 2);
        return TTest(Tensor.From<double>([.. a.Zip(b, (p, q) => p - q)]), 0, alternative);
    }

    /// <summary>The t test of two independent samples' means: Welch's, or with pooled variances.</summary>
    /// <param name="x">The one sample, at least two values.</param>
    /// <param name="y">The other sample, at least two values.</param>
    /// <param name="pooled">Takes the variances to be equal; by default they need not be (Welch 1947), which loses little where they are.</param>
    /// <param name="alternative">Against what; greater means that x is.</param>
    /// <exception cref="ShapeException">Not vectors, or fewer than two values.</exception>
    /// <example><code>Hypothesis.TTest(Tensor.From(1.0, 2, 3), Tensor.From(2.0, 4, 9)).DegreesOfFreedom;   // 2.3059</code></example>
    public static TestResult TTest(Tensor x, Tensor y, bool pooled = false, Alternative alternative = Alternative.TwoSided)
    {
        Vectors.ReadSome("t test", nameof(x), x, least: 2);
        Vectors.ReadSome("t test", nameof(y), y, least: 2);
        Summary a = Summary.Of(x), b = Summary.Of(y);
        double u = a.Std * a.Std, v = b.Std * b.Std;
        if (pooled)
        {
            double degrees = a.Count + b.Count - 2, variance = ((a.Count - 1) * u + (b.Count - 1) * v) / degrees;
            return Student((a.Mean - b.Mean) / Math.Sqrt(variance * (1.0 / a.Count + 1.0 / b.Count)), degrees, alternative);
        }
        double p = u / a.Count, q = v / b.Count;
        return Student((a.Mean - b.Mean) / Math.Sqrt(p + q), (p + q) * (p + q) / (p * p / (a.Count - 1) + q * q / (b.Count - 1)), alternative);
    }

    /// <summary>The interval that holds a mean with the given confidence: <c>x̄ ± t s / √n</c>.</summary>
    /// <param name="x">The sample, at least two values.</param>
    /// <param name="level">The confidence, between 0 and 1.</param>
    /// <exception cref="ShapeException">Not a vector, or fewer than two values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    /// <example><code>Hypothesis.MeanInterval(Tensor.From(1.0, 2, 3, 4)).Low;   // 0.4457</code></example>
    public static (double Low, double High) MeanInterval(Tensor x, double level = 0.95)
    {
        Vectors.CheckLevel("mean interval", level);
        Vectors.ReadSome("mean interval", nameof(x), x, least: 2);
        var summary = Summary.Of(x);
        double reach = new StudentT(summary.Count - 1.0, 0.0, 1.0).Quantile(Tensor.Scalar(0.5 + level / 2)).Item() * summary.Std / Math.Sqrt(summary.Count);
        return (summary.Mean - reach, summary.Mean + reach);
    }

    // Without spread the t statistic is ±∞, or NaN where there is no difference either.
    static TestResult Student(double t, double degrees, Alternative alternative) => double.IsNaN(t) || double.IsNaN(degrees) ? new(t, double.NaN, degrees)
        : TestResult.Of(new StudentT(degrees, 0.0, 1.0), t, alternative, degrees);
}
