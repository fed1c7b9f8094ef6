namespace Groundwork.Stats;

/// <summary>The gamma distribution: density rateᵃ xᵃ⁻¹ exp(−rate · x) / Γ(a) for x ≥ 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Gamma(2.0, 1.0).Mean;   // 2</code></example>
public sealed class Gamma : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="concentration">The shape a, above 0.</param>
    /// <param name="rate">The rate, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Gamma(Tensor concentration, Tensor rate) : base(concentration, rate)
    {
        Concentration = Positive(concentration, "gamma", "concentration");
        Rate = Positive(rate, "gamma", "rate");
    }

    /// <summary>The shape a, above 0.</summary>
    public Tensor Concentration { get; }

    /// <summary>The rate, above 0.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Concentration / Rate;

    /// <inheritdoc/>
    public override Tensor Variance => Concentration / Rate.Square();

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x >= 0, 1.0, v => Concentration * Rate.Log() + (Concentration - 1).Xlogy(v) - Rate * v - Concentration.LogGamma());

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Tensor.GammaInc(Concentration, Rate * Tensor.Maximum(x, 0.0));

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Tensor.GammaIncC(Concentration, Rate * Tensor.Maximum(x, 0.0));

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map((q, a) => q is >= 0 and <= 1 ? Special.GammaIncInv(a, q) : double.NaN, p, Concentration) / Rate;

    /// <inheritdoc/>
    public override Tensor Entropy() => Concentration - Rate.Log() + Concentration.LogGamma() + (1 - Concentration) * Concentration.Digamma();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Draws.Of(this, shape, generator, Concentration, Rate, (g, a, rate) => g.Gamma(a, rate));
}
