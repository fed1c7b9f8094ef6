namespace Groundwork.Stats;

/// <summary>The number of events when λ are expected.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Poisson(3.5).Prob(0.0);   // 0.0302</code></example>
public sealed class Poisson : Discrete
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="rate">The expected number λ, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Poisson(Tensor rate) : base(rate)
    {
        Rate = Positive(rate, "poisson", "rate");
    }

    /// <summary>The expected number λ, above 0.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Rate + 0;

    /// <inheritdoc/>
    public override Tensor Variance => Rate + 0;

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, (x >= 0) & x.Equal(x.Floor()), 0.0, v => v.Xlogy(Rate) - Rate - (v + 1).LogGamma());

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Pointwise.Map((k, rate) => Lower(k, rate), x, Rate);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Pointwise.Map((k, rate) => k < 0 ? 1 : Special.GammaInc(Math.Floor(k) + 1, rate), x, Rate);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map((q, rate) => Search(q, rate, double.PositiveInfinity, k => Lower(k, rate)), p, Rate);

    /// <inheritdoc/>
    public override Tensor Entropy() => Sums.Entropy(this, Rate + 40 * Rate.Sqrt() + 60);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Draws.Of(this, shape, generator, Rate, 0.0, (g, rate, _) => g.Poisson(rate));

    static double Lower(double k, double rate) => k < 0 ? 0 : Special.GammaIncC(Math.Floor(k) + 1, rate);
}
