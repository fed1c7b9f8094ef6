using Groundwork.Stats;

namespace Groundwork;

public static partial class ArrayStatistics
{
    /// <param name="x">Values.</param>
    extension(Tensor x)
    {
        /// <summary>The central moment of an order: the mean of <c>(x − mean)^order</c>, over all elements or along one axis.</summary>
        /// <param name="order">At least 0; 2 is the variance without correction.</param>
        /// <param name="axis">The axis; null means all.</param>
        /// <param name="keep">Keeps the axis, with size 1.</param>
        /// <returns>Integers give Float64. NaN without values. Gradients flow.</returns>
        /// <exception cref="ArgumentException">The order is negative.</exception>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3, 6).Moment(3).Item();   // 4.5</code></example>
        public Tensor Moment(int order, int? axis = null, bool keep = false)
        {
            if (order < 0) throw new ArgumentOutOfRangeException(nameof(order), order, $"moment: there is no moment of order {order}");
            int[] axes = axis is { } one ? [x.Shape.Axis(one, "moment")] : [];
            var y = x.ToFloating();
            var centred = y - y.Mean(axes, keep: true);
            var power = Tensor.OnesLike(centred);
            for (int i = 0; i < order; i++) power *= centred;
            return power.Mean(axes, keep);
        }

        /// <summary>The skewness <c>m₃ / m₂^(3/2)</c>: above 0 where the upper tail is the longer one.</summary>
        /// <param name="axis">The axis; null means all.</param>
        /// <param name="keep">Keeps the axis, with size 1.</param>
        /// <param name="corrected">Removes the bias of small samples, <c>· √(n(n − 1)) / (n − 2)</c>, as pandas does; SciPy's default does not.</param>
        /// <returns>Integers give Float64. NaN where all values are equal, or fewer than three are to be corrected.</returns>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3, 6).Skewness().Item();   // 0.6872</code></example>
        public Tensor Skewness(int? axis = null, bool keep = false, bool corrected = false)
        {
            double n = CountAlong(x, axis, "skewness");
            var skewness = x.Moment(3, axis, keep) / x.Moment(2, axis, keep).Pow(1.5);
            return !corrected ? skewness : skewness * (n < 3 ? double.NaN : Math.Sqrt(n * (n - 1)) / (n - 2));
        }

        /// <summary>The excess kurtosis <c>m₄ / m₂² − 3</c>: 0 for a normal distribution, above 0 for heavier tails.</summary>
        /// <param name="axis">The axis; null means all.</param>
        /// <param name="keep">Keeps the axis, with size 1.</param>
        /// <param name="corrected">Removes the bias of small samples, as pandas does; SciPy's default does not.</param>
        /// <returns>Integers give Float64. NaN where all values are equal, or fewer than four are to be corrected.</returns>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3, 6).Kurtosis().Item();   // -1</code></example>
        public Tensor Kurtosis(int? axis = null, bool keep = false, bool corrected = false)
        {
            double n = CountAlong(x, axis, "kurtosis");
            var kurtosis = x.Moment(4, axis, keep) / x.Moment(2, axis, keep).Square() - 3;
            return !corrected ? kurtosis : n < 4 ? kurtosis * double.NaN : ((n + 1) * kurtosis + 6) * ((n - 1) / ((n - 2) * (n - 3)));
        }

        /// <summary>The place of each element in ascending order, from 1; equal elements share the mean of their places.</summary>
        /// <returns>Float64, in the shape of <c>x</c>. NaN ranks last, each by itself.</returns>
        /// <example><code>Tensor.From(10.0, 30, 20, 20).Ranks();   // [1, 4, 2.5, 2.5]</code></example>
        public Tensor Ranks()
        {
            double[] values = x.ToArray<double>(), ranks = new double[values.Length];
            long[] order = x.Flatten().ArgSort().ToArray<long>();
            for (int i = 0; i < order.Length;)
            {
                int end = i + 1;
                while (end < order.Length && values[order[end]] == values[order[i]]) end++;
                for (int k = i; k < end; k++) ranks[order[k]] = (i + 1 + end) / 2.0;
                i = end;
            }
            return Tensor.From<double>(ranks, x.Shape);
        }

        /// <summary>Spearman's rank correlation with another vector: Pearson's, of the ranks. 1 for any ascending relation.</summary>
        /// <param name="y">As many values.</param>
        /// <returns>−1 to 1; NaN where either is constant or holds NaN, or fewer than two pairs are given.</returns>
        /// <exception cref="ShapeException">Not two vectors of the same length.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).Spearman(Tensor.From(1.0, 10, 100));   // 1</code></example>
        public double Spearman(Tensor y)
        {
            var (a, b) = Vectors.ReadPair("spearman", x, y, least: 0);
            return a.Any(double.IsNaN) || b.Any(double.IsNaN) || a.Length < 2 ? double.NaN : Tensor.Stack(x.Ranks(), y.Ranks()).CorrCoef()[0, 1].Item();
        }

        /// <summary>Kendall's rank correlation τ-b: pairs in the same order less pairs in opposite order, over the root of the untied pairs of each.</summary>
        /// <param name="y">As many values.</param>
        /// <returns>−1 to 1; NaN where either is constant or holds NaN. All n²/2 pairs are looked at.</returns>
        /// <exception cref="ShapeException">Not two vectors of the same length.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).Kendall(Tensor.From(1.0, 3, 2));   // 0.3333</code></example>
        public double Kendall(Tensor y)
        {
            var (a, b) = Vectors.ReadPair("kendall", x, y, least: 0);
            if (a.Any(double.IsNaN) || b.Any(double.IsNaN)) return double.NaN;
            long balance = 0, untiedX = 0, untiedY = 0;
            for (int i = 0; i < a.Length; i++)
                for (int j = 0; j < i; j++)
                {
                    int s = a[i].CompareTo(a[j]), t = b[i].CompareTo(b[j]);
                    balance += s * t;
                    untiedX += s * s;
                    untiedY += t * t;
                }
            return balance / Math.Sqrt((double)untiedX * untiedY);
        }
    }

    /// <summary>The number of elements along the axis, or of all.</summary>
    static double CountAlong(Tensor x, int? axis, string op) => axis is { } one ? x.Shape[x.Shape.Axis(one, op)] : x.Count;
}
