namespace Groundwork.Stats;

/// <summary>The chi-square distribution with ν degrees of freedom: the sum of ν squared standard normals.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new ChiSquare(5.0).Mean;   // 5</code></example>
public sealed class ChiSquare : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="degrees">The degrees of freedom ν, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public ChiSquare(Tensor degrees) : base(degrees)
    {
        Degrees = Positive(degrees, "chi-square", "degrees");
    }

    /// <summary>The degrees of freedom ν, above 0.</summary>
    public Tensor Degrees { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Degrees + 0;

    /// <inheritdoc/>
    public override Tensor Variance => 2 * Degrees;

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => _gamma.LogProb(x);

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => _gamma.Cdf(x);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => _gamma.Survival(x);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => _gamma.Quantile(p);

    /// <inheritdoc/>
    public override Tensor Entropy() => _gamma.Entropy();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => _gamma.Sample(shape, generator);

    Gamma _gamma => new(Degrees / 2, 0.5);
}
