namespace Groundwork.Stats;

/// <summary>The distribution of exp(x) for a normal x.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new LogNormal(0.0, 1.0).Mean;   // 1.6487</code></example>
public sealed class LogNormal : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="location">The mean μ of the logarithm.</param>
    /// <param name="scale">The standard deviation σ of the logarithm, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public LogNormal(Tensor location, Tensor scale) : base(location, scale)
    {
        Location = Finite(location, "log-normal", "location");
        Scale = Positive(scale, "log-normal", "scale");
    }

    /// <summary>The mean μ of the logarithm.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation σ of the logarithm, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => (Location + Scale.Square() / 2).Exp();

    /// <inheritdoc/>
    public override Tensor Variance => Scale.Square().Expm1() * (2 * Location + Scale.Square()).Exp();

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x > 0, 1.0, v => -0.5 * Standard(v).Square() - v.Log() - Scale.Log() - Normal.HalfLogTwoPi);

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => Standard(Tensor.Maximum(x, 0.0)).NormalCdf();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (-Standard(Tensor.Maximum(x, 0.0))).NormalCdf();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => (Location + Scale * p.NormalQuantile()).Exp();

    /// <inheritdoc/>
    public override Tensor Entropy() => Location + 0.5 + Normal.HalfLogTwoPi + Scale.Log();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => (Location + Scale * Tensor.Normal(Full(shape), generator, dtype: DType)).Exp();

    Tensor Standard(Tensor x) => (x.Log() - Location) / Scale;
}
