using Groundwork.Stats;

namespace Groundwork;

/// <summary>How alike vectors are, and sampling from scores at a temperature, as members of <see cref="Tensor"/>.</summary>
/// <remarks>All members may be called from several threads.</remarks>
public static class Similarity
{
    /// <param name="a">Vectors along an axis.</param>
    extension(Tensor a)
    {
        /// <summary>The cosine of the angle between vectors, <c>a·b / (‖a‖ ‖b‖)</c>, never outside −1 to 1.</summary>
        /// <param name="b">Vectors of the same length; the other axes broadcast.</param>
        /// <param name="axis">The axis of the components.</param>
        /// <returns>The broadcast shape without the axis. Integers give Float64. Gradients flow.</returns>
        /// <remarks>A zero vector has no direction: its similarity to anything is 0. Vectors are scaled by their largest element first, so that neither squares nor products overflow or vanish.</remarks>
        /// <exception cref="ShapeException">The shapes do not broadcast, or the lengths differ.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).CosineSimilarity(Tensor.From(4.0, 5, 6)).Item();   // 0.9746</code></example>
        public Tensor CosineSimilarity(Tensor b, int axis = -1)
        {
            ArgumentNullException.ThrowIfNull(b);
            if (a.Rank == 0 || b.Rank == 0 || a.Shape[a.Shape.Axis(axis, "cosine similarity")] != b.Shape[b.Shape.Axis(axis, "cosine similarity")])
                throw new ShapeException("cosine similarity", $"vectors of {a.Shape} and {b.Shape} along axis {axis} have different lengths", [a.Shape, b.Shape], axis);
            Tensor x = Direction(a, axis), y = Direction(b, axis);
            return (x * y).Sum(axis).Clip(-1, 1);
        }

        /// <summary>The Euclidean distance <c>‖a − b‖</c>.</summary>
        /// <param name="b">Vectors of the same length; the other axes broadcast.</param>
        /// <param name="axis">The axis of the components.</param>
        /// <returns>The broadcast shape without the axis. Integers give Float64.</returns>
        /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
        /// <example><code>Tensor.From(1.0, 2, 3).Distance(Tensor.From(4.0, 5, 6)).Item();   // 5.1962</code></example>
        public Tensor Distance(Tensor b, int axis = -1) => (a.ToFloating() - b).Square().Sum(axis).Sqrt();

        /// <summary>Probabilities at a temperature: <c>softmax(x / T)</c>. Low temperatures sharpen, high ones flatten.</summary>
        /// <param name="temperature">At least 0. At 0 all mass is on the largest score (the first of equal ones); at infinity the scores above −∞ are equally likely.</param>
        /// <param name="axis">The axis of the scores.</param>
        /// <returns>The shape of the scores.</returns>
        /// <exception cref="ArgumentException">The temperature is negative or NaN.</exception>
        /// <example><code>Tensor.From(3.0, 1.0, 0.2).SoftmaxAt(temperature: 0.7);   // [0.9296, 0.0534, 0.0170]</code></example>
        public Tensor SoftmaxAt(double temperature, int axis = -1)
        {
            if (!(temperature >= 0)) throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "softmax: a temperature is at least 0");
            axis = a.Shape.Axis(axis, "softmax");
            var x = a.ToFloating();
            if (temperature > 0 && double.IsFinite(temperature)) return ((x - Largest(x, axis)) / temperature).Softmax(axis);
            if (temperature > 0) return Tensor.Where(x.Equal(double.NegativeInfinity), double.NegativeInfinity, x * 0).Softmax(axis);
            var first = x.ArgMax(axis, keep: true);
            return Tensor.ZerosLike(x).Scatter(axis, first, Tensor.Ones(first.Shape, x.DType));
        }

        /// <summary>Draws one index from each row of scores: from softmax(x / T) over the last axis.</summary>
        /// <param name="temperature">As in <see cref="SoftmaxAt"/>; 0 takes the largest score.</param>
        /// <param name="generator">Where the randomness comes from.</param>
        /// <returns>Int64, the shape without the last axis.</returns>
        /// <exception cref="ArgumentException">The temperature is negative or NaN.</exception>
        /// <example><code>Tensor.From(3.0, 1.0, 0.2).SampleAt(temperature: 0, new Generator(1)).Item();   // 0</code></example>
        public Tensor SampleAt(double temperature, Generator generator)
        {
            ArgumentNullException.ThrowIfNull(generator);
            return Tensor.Categorical(a.Detach().SoftmaxAt(temperature), generator);
        }
    }

    // The largest score of a row; 0 where that is not finite, so that no ∞ − ∞ arises.
    static Tensor Largest(Tensor x, int axis)
    {
        var largest = x.Detach().Max(axis, keep: true);
        return Tensor.Where(largest.IsFinite(), largest, 0.0);
    }

    // The vector of length one; a zero vector stays zero.
    static Tensor Direction(Tensor a, int axis)
    {
        var x = a.ToFloating();
        var largest = x.Detach().Abs().Max(axis, keep: true);
        var scaled = x / Tensor.Where(largest > 0, largest, 1.0);
        var squares = scaled.Square().Sum(axis).Unsqueeze(axis < 0 ? axis + x.Rank : axis);
        return scaled / Tensor.Where(squares > 0, squares, 1.0).Sqrt();
    }
}
