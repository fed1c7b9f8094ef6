namespace Groundwork.Stats;

/// <summary>The Weibull distribution: survival exp(−(x/λ)ᵏ) for x ≥ 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Weibull(2.0, 1.5).Mean;   // 1.8055</code></example>
public sealed class Weibull : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="scale">The scale λ, above 0.</param>
    /// <param name="concentration">The shape k, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Weibull(Tensor scale, Tensor concentration) : base(scale, concentration)
    {
        Scale = Positive(scale, "weibull", "scale");
        Concentration = Positive(concentration, "weibull", "concentration");
    }

    /// <summary>The scale λ, above 0.</summary>
    public Tensor Scale { get; }

    /// <summary>The shape k, above 0.</summary>
    public Tensor Concentration { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Scale * (1 + 1 / Concentration).Gamma();

    /// <inheritdoc/>
    public override Tensor Variance => Scale.Square() * ((1 + 2 / Concentration).Gamma() - (1 + 1 / Concentration).Gamma().Square());

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x >= 0, Scale, v => (Concentration / Scale).Log() + (Concentration - 1).Xlogy(v / Scale) - Power(v));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => -(-Power(Tensor.Maximum(x, 0.0))).Expm1();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (-Power(Tensor.Maximum(x, 0.0))).Exp();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, Scale * (-(-p).Log1p()).Pow(1 / Concentration));

    /// <inheritdoc/>
    public override Tensor Entropy() => Gumbel.EulerGamma * (1 - 1 / Concentration) + (Scale / Concentration).Log() + 1;

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Scale * (-(-Tensor.Uniform(Full(shape), generator, dtype: DType)).Log1p()).Pow(1 / Concentration);

    Tensor Power(Tensor x) => (x / Scale).Pow(Concentration);
}
