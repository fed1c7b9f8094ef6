namespace Groundwork.Stats;

/// <summary>A curve through points by locally weighted lines (Cleveland 1979), as statsmodels' <c>lowess</c>.</summary>
/// <remarks>
/// At each x the line that minimises Σ wᵢ·rᵢ·(yᵢ − a − b·xᵢ)² over its nearest points is read: w = (1 − (d/dₘₐₓ)³)³ falls with the distance, and r = (1 − (e/6m)²)² with
/// the distance e of a point from the curve of the pass before, where m is the median of those distances. O(n² · share) time. Safe to use from several threads.
/// </remarks>
public static class Lowess
{
    // Beyond this many points those within a hundredth of the range are not fitted each, but lie on lines between.
    const int Many = 4000;

    /// <summary>The curve at each different x, in ascending order.</summary>
    /// <param name="x">[n], finite.</param>
    /// <param name="y">[n], finite.</param>
    /// <param name="share">Which share of the points, above 0 to 1, bears on each place; at least two do.</param>
    /// <param name="passes">How often points far from the curve are made to count less, at least 0.</param>
    /// <returns>Two tensors [k], Float64: the different values of x, and the curve there. Empty for no points.</returns>
    /// <remarks>Of more than 4,000 points those within a hundredth of the range of x of one that was fitted lie on straight lines between fitted ones.</remarks>
    /// <exception cref="ShapeException">The tensors are no vectors, or of different lengths.</exception>
    /// <exception cref="ArgumentException">A value is not finite, the share is not above 0 to 1, or the number of passes is negative.</exception>
    /// <example><code>
    /// Tensor x = [0.0, 1, 2, 3], y = [1.0, 3, 5, 7];
    /// Lowess.Fit(x, y, share: 1).Y[2].Item&lt;double&gt;();   // 5
    /// </code></example>
    public static (Tensor X, Tensor Y) Fit(Tensor x, Tensor y, double share = 2.0 / 3, int passes = 3)
    {
        double[] xs = Numbers.Of("lowess", nameof(x), x), ys = Numbers.Of("lowess", nameof(y), y);
        if (xs.Length != ys.Length) throw new ShapeException("lowess", $"{xs.Length} values of x but {ys.Length} of y; they need the same number", [x.Shape, y.Shape]);
        if (!(share is > 0 and <= 1)) throw new ArgumentException(FormattableString.Invariant($"lowess: a share of {share}; it is above 0, up to 1"), nameof(share));
        if (passes < 0) throw new ArgumentException($"lowess: {passes} passes; give 0 or more", nameof(passes));
        foreach (double value in xs.Concat(ys))
            if (!double.IsFinite(value)) throw new ArgumentException(FormattableString.Invariant($"lowess: a value is {value}; leave out points that are not finite"));
        var (at, curve) = Curve(xs, ys, share, passes);
        return (Tensor.From<double>(at), Tensor.From<double>(curve));
    }

    static (double[] X, double[] Y) Curve(double[] xs, double[] ys, double share, int passes)
    {
        int n = xs.Length, near = Math.Clamp((int)(share * n + 1e-10), Math.Min(2, n), n);
        if (n == 0) return ([], []);
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => xs[i])];
        double[] x = Array.ConvertAll(order, i => xs[i]), y = Array.ConvertAll(order, i => ys[i]), fit = new double[n], trust = new double[n];
        Array.Fill(trust, 1);
        double step = n > Many ? 0.01 * (x[^1] - x[0]) : 0;
        for (int pass = 0; pass <= passes; pass++)
        {
            int from = 0, last = -1;
            for (int i = 0; i < n; i++)
            {
                if (last >= 0 && i < n - 1 && x[i + 1] <= x[last] + step) continue;
                while (from + near < n && x[i] > (x[from] + x[from + near]) / 2) from++;
                fit[i] = At(x, y, trust, i, from, from + near);
                for (int k = last + 1; last >= 0 && k < i; k++)
                    fit[k] = x[i] == x[last] ? fit[i] : fit[last] + (fit[i] - fit[last]) * (x[k] - x[last]) / (x[i] - x[last]);
                last = i;
            }
            if (pass < passes && !Doubt(y, fit, trust)) break;
        }
        int[] different = [.. Enumerable.Range(0, n).Where(i => i == 0 || x[i] != x[i - 1])];
        return (Array.ConvertAll(different, i => x[i]), Array.ConvertAll(different, i => fit[i]));
    }

    // A line through the neighbours, nearer ones weighing more (tricube), at the place itself.
    static double At(double[] x, double[] y, double[] trust, int i, int from, int to)
    {
        double radius = Math.Max(x[i] - x[from], x[to - 1] - x[i]), sum = 0, mean = 0;
        var weight = new double[to - from];
        for (int j = from; j < to; j++)
        {
            double distance = Math.Abs(x[j] - x[i]), t = radius == 0 ? 0 : distance / radius, cube = 1 - t * t * t;
            sum += weight[j - from] = trust[j] * (t >= 0.999 ? 0 : t <= 0.001 ? 1 : cube * cube * cube);
        }
        if (!(sum > 0)) return y[i];
        for (int j = from; j < to; j++) mean += x[j] * (weight[j - from] /= sum);
        double spread = 0, value = 0;
        for (int j = from; j < to; j++) spread += weight[j - from] * (x[j] - mean) * (x[j] - mean);
        bool isLine = Math.Sqrt(spread) > 0.001 * (x[^1] - x[0]);
        for (int j = from; j < to; j++) value += y[j] * weight[j - from] * (isLine ? 1 + (x[i] - mean) * (x[j] - mean) / spread : 1);
        return value;
    }

    // Points far from the curve count less in the next pass (bisquare). False where all points lie on the curve.
    static bool Doubt(double[] y, double[] fit, double[] trust)
    {
        double[] away = [.. y.Select((v, i) => Math.Abs(v - fit[i]))], sorted = [.. away.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        if (median == 0) return false;
        for (int i = 0; i < trust.Length; i++)
        {
            double t = away[i] / (6 * median), square = 1 - t * t;
            trust[i] = t >= 0.999 ? 0 : t <= 0.001 ? 1 : square * square;
        }
        return true;
    }
}
