namespace Groundwork.Stats;

/// <summary>The distribution of |x| for a normal x around 0: density √(2/π)/σ · exp(−x²/2σ²) for x ≥ 0.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new HalfNormal(1.0).Mean;   // 0.7979</code></example>
public sealed class HalfNormal : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="scale">The standard deviation σ of the normal, above 0.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public HalfNormal(Tensor scale) : base(scale)
    {
        Scale = Positive(scale, "half normal", "scale");
    }

    /// <summary>The standard deviation σ of the normal, above 0.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override Tensor Mean => Scale * Math.Sqrt(2 / Math.PI);

    /// <inheritdoc/>
    public override Tensor Variance => Scale.Square() * (1 - 2 / Math.PI);

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, x >= 0, 0.0, v => -0.5 * (v / Scale).Square() - Scale.Log() + 0.5 * Math.Log(2 / Math.PI));

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => (Tensor.Maximum(x, 0.0) / (Scale * Math.Sqrt(2))).Erf();

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => (Tensor.Maximum(x, 0.0) / (Scale * Math.Sqrt(2))).Erfc();

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, Scale * (Math.Sqrt(2) * p.ErfInv()));

    /// <inheritdoc/>
    public override Tensor Entropy() => 0.5 + 0.5 * Math.Log(Math.PI / 2) + Scale.Log();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Scale * Tensor.Normal(Full(shape), generator, dtype: DType).Abs();
}
