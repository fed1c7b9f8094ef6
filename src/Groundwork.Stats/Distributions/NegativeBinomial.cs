namespace Groundwork.Stats;

/// <summary>The number of failures before the n-th success, from 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new NegativeBinomial(4.0, 0.4).Mean;   // 6</code></example>
public sealed class NegativeBinomial : Discrete
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="n">The number of successes, above 0.</param>
    /// <param name="p">The probability of success, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public NegativeBinomial(Tensor n, Tensor p) : base(n, p)
    {
        N = Positive(n, "negative binomial", "n");
        P = Require(p, v => v is > 0 and <= 1, "negative binomial", "p", "above 0 and at most 1");
    }

    /// <summary>The number of successes, above 0.</summary>
    public Tensor N { get; }

    /// <summary>The probability of success, above 0.</summary>
    public Tensor P { get; }

    /// <inheritdoc/>
    public override Tensor Mean => N * (1 - P) / P;

    /// <inheritdoc/>
    public override Tensor Variance => N * (1 - P) / P.Square();

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, (x >= 0) & x.Equal(x.Floor()), 0.0, v => (v + N).LogGamma() - (v + 1).LogGamma() - N.LogGamma() + N * P.Log() + v.Xlogy(1 - P));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Pointwise.Map(Lower, x, N, P);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Pointwise.Map((k, n, p) => k < 0 ? 1 : Special.BetaInc(Math.Floor(k) + 1, n, 1 - p), x, N, P);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map((q, n, p) => Search(q, n * (1 - p) / p, double.PositiveInfinity, k => Lower(k, n, p)), p, N, P);

    /// <inheritdoc/>
    public override Tensor Entropy() => Sums.Entropy(this, Mean + 60 * Variance.Sqrt() + 200);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Draws.Of(this, shape, generator, N, P, (g, n, p) => g.Poisson(g.Gamma(n, p / (1 - p))));

    static double Lower(double k, double n, double p) => k < 0 ? 0 : Special.BetaInc(n, Math.Floor(k) + 1, p);
}
