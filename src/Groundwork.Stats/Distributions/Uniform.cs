namespace Groundwork.Stats;

/// <summary>The uniform distribution on [low, high].</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>new Uniform(0.0, 2.0).Mean;   // 1</code></example>
public sealed class Uniform : Univariate
{
    /// <summary>A distribution, or a batch of them: the parameters broadcast.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, above the lower.</param>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public Uniform(Tensor low, Tensor high) : base(low, high)
    {
        Low = Finite(low, "uniform", "low");
        High = Finite(high, "uniform", "high");
    }

    /// <summary>The lower end.</summary>
    public Tensor Low { get; }

    /// <summary>The upper end, above the lower.</summary>
    public Tensor High { get; }

    /// <inheritdoc/>
    public override Tensor Mean => (Low + High) / 2;

    /// <inheritdoc/>
    public override Tensor Variance => (High - Low).Square() / 12;

    /// <inheritdoc/>
    public override Tensor LogProb(Tensor x) => Inside(x, (x >= Low) & (x <= High), Low, v => v * 0 - (High - Low).Log());

    /// <inheritdoc/>
    public override Tensor Cdf(Tensor x) => ((x - Low) / (High - Low)).Clip(0, 1);

    /// <inheritdoc/>
    public override Tensor Survival(Tensor x) => ((High - x) / (High - Low)).Clip(0, 1);

    /// <inheritdoc/>
    public override Tensor Quantile(Tensor p) => Valid(p, Low + p * (High - Low));

    /// <inheritdoc/>
    public override Tensor Entropy() => (High - Low).Log();

    /// <inheritdoc/>
    public override Tensor Sample(Shape shape, Generator generator) => Low + (High - Low) * Tensor.Uniform(Full(shape), generator, dtype: DType);
}
