namespace Groundwork.Stats;

/// <summary>The empirical distribution function of a sample: <c>F(x) = (number of values ≤ x) / n</c>. Immutable, and safe to share between threads.</summary>
public sealed class EmpiricalCdf
{
    readonly double[] _sorted;

    /// <summary>The function of a sample.</summary>
    /// <param name="sample">A vector of at least one value, without NaN.</param>
    /// <exception cref="ShapeException">Not a vector, or empty.</exception>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    /// <example><code>new EmpiricalCdf(Tensor.From(1.0, 2, 2, 5)).At(2);   // 0.75</code></example>
    public EmpiricalCdf(Tensor sample)
    {
        _sorted = Vectors.ReadSome("empirical cdf", nameof(sample), sample);
        if (_sorted.Any(double.IsNaN)) throw new ArgumentException("empirical cdf: the sample holds NaN", nameof(sample));
        Array.Sort(_sorted);
        Values = Tensor.From<double>(_sorted);
        Levels = Tensor.From<double>([.. _sorted.Select((_, i) => (i + 1.0) / _sorted.Length)]);
    }

    /// <summary>The sample in ascending order, where the function steps: for plots.</summary>
    public Tensor Values { get; }

    /// <summary>The level after each value: 1/n, 2/n, …, 1.</summary>
    public Tensor Levels { get; }

    /// <summary>The share of values at or below <paramref name="x"/>; NaN for NaN.</summary>
    public double At(double x) => double.IsNaN(x) ? double.NaN : (double)CountUpTo(_sorted, x) / _sorted.Length;

    /// <summary>The function at each element.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Float64, in the same shape.</returns>
    public Tensor At(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Tensor.From<double>(Array.ConvertAll(x.ToArray<double>(), At), x.Shape);
    }

    /// <summary>How many elements of an ascending array are at most x.</summary>
    internal static int CountUpTo(double[] sorted, double x)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] <= x) low = middle + 1; else high = middle;
        }
        return low;
    }
}
