using Groundwork.Stats;

namespace Groundwork;

public static partial class ArrayStatistics
{
    /// <param name="x">Values along an axis.</param>
    extension(Tensor x)
    {
        /// <summary>Differences of neighbours along an axis, <c>y[i] = x[i + 1] − x[i]</c>, taken <paramref name="n"/> times.</summary>
        /// <param name="n">How many times; 0 gives the tensor itself.</param>
        /// <param name="axis">The axis, which becomes shorter by n but not below 0.</param>
        /// <returns>The dtype stays; of Bool it is whether neighbours differ. Gradients flow.</returns>
        /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(1, 4, 9).Diff();   // [3, 5]</code></example>
        public Tensor Diff(int n = 1, int axis = -1)
        {
            if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), n, $"diff: cannot take differences {n} times");
            axis = x.Shape.Axis(axis, "diff");
            var y = x;
            for (int i = 0; i < n && y.Shape[axis] > 0; i++)
            {
                int last = y.Shape[axis] - 1;
                Tensor left = Along(y, axis, 0, last), right = Along(y, axis, Math.Min(1, last), last);
                y = y.DType == DType.Bool ? right.NotEqual(left) : right - left;
            }
            return y;
        }

        /// <summary>Differences of neighbours of all elements in row-major order.</summary>
        /// <returns>A vector, shorter than the elements by one. Gradients flow.</returns>
        /// <example><code>Tensor x = [[1, 2], [4, 8]]; x.EDiff1D();   // [1, 2, 4]</code></example>
        public Tensor EDiff1D() => x.Flatten().Diff();

        /// <summary>The slope along an axis by second-order central differences inside and one-sided differences at the ends, for evenly spaced values.</summary>
        /// <param name="spacing">The distance of neighbours.</param>
        /// <param name="axis">The axis.</param>
        /// <param name="edgeOrder">1: the ends use two values; 2: three.</param>
        /// <returns>The shape of <c>x</c>. Integers give Float64. Gradients flow.</returns>
        /// <exception cref="ShapeException">The axis does not hold edgeOrder + 1 values.</exception>
        /// <exception cref="ArgumentException">The spacing is 0 or not finite, or the order is neither 1 nor 2.</exception>
        /// <example><code>Tensor.From(0.0, 1, 4, 9).Gradient();   // [1, 2, 4, 5]</code></example>
        public Tensor Gradient(double spacing = 1, int axis = -1, int edgeOrder = 1)
        {
            if (!double.IsFinite(spacing) || spacing == 0) throw new ArgumentException($"gradient: the spacing is {spacing}; it must be finite and not 0", nameof(spacing));
            return Slopes(x, axis, edgeOrder, (_, _) => spacing);
        }

        /// <summary>The slope along an axis for values at given places: second-order in the distances, also where those differ (Fornberg 1988).</summary>
        /// <param name="coordinates">A vector with the place of each value along the axis; neighbours differ.</param>
        /// <param name="axis">The axis.</param>
        /// <param name="edgeOrder">1: the ends use two values; 2: three.</param>
        /// <returns>The shape of <c>x</c>. Integers give Float64. Gradients flow.</returns>
        /// <exception cref="ShapeException">The coordinates do not fit the axis, or it does not hold edgeOrder + 1 values.</exception>
        /// <exception cref="ArgumentException">The order is neither 1 nor 2.</exception>
        /// <example><code>Tensor.From(0.0, 1, 9).Gradient(Tensor.From(0.0, 1, 3));   // [1, 2, 4]</code></example>
        public Tensor Gradient(Tensor coordinates, int axis = -1, int edgeOrder = 1)
        {
            axis = x.Shape.Axis(axis, "gradient");
            var distances = Distances("gradient", x, coordinates, axis);
            return Slopes(x, axis, edgeOrder, (start, count) => Along(distances, axis, start, count));
        }

        /// <summary>The integral along an axis by the trapezoidal rule, for evenly spaced values: <c>Σᵢ (y[i] + y[i + 1]) / 2 · dx</c>.</summary>
        /// <param name="dx">The distance of neighbours.</param>
        /// <param name="axis">The axis, which goes.</param>
        /// <returns>Integers give Float64. Fewer than two values give 0. Gradients flow.</returns>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).Trapezoid().Item();   // 4</code></example>
        public Tensor Trapezoid(double dx = 1, int axis = -1)
        {
            axis = x.Shape.Axis(axis, "trapezoid");
            return (Middles(x, axis) * dx).Sum(axis);
        }

        /// <summary>The integral along an axis by the trapezoidal rule, for values at given places.</summary>
        /// <param name="coordinates">A vector with the place of each value along the axis, or a tensor of the values' shape.</param>
        /// <param name="axis">The axis, which goes.</param>
        /// <returns>Integers give Float64. Fewer than two values give 0. Gradients flow.</returns>
        /// <exception cref="ShapeException">There is no such axis, or the coordinates do not fit.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).Trapezoid(Tensor.From(4.0, 6, 8)).Item();   // 8</code></example>
        public Tensor Trapezoid(Tensor coordinates, int axis = -1)
        {
            axis = x.Shape.Axis(axis, "trapezoid");
            return (Middles(x, axis) * Distances("trapezoid", x, coordinates, axis)).Sum(axis);
        }

        /// <summary>Angles without jumps: wherever neighbours differ by more than half a period, the rest is moved by whole periods.</summary>
        /// <param name="period">The length of a turn; 2π by default.</param>
        /// <param name="axis">The axis.</param>
        /// <returns>The shape of <c>x</c>; integers give Float64.</returns>
        /// <exception cref="ArgumentException">The period is not positive and finite.</exception>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Tensor.From(0.0, 3, 6, 1).Unwrap(period: 8);   // [0, 3, 6, 9]</code></example>
        public Tensor Unwrap(double period = 2 * Math.PI, int axis = -1)
        {
            if (!(period > 0 && double.IsFinite(period))) throw new ArgumentException($"unwrap: the period is {period}; it must be positive and finite", nameof(period));
            axis = x.Shape.Axis(axis, "unwrap");
            var y = x.ToFloating();
            int n = y.Shape[axis];
            if (n < 2) return y;
            double half = period / 2;
            var step = y.Diff(axis: axis);
            var within = (step + half) % period - half;
            within = Tensor.Where(within.Equal(-half) & (step > 0), half, within);
            var turn = Tensor.Where(step.Abs() < half, 0.0, within - step);
            return Tensor.Concat([Along(y, axis, 0, 1), Along(y, axis, 1, n - 1) + turn.CumSum(axis)], axis);
        }
    }

    /// <summary>A stretch of one axis, all of the others.</summary>
    static Tensor Along(Tensor x, int axis, int start, int count) => Op.Apply(SliceView.Along(x.Shape, axis, start, count), x);

    /// <summary>Means of neighbours.</summary>
    static Tensor Middles(Tensor x, int axis)
    {
        var y = x.ToFloating();
        int last = Math.Max(0, y.Shape[axis] - 1);
        return (Along(y, axis, 0, last) + Along(y, axis, y.Shape[axis] - last, last)) * 0.5;
    }

    /// <summary>Distances of neighbouring coordinates, with axes of size one so that they line up with the axis.</summary>
    static Tensor Distances(string op, Tensor x, Tensor coordinates, int axis)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        if (coordinates.Shape == x.Shape) return coordinates.ToFloating().Diff(axis: axis);
        if (coordinates.Rank != 1 || coordinates.Shape[0] != x.Shape[axis])
            throw new ShapeException(op, $"coordinates of shape {coordinates.Shape} do not fit axis {axis} of {x.Shape}", [x.Shape, coordinates.Shape], axis);
        var dims = new int[x.Rank];
        Array.Fill(dims, 1);
        dims[axis] = -1;
        return coordinates.Shape[0] == 0 ? coordinates.ToFloating() : coordinates.ToFloating().Diff().Reshape(dims);
    }

    static Tensor Slopes(Tensor x, int axis, int edgeOrder, Func<int, int, Tensor> distances)
    {
        axis = x.Shape.Axis(axis, "gradient");
        int n = x.Shape[axis];
        if (edgeOrder is not (1 or 2)) throw new ArgumentException($"gradient: the order at the edges is {edgeOrder}; it must be 1 or 2", nameof(edgeOrder));
        if (n < edgeOrder + 1) throw new ShapeException("gradient", $"axis {axis} of {x.Shape} holds {n} values; order {edgeOrder} at the edges needs {edgeOrder + 1}", [x.Shape], axis);
        var y = x.ToFloating();
        var (first, last) = (Along(y, axis, 0, 1), Along(y, axis, n - 1, 1));
        Tensor start = distances(0, 1), end = distances(n - 2, 1);
        Tensor low = (Along(y, axis, 1, 1) - first) / start, high = (last - Along(y, axis, n - 2, 1)) / end;
        if (edgeOrder == 2)
        {
            // The slope of the parabola through three points: the near difference, corrected by how the slope changes.
            Tensor second = distances(1, 1), before = distances(n - 3, 1);
            low -= start / (start + second) * ((Along(y, axis, 2, 1) - Along(y, axis, 1, 1)) / second - low);
            high += end / (end + before) * (high - (Along(y, axis, n - 2, 1) - Along(y, axis, n - 3, 1)) / before);
        }
        if (n == 2) return Tensor.Concat([low, high], axis);
        Tensor left = distances(0, n - 2), right = distances(1, n - 2), middle = Along(y, axis, 1, n - 2);
        var slopes = ((middle - Along(y, axis, 0, n - 2)) / left * right + (Along(y, axis, 2, n - 2) - middle) / right * left) / (left + right);
        return Tensor.Concat([low, slopes, high], axis);
    }
}
