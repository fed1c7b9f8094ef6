namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The numbers 0 to n - 1 in random order, Int64.</summary>
    /// <param name="n">How many.</param>
    /// <param name="generator">Where the randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    /// <example><code>Tensor order = Tensor.Permutation(images.Shape[0], generator);</code></example>
    public static Tensor Permutation(int n, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Wrap(generator.Permutation(n), [n]);
    }

    /// <inheritdoc cref="Permutation(int, Generator)"/>
    /// <param name="n">How many.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <example><code>Tensor.Permutation(5, seed: 1);</code></example>
    public static Tensor Permutation(int n, long seed) => Permutation(n, Seeded(seed));

    /// <summary>A copy with the slices along an axis in random order; what stands within a slice stays together. Gradients flow back to their places.</summary>
    /// <param name="generator">Where the randomness comes from.</param>
    /// <param name="axis">The axis whose slices are reordered.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <remarks>NumPy's <c>shuffle</c> writes in place; this is its <c>permutation</c> of an array.</remarks>
    /// <example><code>Tensor rows = table.Shuffle(generator);</code></example>
    public Tensor Shuffle(Generator generator, int axis = 0)
    {
        int at = Shape.Axis(axis, "shuffle");
        return Take(Permutation(Shape.Dims[at], generator), at);
    }

    /// <inheritdoc cref="Shuffle(Generator, int)"/>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="axis">The axis whose slices are reordered.</param>
    /// <example><code>Tensor rows = table.Shuffle(seed: 1);</code></example>
    public Tensor Shuffle(long seed, int axis = 0) => Shuffle(Seeded(seed), axis);

    /// <summary>Draws from the numbers 0 to n - 1, Int64.</summary>
    /// <param name="n">How many numbers there are.</param>
    /// <param name="shape">Shape of the result.</param>
    /// <param name="generator">Where the randomness comes from.</param>
    /// <param name="replace">Whether a number may be drawn again.</param>
    /// <param name="weights">Relative weights [n], at least 0; without them all are alike.</param>
    /// <exception cref="ArgumentException">More are asked for than there are and none may come twice, or the weights cannot be drawn by.</exception>
    /// <exception cref="ShapeException">The weights are not of shape [n].</exception>
    /// <example><code>Tensor picked = Tensor.Choice(n: 100, [10], generator, replace: false);</code></example>
    public static Tensor Choice(int n, Shape shape, Generator generator, bool replace = true, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (weights is not null && (weights.Rank != 1 || weights.Count != n))
            throw new ShapeException("choice", $"weights of shape {weights.Shape} do not fit {n} numbers; give one for each, [{n}]", [weights.Shape]);
        if (shape.Count > System.Array.MaxLength) throw new ArgumentException($"choice: {shape} has more elements than one array holds ({System.Array.MaxLength})");
        return Wrap(generator.Choice(n, (int)shape.Count, replace, weights is null ? default : weights.ToArray<double>()), shape);
    }

    /// <inheritdoc cref="Choice(int, Shape, Generator, bool, Tensor)"/>
    /// <param name="n">How many numbers there are.</param>
    /// <param name="shape">Shape of the result.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="replace">Whether a number may be drawn again.</param>
    /// <param name="weights">Relative weights [n], at least 0; without them all are alike.</param>
    /// <example><code>Tensor picked = Tensor.Choice(n: 100, [10], seed: 1, replace: false);</code></example>
    public static Tensor Choice(int n, Shape shape, long seed, bool replace = true, Tensor? weights = null) => Choice(n, shape, Seeded(seed), replace, weights);

    /// <summary>For each row of weights, indices drawn in proportion to them: [..., classes] to [..., draws], Int64.</summary>
    /// <param name="weights">Relative weights along the last axis, at least 0; rows need not sum to 1.</param>
    /// <param name="draws">How many indices each row gives.</param>
    /// <param name="generator">Where the randomness comes from.</param>
    /// <param name="replace">Whether an index may come twice in a row.</param>
    /// <exception cref="ShapeException">The weights are 0-d.</exception>
    /// <exception cref="ArgumentException">A row is negative, not finite, or sums to 0, or fewer classes have weight than are drawn and none may come twice.</exception>
    /// <remarks>PyTorch's <c>multinomial</c>. The counts that NumPy means by that name are <see cref="Generator.Multinomial"/>.</remarks>
    /// <example><code>Tensor tokens = Tensor.Multinomial(logits.Softmax(-1), draws: 1, generator);</code></example>
    public static Tensor Multinomial(Tensor weights, int draws, Generator generator, bool replace = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(generator);
        if (weights.Rank == 0) throw new ShapeException("multinomial", "the weights are 0-d; they need an axis of classes", [weights.Shape]);
        if (draws < 0) throw new ArgumentOutOfRangeException(nameof(draws), $"multinomial: cannot draw {draws} times");
        int classes = weights.Shape[^1];
        var y = Empty(weights.Shape.With(weights.Rank - 1, draws), DType.Int64);
        if (y.Count == 0) return y;
        double[] all = weights.ToArray<double>();
        var to = y.Data<long>();
        for (int row = 0; row < all.Length / classes; row++)
            Row(all.AsSpan(row * classes, classes), to.Slice(row * draws, draws), row);
        return y;

        void Row(ReadOnlySpan<double> w, Span<long> drawn, int row)
        {
            double sum = 0;
            int possible = 0;
            foreach (double x in w)
            {
                if (!(x >= 0) || double.IsInfinity(x)) throw new ArgumentException($"multinomial: row {row} has the weight {x}; weights are finite and at least 0");
                sum += x;
                if (x > 0) possible++;
            }
            if (!(sum > 0)) throw new ArgumentException($"multinomial: the weights of row {row} sum to {sum}; one of them must be above 0");
            if (!replace && draws > possible)
                throw new ArgumentException($"multinomial: cannot draw {draws} different classes in row {row}, where {possible} have a weight above 0; pass replace: true");
            generator.Choice(w.Length, draws, replace, w).CopyTo(drawn);
        }
    }

    /// <inheritdoc cref="Multinomial(Tensor, int, Generator, bool)"/>
    /// <param name="weights">Relative weights along the last axis, at least 0; rows need not sum to 1.</param>
    /// <param name="draws">How many indices each row gives.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="replace">Whether an index may come twice in a row.</param>
    /// <example><code>Tensor.Multinomial([0.1, 0.9], draws: 5, seed: 1, replace: true);</code></example>
    public static Tensor Multinomial(Tensor weights, int draws, long seed, bool replace = false) => Multinomial(weights, draws, Seeded(seed), replace);

    /// <summary>For each row of weights, one index drawn in proportion to them: [..., classes] to [...], Int64.</summary>
    /// <inheritdoc cref="Multinomial(Tensor, int, Generator, bool)"/>
    /// <example><code>Tensor token = Tensor.Categorical(logits.Softmax(-1), generator);</code></example>
    public static Tensor Categorical(Tensor weights, Generator generator) => Multinomial(weights, 1, generator).Squeeze(-1);

    /// <inheritdoc cref="Categorical(Tensor, Generator)"/>
    /// <param name="weights">Relative weights along the last axis.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <example><code>Tensor.Categorical([0.1, 0.9], seed: 1);</code></example>
    public static Tensor Categorical(Tensor weights, long seed) => Categorical(weights, Seeded(seed));

    /// <summary>Ones with the given probabilities, zeros else, in the dtype and shape of the probabilities.</summary>
    /// <param name="probabilities">A floating tensor of values in [0, 1].</param>
    /// <param name="generator">Where the randomness comes from: one Float64 for each element.</param>
    /// <exception cref="ArgumentException">A probability is outside [0, 1] or NaN, or the dtype is not floating.</exception>
    /// <remarks>No gradient flows to the probabilities.</remarks>
    /// <example><code>Tensor mask = Tensor.Bernoulli(Tensor.Full([2, 3], 0.9), generator);</code></example>
    public static Tensor Bernoulli(Tensor probabilities, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(generator);
        if (!probabilities.DType.IsFloat) probabilities.Spec.RequireFloat("bernoulli");
        double[] p = probabilities.ToArray<double>(), u = new double[p.Length];
        foreach (double x in p)
            if (!(x is >= 0 and <= 1)) throw new ArgumentException($"bernoulli: {x} is not a probability; they are from 0 to 1");
        generator.Uniform(u);
        for (int i = 0; i < u.Length; i++) u[i] = u[i] < p[i] ? 1 : 0;
        return Wrap(u, probabilities.Shape).To(probabilities.StrongDType);
    }

    /// <inheritdoc cref="Bernoulli(Tensor, Generator)"/>
    /// <param name="probabilities">A floating tensor of values in [0, 1].</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <example><code>Tensor.Bernoulli([0.1, 0.9], seed: 1);</code></example>
    public static Tensor Bernoulli(Tensor probabilities, long seed) => Bernoulli(probabilities, Seeded(seed));
}
