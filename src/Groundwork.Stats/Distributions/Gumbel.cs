namespace Groundwork.Stats;

/// <summary>The Gumbel distribution of maxima: distribution function exp(−exp(−z)), z = (x − μ)/β.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Gumbel(0.0, 1.0).Mean;   // 0.5772</code></example>
public sealed class Gumbel : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="location">Where the centre lies.</param>
    /// <param name="scale">The width, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Gumbel(Tensor location, Tensor scale) : base(location, scale)
    {
        Location = Finite(location, "gumbel", "location");
        Scale = Positive(scale, "gumbel", "scale");
    }

    /// <summary>Where the centre lies.</summary>
    public Tensor Location { get; }

    /// <summary>The width, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Location + EulerGamma * Scale;

    /// <inheritdoc/>
    public override Tensor Variance => (Scale.Square() * (Math.PI * Math.PI / 6)).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) {
        var z = (x - Location) / Scale;
        return -z - (-z).Exp() - Scale.Log();
    }

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => (-((Location - x) / Scale).Exp()).Exp();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => -(-((Location - x) / Scale).Exp()).Expm1();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, Location - Scale * (-p.Log()).Log());

    /// <inheritdoc/>
    public override Tensor Entropy() => (1 + EulerGamma + Scale.Log()).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Location - Scale * (-(1 - Tensor.Uniform(Full(shape), generator, dtype: DType)).Log()).Log();

    internal const double EulerGamma = 0.57721566490153286061;
}
