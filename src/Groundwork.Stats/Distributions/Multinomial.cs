namespace Groundwork.Stats;

/// <summary>How often each of K classes comes up in n draws.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Multinomial(5, [0.2, 0.3, 0.5]).Mean;   // [1, 1.5, 2.5]</code></example>
public sealed class Multinomial : Distribution
{
    readonly Categorical _one;

    /// <summary>Counts of <paramref name="n"/> draws.</summary>
    /// <param name="n">The number of draws.</param>
    /// <param name="probabilities">[..., K], not negative; divided by their sum.</param>
    /// <exception cref="ArgumentException">n is negative, or the probabilities are none.</exception>
    public Multinomial(int n, Tensor probabilities) : base(probabilities)
    {
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), $"multinomial: n is {n}; it must be at least 0");
        (N, _one) = (n, new Categorical(probabilities));
        BatchShape = _one.BatchShape;
    }

    /// <summary>The number of draws.</summary>
    public int N { get; }

    /// <summary>The probability of each class, [..., K].</summary>
    public Tensor Probabilities => _one.Probabilities;

    /// <inheritdoc/>
    public override Shape EventShape => [Probabilities.Shape[^1]];

    /// <inheritdoc/>
    public override Tensor Mean => N * Probabilities;

    /// <summary>The variance of each count: the diagonal of the covariance.</summary>
    public override Tensor Variance => N * Probabilities * (1 - Probabilities);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x)
    {
        var inside = ((x >= 0) & x.Equal(x.Floor())).All(-1) & x.Sum(-1).Equal((double)N);
        var safe = Tensor.Where(inside.Unsqueeze(-1), x, 0.0);
        var log = Special.LogFactorial(N) - (safe + 1).LogGamma().Sum(-1) + safe.Xlogy(Probabilities).Sum(-1);
        return Tensor.Where(inside, log, double.NegativeInfinity);
    }

    /// <summary>The entropy in nats, summed over the counts of each class: log n! terms and all.</summary>
    public override Tensor Entropy()
    {
        // H = -log n! - n Σ p log p + Σᵢ E[log xᵢ!], where each xᵢ is binomial.
        var k = Tensor.Arange(N + 1).To(DType.Float64).Reshape([N + 1, .. Enumerable.Repeat(1, Probabilities.Rank)]);
        var counts = new Binomial((double)N, Probabilities).Prob(k);
        var expected = (counts * (k + 1).LogGamma()).Sum(0).Sum(-1);
        return N * _one.Entropy() - Special.LogFactorial(N) + expected;
    }

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator)
    {
        var full = Full(shape);
        int classes = EventShape[0];
        double[] p = Probabilities.Detach().To(DType.Float64).BroadcastTo(full).ToArray<double>();
        var y = new double[p.Length];
        for (int row = 0; row < p.Length; row += classes)
        {
            long[] counts = generator.Multinomial(N, p.AsSpan(row, classes));
            for (int i = 0; i < classes; i++) y[row + i] = counts[i];
        }
        return Tensor.From<double>(y, full).To(DType);
    }
}
