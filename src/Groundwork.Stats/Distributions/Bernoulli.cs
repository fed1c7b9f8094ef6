namespace Groundwork.Stats;

/// <summary>One trial: 1 with probability p, else 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Bernoulli(0.3).Variance;   // 0.21</code></example>
public sealed class Bernoulli : Discrete
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="p">The probability of 1.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Bernoulli(Tensor p) : base(p)
    {
        P = Probability(p, "bernoulli");
    }

    /// <summary>The probability of 1.</summary>
    public Tensor P { get; }

    /// <inheritdoc/>
    public override Tensor Mean => P + 0;

    /// <inheritdoc/>
    public override Tensor Variance => P * (1 - P);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x.Equal(0.0) | x.Equal(1.0), 0.0, v => Tensor.Where(v.Equal(1.0), P.Log(), (-P).Log1p()));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Tensor.Where(x < 0, 0.0, Tensor.Where(x < 1, 1 - P, 1.0));

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Tensor.Where(x < 0, 1.0, Tensor.Where(x < 1, P, 0.0));

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map((q, p) => Search(q, 0, 1, k => k < 0 ? 0 : k < 1 ? 1 - p : 1), p, P);

    /// <inheritdoc/>
    public override Tensor Entropy() => -P.Xlogy(P) - (1 - P).Xlogy(1 - P);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Tensor.Bernoulli(P.Detach().To(DType).BroadcastTo(Full(shape)), generator).To(DType);
}
