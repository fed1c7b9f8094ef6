namespace Groundwork.Stats;

/// <summary>The exponential distribution: density λ exp(−λx) for x ≥ 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Exponential(2.0).Mean;   // 0.5</code></example>
public sealed class Exponential : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="rate">The rate λ, above 0: events a unit of time.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Exponential(Tensor rate) : base(rate)
    {
        Rate = Positive(rate, "exponential", "rate");
    }

    /// <summary>The rate λ, above 0: events a unit of time.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override Tensor Mean => 1 / Rate;

    /// <inheritdoc/>
    public override Tensor Variance => 1 / Rate.Square();

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x >= 0, 0.0, v => Rate.Log() - Rate * v);

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => -(-Rate * Tensor.Maximum(x, 0.0)).Expm1();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (-Rate * Tensor.Maximum(x, 0.0)).Exp();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, -(-p).Log1p() / Rate);

    /// <inheritdoc/>
    public override Tensor Entropy() => 1 - Rate.Log();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => -(-Tensor.Uniform(Full(shape), generator, dtype: DType)).Log1p() / Rate;
}
