namespace Groundwork.Stats;

/// <summary>The Laplace distribution: density exp(−|x − μ|/b) / 2b.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Laplace(0.0, 1.0).Entropy();   // 1.6931</code></example>
public sealed class Laplace : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="location">Where the centre lies.</param>
    /// <param name="scale">The width, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Laplace(Tensor location, Tensor scale) : base(location, scale)
    {
        Location = Finite(location, "laplace", "location");
        Scale = Positive(scale, "laplace", "scale");
    }

    /// <summary>Where the centre lies.</summary>
    public Tensor Location { get; }

    /// <summary>The width, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Location.BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Variance => (2 * Scale.Square()).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => -Standard(x).Abs() - (2 * Scale).Log();

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Lower(Standard(x));

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => Lower(-Standard(x));

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, Location + Scale * Tensor.Where(p < 0.5, (2 * p).Log(), -(2 * (1 - p)).Log()));

    /// <inheritdoc/>
    public override Tensor Entropy() => (1 + (2 * Scale).Log()).BroadcastTo(BatchShape);

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) {
        var u = Tensor.Uniform(Full(shape), generator, dtype: DType) - 0.5;
        return Location - Scale * u.Sign() * (-2 * u.Abs()).Log1p();
    }

    Tensor Standard(Tensor x) => (x - Location) / Scale;

    // One exponential that never grows serves both sides: exp(-|z|)/2, and its complement above the centre.
    static Tensor Lower(Tensor z)
    {
        var tail = 0.5 * (-z.Abs()).Exp();
        return Tensor.Where(z < 0, tail, 1 - tail);
    }
}
