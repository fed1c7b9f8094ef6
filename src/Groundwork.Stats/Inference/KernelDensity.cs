using System.Globalization;

namespace Groundwork.Stats;

/// <summary>How wide the kernels of a density estimate are, from the number of points n and of dimensions d.</summary>
public enum Bandwidth
{
    /// <summary><c>n^(−1/(d + 4))</c> standard deviations (Scott 1992).</summary>
    Scott,
    /// <summary><c>(n (d + 2) / 4)^(−1/(d + 4))</c> standard deviations (Silverman 1986).</summary>
    Silverman,
}

/// <summary>A density estimate: a normal distribution on every point of a sample, all with the sample's covariance scaled by the square of a factor. Immutable, and safe to share between threads.</summary>
/// <remarks>As SciPy's <c>gaussian_kde</c>. Evaluation looks at every point for every place.</remarks>
public sealed class KernelDensity
{
    readonly double[] _points; // whitened, [n, d]
    readonly Tensor _factor;   // Cholesky factor of the kernel's covariance
    readonly int _n, _d;
    readonly double _logScale;

    /// <summary>An estimate with the bandwidth of a rule.</summary>
    /// <param name="sample">[n] or [n, d], finite, more points than dimensions.</param>
    /// <param name="bandwidth">The rule.</param>
    /// <exception cref="ShapeException">Too few points.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or the points lie in fewer dimensions than d.</exception>
    /// <example><code>new KernelDensity(Tensor.From(-1.0, 0, 1)).At(Tensor.From(0.0));   // [0.3182]</code></example>
    public KernelDensity(Tensor sample, Bandwidth bandwidth = Bandwidth.Scott) : this(sample, (n, d) => Rule(n, d, bandwidth))
    {
    }

    /// <summary>An estimate with a factor of one's own.</summary>
    /// <param name="sample">[n] or [n, d], finite, more points than dimensions.</param>
    /// <param name="factor">The kernel's width in standard deviations of the sample, above 0.</param>
    /// <exception cref="ShapeException">Too few points.</exception>
    /// <exception cref="ArgumentException">A value is not finite, the factor is not positive, or the points lie in fewer dimensions than d.</exception>
    public KernelDensity(Tensor sample, double factor) : this(sample, (_, _) => factor > 0 && double.IsFinite(factor) ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"kernel density: the factor is {factor.ToString(CultureInfo.InvariantCulture)}; it must be positive and finite"))
    {
    }

    KernelDensity(Tensor sample, Func<int, int, double> factor)
    {
        var (values, n, d) = Vectors.ReadTable("kernel density", nameof(sample), sample);
        Vectors.CheckFinite("kernel density", nameof(sample), values);
        if (n <= d) throw new ShapeException("kernel density", $"{n} points in {d} dimensions determine no covariance", [sample.Shape]);
        (_n, _d, Factor) = (n, d, factor(n, d));
        var covariance = Tensor.From<double>(values, [n, d]).Cov(rowvar: false).Reshape(d, d);
        double widest = covariance.Diagonal().Max().Item();
        try
        {
            _factor = (covariance * (Factor * Factor)).Cholesky();
        }
        catch (LinalgException)
        {
            widest = 0;
            _factor = covariance;
        }
        if (!(widest > 0)) throw new ArgumentException($"kernel density: the points do not vary in all {d} dimensions", nameof(sample));
        _points = Whiten(values, n);
        _logScale = -Math.Log(n) - 0.5 * d * Math.Log(2 * Math.PI) - _factor.Diagonal().Log().Sum().Item();
    }

    /// <summary>The kernel's width in standard deviations of the sample.</summary>
    public double Factor { get; }

    /// <summary>The density at each place.</summary>
    /// <param name="x">[m] or [m, d].</param>
    /// <returns>[m] in Float64.</returns>
    /// <exception cref="ShapeException">Not the sample's dimensions.</exception>
    public Tensor At(Tensor x) => LogDensity(x).Exp();

    /// <summary>The logarithm of the density at each place; finite far out, where the density itself vanishes.</summary>
    /// <inheritdoc cref="At"/>
    public Tensor LogDensity(Tensor x)
    {
        var (values, m, d) = Vectors.ReadTable("kernel density", nameof(x), x);
        if (d != _d) throw new ShapeException("kernel density", $"places of {d} dimensions do not fit a sample of {_d}", [x.Shape]);
        double[] places = Whiten(values, m), density = new double[m], terms = new double[_n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                double sum = 0;
                for (int k = 0; k < d; k++)
                {
                    double z = places[i * d + k] - _points[j * d + k];
                    sum += z * z;
                }
                terms[j] = -0.5 * sum;
            }
            double largest = terms.Max(), total = 0;
            foreach (double term in terms) total += Math.Exp(term - largest);
            density[i] = _logScale + largest + Math.Log(total);
        }
        return Tensor.From<double>(density);
    }

    double[] Whiten(double[] values, int n) =>
        n == 0 ? [] : _factor.SolveTriangular(Tensor.From<double>(values, [n, _d]).Transpose()).Transpose().ToArray<double>();

    static double Rule(int n, int d, Bandwidth bandwidth) =>
        Math.Pow(bandwidth == Bandwidth.Silverman ? n * (d + 2) / 4.0 : n, -1.0 / (d + 4));
}
