namespace Groundwork.Stats;

/// <summary>The Dirichlet distribution of probability vectors: density ∏ xᵢ^(αᵢ−1) / B(α).</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Dirichlet([1.0, 2.0, 3.0]).Mean;   // [0.1667, 0.3333, 0.5]</code></example>
public sealed class Dirichlet : Distribution
{
    /// <summary>A distribution over vectors of the last axis' length.</summary>
    /// <param name="concentration">α [..., K], above 0.</param>
    /// <exception cref="ArgumentException">A concentration is not above 0.</exception>
    public Dirichlet(Tensor concentration) : base(concentration)
    {
        if (concentration.Rank == 0) throw new ShapeException("dirichlet", "the concentration is a scalar; it needs an axis of classes", [concentration.Shape]);
        Concentration = Positive(concentration, "dirichlet", "a concentration");
        BatchShape = Shape.Of(concentration.Shape.Dims[..^1]);
    }

    /// <summary>α.</summary>
    public Tensor Concentration { get; }

    /// <inheritdoc/>
    public override Shape EventShape => [Concentration.Shape[^1]];

    Tensor Total => Concentration.Sum(-1, keep: true);

    Tensor LogNormalizer => Concentration.LogGamma().Sum(-1) - Concentration.Sum(-1).LogGamma();

    /// <inheritdoc/>
    public override Tensor Mean => Concentration / Total;

    /// <summary>The variance of each element: the diagonal of the covariance.</summary>
    public override Tensor Variance => Mean * (1 - Mean) / (Total + 1);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x)
    {
        var inside = (x >= 0).All(-1) & ((x.Sum(-1) - 1).Abs() < 1e-6);
        var safe = Tensor.Where(inside.Unsqueeze(-1), x, 0.5);
        return Tensor.Where(inside, (Concentration - 1).Xlogy(safe).Sum(-1) - LogNormalizer, double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public override Tensor Entropy() =>
        LogNormalizer + ((Total - EventShape[0]) * Total.Digamma()).Squeeze(-1) - ((Concentration - 1) * Concentration.Digamma()).Sum(-1);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator)
    {
        var full = Full(shape);
        int classes = EventShape[0];
        double[] alpha = Concentration.Detach().To(DType.Float64).BroadcastTo(full).ToArray<double>();
        var y = new double[alpha.Length];
        for (int row = 0; row < y.Length; row += classes) generator.Dirichlet(alpha.AsSpan(row, classes), y.AsSpan(row, classes));
        return Tensor.From<double>(y, full).To(DType);
    }
}
