using Groundwork.Stats;

namespace Groundwork;

public static partial class ArrayStatistics
{
    /// <param name="x">Where to read.</param>
    extension(Tensor x)
    {
        /// <summary>Piecewise linear interpolation through the points (xp, fp).</summary>
        /// <param name="xp">A vector of places, ascending.</param>
        /// <param name="fp">The values there, as many.</param>
        /// <param name="left">What lies before the first place; its value by default.</param>
        /// <param name="right">What lies behind the last place; its value by default.</param>
        /// <returns>The shape of <c>x</c>; Float32 where <c>x</c> is, else Float64. NaN gives NaN.</returns>
        /// <remarks>At a place the value is exact. Of equal places the last one counts. No gradient.</remarks>
        /// <exception cref="ShapeException">xp and fp are not vectors of the same length, at least 1.</exception>
        /// <exception cref="ArgumentException">xp does not ascend, or holds NaN.</exception>
        /// <example><code>Tensor.From(0.5, 2.0).Interp(Tensor.From(0.0, 1), Tensor.From(10.0, 20));   // [15, 20]</code></example>
        public Tensor Interp(Tensor xp, Tensor fp, double? left = null, double? right = null)
        {
            double[] px = Vectors.Read("interp", nameof(xp), xp), py = Vectors.Read("interp", nameof(fp), fp);
            if (px.Length != py.Length || px.Length == 0)
                throw new ShapeException("interp", $"{px.Length} places and {py.Length} values do not pair; at least one pair is needed", [xp.Shape, fp.Shape]);
            for (int i = 0; i < px.Length; i++)
                if (double.IsNaN(px[i]) || (i > 0 && px[i] < px[i - 1]))
                    throw new ArgumentException(double.IsNaN(px[i]) ? $"interp: place {i} is NaN" : $"interp: place {i} is {px[i]}, below {px[i - 1]} before it; sort the places", nameof(xp));
            double[] at = x.ToArray<double>();
            for (int i = 0; i < at.Length; i++) at[i] = Between(at[i], px, py, left ?? py[0], right ?? py[^1]);
            return Tensor.From<double>(at, x.Shape).To(Vectors.FloatOf(x));
        }
    }

    static double Between(double x, double[] px, double[] py, double left, double right)
    {
        if (double.IsNaN(x)) return x;
        if (x < px[0]) return left;
        if (x > px[^1]) return right;
        int low = 0, high = px.Length; // px[low] <= x < px[high]
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (px[middle] <= x) low = middle; else high = middle;
        }
        return x == px[low] ? py[low] : py[low] + (py[low + 1] - py[low]) * ((x - px[low]) / (px[low + 1] - px[low]));
    }
}
