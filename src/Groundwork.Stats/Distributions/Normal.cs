namespace Groundwork.Stats;

/// <summary>The normal distribution: density exp(−z²/2) / (σ√(2π)), z = (x − μ)/σ.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Normal(0.0, 1.0).Cdf(1.96);   // 0.975</code></example>
public sealed class Normal : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="location">The mean μ.</param>
    /// <param name="scale">The standard deviation σ, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Normal(Tensor location, Tensor scale) : base(location, scale)
    {
        Location = Finite(location, "normal", "location");
        Scale = Positive(scale, "normal", "scale");
    }

    /// <summary>The mean μ.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation σ, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Location.BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Variance => Scale.Square().BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => -0.5 * Standard(x).Square() - Scale.Log() - HalfLogTwoPi;

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Standard(x).NormalCdf();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (-Standard(x)).NormalCdf();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Location + Scale * p.NormalQuantile();

    /// <inheritdoc/>
    public override Tensor Entropy() => (0.5 + HalfLogTwoPi + Scale.Log()).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Location + Scale * Tensor.Normal(Full(shape), generator, dtype: DType);

    internal const double HalfLogTwoPi = 0.91893853320467274178;

    Tensor Standard(Tensor x) => (x - Location) / Scale;
}
