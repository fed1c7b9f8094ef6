namespace Groundwork.Stats;

/// <summary>The F distribution: the ratio of two chi-squares, each divided by its degrees of freedom.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new FisherF(4.0, 7.0).Mean;   // 1.4</code></example>
public sealed class FisherF : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="degrees1">The degrees of freedom above the line, above 0.</param>
    /// <param name="degrees2">The degrees of freedom below the line, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public FisherF(Tensor degrees1, Tensor degrees2) : base(degrees1, degrees2)
    {
        Degrees1 = Positive(degrees1, "f", "degrees1");
        Degrees2 = Positive(degrees2, "f", "degrees2");
    }

    /// <summary>The degrees of freedom above the line, above 0.</summary>
    public Tensor Degrees1 { get; }

    /// <summary>The degrees of freedom below the line, above 0.</summary>
    public Tensor Degrees2 { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Tensor.Where(Degrees2 > 2, Degrees2 / (Degrees2 - 2), double.PositiveInfinity) + 0 * Degrees1;

    /// <inheritdoc/>
    public override Tensor Variance => Tensor.Where(Degrees2 > 4, 2 * Degrees2.Square() * (Degrees1 + Degrees2 - 2) / (Degrees1 * (Degrees2 - 2).Square() * (Degrees2 - 4)), Tensor.Where(Degrees2 > 2, double.PositiveInfinity, double.NaN));

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x >= 0, 1.0, v => Degrees1 / 2 * (Degrees1 / Degrees2).Log() + (Degrees1 / 2 - 1).Xlogy(v) - (Degrees1 + Degrees2) / 2 * (Degrees1 / Degrees2 * v).Log1p() - Tensor.LogBeta(Degrees1 / 2, Degrees2 / 2));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Tensor.BetaInc(Degrees1 / 2, Degrees2 / 2, Part(Tensor.Maximum(x, 0.0)));

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Tensor.BetaInc(Degrees2 / 2, Degrees1 / 2, Degrees2 / (Degrees1 * Tensor.Maximum(x, 0.0) + Degrees2));

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Pointwise.Map(StandardQuantile, p, Degrees1, Degrees2);

    /// <inheritdoc/>
    public override Tensor Entropy() => (Degrees1 / 2).LogGamma() + (Degrees2 / 2).LogGamma() - ((Degrees1 + Degrees2) / 2).LogGamma() + (1 - Degrees1 / 2) * (Degrees1 / 2).Digamma() - (1 + Degrees2 / 2) * (Degrees2 / 2).Digamma() + (Degrees1 + Degrees2) / 2 * ((Degrees1 + Degrees2) / 2).Digamma() + (Degrees2 / Degrees1).Log();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Draws.Of(this, shape, generator, Degrees1, Degrees2, (g, a, b) => g.Gamma(a / 2, a / 2) / g.Gamma(b / 2, b / 2));

    Tensor Part(Tensor x) => Tensor.Where(x.IsInf(), 1.0, Degrees1 * x / (Degrees1 * x + Degrees2));

    static double StandardQuantile(double p, double a, double b)
    {
        if (!(p is >= 0 and <= 1)) return double.NaN;
        if (p == 1) return double.PositiveInfinity;
        double w = Special.BetaIncInv(a / 2, b / 2, p);
        if (w < 0.5) return b * w / (a * (1 - w));
        double rest = Special.BetaIncInv(b / 2, a / 2, 1 - p); // 1 - w, with its digits
        return b * (1 - rest) / (a * rest);
    }
}
