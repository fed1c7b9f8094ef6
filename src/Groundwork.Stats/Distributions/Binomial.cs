namespace Groundwork.Stats;

/// <summary>The number of successes in n trials.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Binomial(10.0, 0.5).Prob(5.0);   // 0.2461</code></example>
public sealed class Binomial : Discrete
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="n">The number of trials, whole and not negative.</param>
    /// <param name="p">The probability of success.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Binomial(Tensor n, Tensor p) : base(n, p)
    {
        N = Require(n, v => v >= 0 && v == Math.Floor(v), "binomial", "n", "whole and not negative");
        P = Probability(p, "binomial");
    }

    /// <summary>The number of trials, whole and not negative.</summary>
    public Tensor N { get; }

    /// <summary>The probability of success.</summary>
    public Tensor P { get; }

    /// <inheritdoc/>
    public override Tensor Mean => N * P;

    /// <inheritdoc/>
    public override Tensor Variance => N * P * (1 - P);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, (x >= 0) & (x <= N) & x.Equal(x.Floor()), 0.0, v => (N + 1).LogGamma() - (v + 1).LogGamma() - (N - v + 1).LogGamma() + v.Xlogy(P) + (N - v).Xlogy(1 - P));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Pointwise.Map(Lower, x, N, P);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Pointwise.Map((k, n, p) => Upper(k, n, p), x, N, P);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map((q, n, p) => Search(q, n * p, n, k => Lower(k, n, p)), p, N, P);

    /// <inheritdoc/>
    public override Tensor Entropy() => Sums.Entropy(this, N);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Draws.Of(this, shape, generator, N, P, (g, n, p) => g.Binomial((long)n, p));

    static double Lower(double k, double n, double p)
    {
        k = Math.Floor(k);
        return k < 0 ? 0 : k >= n ? 1 : p == 0 ? 1 : p == 1 ? 0 : Special.BetaInc(n - k, k + 1, 1 - p);
    }

    static double Upper(double k, double n, double p)
    {
        k = Math.Floor(k);
        return k < 0 ? 1 : k >= n ? 0 : p == 0 ? 0 : p == 1 ? 1 : Special.BetaInc(k + 1, n - k, p);
    }
}
