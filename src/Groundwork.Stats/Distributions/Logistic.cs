namespace Groundwork.Stats;

/// <summary>The logistic distribution: distribution function 1 / (1 + exp(−z)), z = (x − μ)/s.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Logistic(0.0, 1.0).Cdf(0.0);   // 0.5</code></example>
public sealed class Logistic : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="location">Where the centre lies.</param>
    /// <param name="scale">The width, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Logistic(Tensor location, Tensor scale) : base(location, scale)
    {
        Location = Finite(location, "logistic", "location");
        Scale = Positive(scale, "logistic", "scale");
    }

    /// <summary>Where the centre lies.</summary>
    public Tensor Location { get; }

    /// <summary>The width, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Location.BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Variance => (Scale.Square() * (Math.PI * Math.PI / 3)).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => -Standard(x).Abs() - 2 * (-Standard(x).Abs()).Exp().Log1p() - Scale.Log();

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Standard(x).Sigmoid();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (-Standard(x)).Sigmoid();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Location + Scale * p.Logit();

    /// <inheritdoc/>
    public override Tensor Entropy() => (2 + Scale.Log()).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Location + Scale * Tensor.Uniform(Full(shape), generator, dtype: DType).Clip(1e-30, 1.0).Logit();

    Tensor Standard(Tensor x) => (x - Location) / Scale;
}
