using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>Statistics of present values (no NaN among them).</summary>
internal static class Statistics
{
    public static double CheckQuantile(double q) => q is >= 0 and <= 1 ? q : throw new FrameException($"quantile: {q.ToString(System.Globalization.CultureInfo.InvariantCulture)} is not between 0 and 1");

    /// <summary>The sum in a fixed order: vector lanes within chunks, then the chunks.</summary>
    public static double Sum(double[] values)
    {
        var sums = new double[Chunks.CountOf(values.Length)];
        Chunks.For(values.Length, (chunk, from, to) => sums[chunk] = SumOf(values.AsSpan(from, to - from)));
        return SumOf(sums);
    }

    public static double SumOf(ReadOnlySpan<double> values)
    {
        if (values.Length < 16)
        {
            var few = 0.0;
            foreach (var value in values) few += value;
            return few;
        }
        // 4 x 256-bit lanes whatever the machine: the same additions everywhere.
        var lanes = MemoryMarshal.Cast<double, System.Runtime.Intrinsics.Vector256<double>>(values);
        System.Runtime.Intrinsics.Vector256<double> a = default, b = default;
        var i = 0;
        for (; i + 1 < lanes.Length; i += 2)
        {
            a += lanes[i];
            b += lanes[i + 1];
        }
        if (i < lanes.Length) a += lanes[i];
        a += b;
        var sum = a[0] + a[1] + (a[2] + a[3]);
        foreach (var value in values[(lanes.Length * 4)..]) sum += value;
        return sum;
    }

    public static double Of(Aggregate kind, Span<double> values, AggregateOptions options) => kind switch
    {
        Aggregate.Count => values.Length,
        Aggregate.Sum => SumOf(values),
        Aggregate.Mean => values.Length == 0 ? double.NaN : SumOf(values) / values.Length,
        Aggregate.Median => Quantile(values, 0.5, QuantileMethod.Linear),
        Aggregate.Quantile => Quantile(values, options.Quantile, options.Method),
        Aggregate.Var => Variance(values, options.Ddof),
        Aggregate.Std => Math.Sqrt(Variance(values, options.Ddof)),
        Aggregate.Sem => Math.Sqrt(Variance(values, options.Ddof) / values.Length),
        Aggregate.Skew => Skew(values),
        Aggregate.Kurtosis => Kurtosis(values),
        Aggregate.Product => Product(values),
        Aggregate.Min => Least(values),
        Aggregate.Max => Greatest(values),
        _ => throw new FrameException($"{kind}: not a statistic of numbers"),
    };

    public static double Variance(ReadOnlySpan<double> values, int ddof)
    {
        if (values.Length <= ddof) return double.NaN;
        var mean = SumOf(values) / values.Length;
        return Squares(values, mean) / (values.Length - ddof);
    }

    /// <summary>Σ(x - mean)², in the same additions everywhere: eight partial sums.</summary>
    public static double Squares(ReadOnlySpan<double> values, double mean)
    {
        var lanes = MemoryMarshal.Cast<double, System.Runtime.Intrinsics.Vector256<double>>(values);
        var means = System.Runtime.Intrinsics.Vector256.Create(mean);
        System.Runtime.Intrinsics.Vector256<double> a = default, b = default;
        var i = 0;
        for (; i + 1 < lanes.Length; i += 2)
        {
            var (x, y) = (lanes[i] - means, lanes[i + 1] - means);
            a += x * x;
            b += y * y;
        }
        if (i < lanes.Length) a += (lanes[i] - means) * (lanes[i] - means);
        a += b;
        var sum = a[0] + a[1] + (a[2] + a[3]);
        foreach (var value in values[(lanes.Length * 4)..]) sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>Reorders the values to find the two around position q(n - 1), then interpolates, as NumPy does.</summary>
    public static double Quantile(Span<double> values, double q, QuantileMethod method)
    {
        if (values.Length == 0) return double.NaN;
        if (values.Length >= 4096) return Quantiles(values.ToArray(), [q], method)[0];
        var position = q * (values.Length - 1);
        var below = (int)Math.Floor(position);
        var (low, high) = Selection.Pair(values, below);
        return Place(low, high, below, position - below, method);
    }

    /// <summary>Several quantiles of values that stay as they are; many values are not sorted for it.</summary>
    public static double[] Quantiles(double[] values, double[] q, QuantileMethod method)
    {
        if (values.Length < 4096)
        {
            double[] sorted = [.. values];
            RadixSort.Sort(sorted);
            return Array.ConvertAll(q, share => OfSorted(sorted, share, method));
        }
        var last = values.Length - 1;
        var found = Selection.At(values, q.SelectMany(share => (int[])[(int)Math.Floor(share * last), Math.Min((int)Math.Floor(share * last) + 1, last)]));
        return Array.ConvertAll(q, share =>
        {
            var below = (int)Math.Floor(share * last);
            return Place(found[below], found[Math.Min(below + 1, last)], below, share * last - below, method);
        });
    }

    public static double OfSorted(ReadOnlySpan<double> sorted, double q, QuantileMethod method)
    {
        if (sorted.Length == 0) return double.NaN;
        var position = q * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Place(sorted[below], sorted[above], below, position - below, method);
    }

    /// <summary>What stands between two neighbours, the lower of which is at a place.</summary>
    public static double Place(double low, double high, long below, double share, QuantileMethod method) => method switch
    {
        QuantileMethod.Lower => low,
        QuantileMethod.Higher => share == 0 ? low : high,
        QuantileMethod.Nearest => share < 0.5 || share == 0.5 && below % 2 == 0 ? low : high,
        QuantileMethod.Midpoint => share == 0 ? low : Between(low, high, 0.5),
        QuantileMethod.Linear => Between(low, high, share),
        _ => throw new FrameException($"quantile: columns know Linear, Lower, Higher, Nearest and Midpoint, not {method}; Tensor.Quantile knows all"),
    };

    /// <summary>The quantile of whole numbers: their difference is taken as one, so it is exact (and wraps beyond 2^63, as NumPy's does).</summary>
    public static double OfSorted(ReadOnlySpan<long> sorted, double q, QuantileMethod method)
    {
        if (sorted.Length == 0 || method != QuantileMethod.Linear) return OfSorted((ReadOnlySpan<double>)Array.ConvertAll(sorted.ToArray(), static value => (double)value), q, method);
        var position = q * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var (low, high) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)]);
        var (gap, share) = ((double)unchecked(high - low), position - below);
        return share >= 0.5 ? high - gap * (1 - share) : low + gap * share;
    }

    // From the nearer end, so that the ends are met exactly (and ∞ - ∞ is NaN as in NumPy).
    private static double Between(double low, double high, double share) =>
        share >= 0.5 ? high - (high - low) * (1 - share) : low + (high - low) * share;

    private static double Skew(ReadOnlySpan<double> values)
    {
        var n = (double)values.Length;
        if (n < 3) return double.NaN;
        var mean = SumOf(values) / n;
        double m2 = 0, m3 = 0;
        foreach (var value in values)
        {
            var d = value - mean;
            m2 += d * d;
            m3 += d * d * d;
        }
        if (Math.Abs(m2) < 1e-14) return 0;
        return n * Math.Sqrt(n - 1) / (n - 2) * (Math.Abs(m3) < 1e-14 ? 0 : m3) / Math.Pow(m2, 1.5);
    }

    private static double Kurtosis(ReadOnlySpan<double> values)
    {
        var n = (double)values.Length;
        if (n < 4) return double.NaN;
        var mean = SumOf(values) / n;
        double m2 = 0, m4 = 0;
        foreach (var value in values)
        {
            var d = (value - mean) * (value - mean);
            m2 += d;
            m4 += d * d;
        }
        if (Math.Abs(m2) < 1e-14) return 0;
        var bias = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
        return n * (n + 1) * (n - 1) * m4 / ((n - 2) * (n - 3) * m2 * m2) - bias;
    }

    private static double Product(ReadOnlySpan<double> values)
    {
        var product = 1.0;
        foreach (var value in values) product *= value;
        return product;
    }

    private static double Least(ReadOnlySpan<double> values)
    {
        var least = double.NaN;
        foreach (var value in values) if (!(least <= value)) least = value;
        return least;
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = double.NaN;
        foreach (var value in values) if (!(greatest >= value)) greatest = value;
        return greatest;
    }
}
