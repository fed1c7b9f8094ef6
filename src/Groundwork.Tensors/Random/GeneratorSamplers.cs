using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Generator
{
    // Below these sizes counting trials is quicker than splitting the problem.
    private const double SmallRate = 12;
    private const int SmallTrials = 24;

    /// <summary>A gamma number with the given shape and rate (Marsaglia and Tsang 2000).</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="rate">Rate, above 0; the mean is shape / rate.</param>
    /// <returns>The number (it can underflow to 0 for shapes far below 0.01).</returns>
    /// <exception cref="ArgumentException">A parameter is not positive and finite.</exception>
    /// <example><code>double x = random.Gamma(shape: 2, rate: 1);</code></example>
    public double Gamma(double shape, double rate = 1)
    {
        RequirePositive("gamma", nameof(shape), shape);
        RequirePositive("gamma", nameof(rate), rate);
        return StandardGamma(shape) / rate;
    }

    /// <summary>A beta number in [0, 1].</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <returns>x / (x + y) for gamma numbers x and y of these shapes.</returns>
    /// <exception cref="ArgumentException">A parameter is not positive and finite.</exception>
    /// <example><code>double x = random.Beta(2, 3);</code></example>
    public double Beta(double a, double b)
    {
        RequirePositive("beta", nameof(a), a);
        RequirePositive("beta", nameof(b), b);
        if (a < 1 && b < 1)
        {
            // In logarithms: both gammas can underflow for small shapes.
            double s = LogGammaVariate(a), t = LogGammaVariate(b), top = Math.Max(s, t);
            double u = PortableMath.Exp(s - top), v = PortableMath.Exp(t - top);
            return u / (u + v);
        }

        double x = StandardGamma(a), y = StandardGamma(b);
        return x / (x + y);
    }

    /// <summary>A Poisson count.</summary>
    /// <param name="rate">Mean, at least 0 and at most 1e15.</param>
    /// <returns>The count. Large rates are split by a gamma number (Ahrens and Dieter 1974), so the time grows with their logarithm.</returns>
    /// <exception cref="ArgumentException">The rate is negative, NaN or above 1e15.</exception>
    /// <example><code>long n = random.Poisson(3.5);</code></example>
    public long Poisson(double rate)
    {
        if (!(rate >= 0 && rate <= 1e15)) throw new ArgumentException($"poisson: rate must be in [0, 1e15], got {rate}");
        long count = 0;
        while (rate >= SmallRate)
        {
            long events = (long)Math.Floor(rate * 0.875);
            double time = StandardGamma(events);
            if (time > rate) return count + Binomial(events - 1, rate / time);
            count += events;
            rate -= time;
        }

        double limit = PortableMath.Exp(-rate), product = NextDouble();
        while (product > limit)
        {
            count++;
            product *= NextDouble();
        }

        return count;
    }

    /// <summary>A binomial count: successes in n trials.</summary>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of a success.</param>
    /// <returns>The count. Many trials are split at the median order statistic, a beta number, so the time grows with their logarithm.</returns>
    /// <exception cref="ArgumentException">n is negative or p outside [0, 1].</exception>
    /// <example><code>long heads = random.Binomial(100, 0.5);</code></example>
    public long Binomial(long n, double p)
    {
        if (n < 0 || !(p >= 0 && p <= 1)) throw new ArgumentException($"binomial: needs n of at least 0 and p in [0, 1], got n = {n} and p = {p}");
        long count = 0;
        while (n > SmallTrials)
        {
            if (p == 0) return count;
            if (p == 1) return count + n;
            long a = 1 + (n / 2), b = n + 1 - a;
            double middle = Beta(a, b);
            if (middle >= p)
            {
                n = a - 1;
                p /= middle;
            }
            else
            {
                count += a;
                n = b - 1;
                p = Math.Min(1, (p - middle) / (1 - middle));
            }
        }

        for (; n > 0; n--)
        {
            if (NextDouble() < p) count++;
        }

        return count;
    }

    /// <summary>A geometric count: failures before the first success.</summary>
    /// <param name="p">Probability of a success, in (0, 1].</param>
    /// <returns>The count, from 0; at most about 9e18.</returns>
    /// <exception cref="ArgumentException">p is outside (0, 1].</exception>
    /// <example><code>long failures = random.Geometric(0.25);</code></example>
    public long Geometric(double p)
    {
        if (!(p > 0 && p <= 1)) throw new ArgumentException($"geometric: p must be in (0, 1], got {p}");
        if (p == 1) return 0;
        // log(1 - p), by its series where 1 - p would lose p's digits.
        double log = p < 1e-4 ? -p * (1 + p * (0.5 + p * (1.0 / 3 + p * 0.25))) : PortableMath.Log(1 - p);
        return (long)Math.Min(9e18, Math.Floor(-NextExponential() / log));
    }

    /// <summary>Multinomial counts: n trials shared out over the outcomes.</summary>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="probabilities">Weights of the outcomes; they need not sum to 1.</param>
    /// <returns>One count for each outcome, n in total.</returns>
    /// <exception cref="ArgumentException">n is negative, or the weights are empty, negative, not finite or sum to 0.</exception>
    /// <example><code>long[] counts = random.Multinomial(100, [0.2, 0.3, 0.5]);</code></example>
    public long[] Multinomial(long n, ReadOnlySpan<double> probabilities)
    {
        if (n < 0) throw new ArgumentException($"multinomial: n must be at least 0, got {n}");
        double rest = Total("multinomial", probabilities);
        int last = probabilities.Length - 1;
        while (probabilities[last] == 0) last--;
        var counts = new long[probabilities.Length];
        for (int i = 0; i < last && n > 0; i++)
        {
            counts[i] = Binomial(n, Math.Clamp(probabilities[i] / rest, 0, 1));
            n -= counts[i];
            rest -= probabilities[i];
            if (!(rest > 0)) rest = probabilities[last];
        }

        counts[last] += n;
        return counts;
    }

    /// <summary>Fills with a Dirichlet point: shares that sum to 1.</summary>
    /// <param name="concentrations">One number above 0 for each share.</param>
    /// <param name="output">Where the shares go; as many as there are concentrations.</param>
    /// <exception cref="ArgumentException">The lengths differ or a concentration is not positive and finite.</exception>
    /// <example><code>random.Dirichlet([1, 1, 1], shares);</code></example>
    public void Dirichlet(ReadOnlySpan<double> concentrations, Span<double> output)
    {
        if (output.Length != concentrations.Length)
        {
            throw new ArgumentException($"dirichlet: {concentrations.Length} concentrations do not fit an output of {output.Length}");
        }

        double top = double.NegativeInfinity, sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            RequirePositive("dirichlet", "every concentration", concentrations[i]);
            output[i] = LogGammaVariate(concentrations[i]);
            top = Math.Max(top, output[i]);
        }

        foreach (ref double x in output) sum += x = PortableMath.Exp(x - top);
        foreach (ref double x in output) x /= sum;
    }

    private double StandardGamma(double shape)
    {
        if (shape < 1) return PortableMath.Exp(LogGammaVariate(shape));
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double z = NextNormal(), root = 1 + (c * z);
            if (root <= 0) continue;
            double cube = root * root * root, u = 1.0 - NextDouble(), square = z * z;
            if (u < 1 - (0.0331 * square * square)) return d * cube;
            if (PortableMath.Log(u) < (0.5 * square) + (d * (1 - cube + PortableMath.Log(cube)))) return d * cube;
        }
    }

    // For shapes below 1: Gamma(a) is Gamma(a + 1) times u^(1/a), whose logarithm cannot underflow.
    private double LogGammaVariate(double shape)
    {
        if (shape >= 1) return PortableMath.Log(StandardGamma(shape));
        double log = PortableMath.Log(StandardGamma(shape + 1));
        return log - (NextExponential() / shape);
    }
}
