namespace Groundwork.Nn;

/// <summary>Scales the last axis to a root mean square of 1, then by a weight: y = x / √(mean(x²) + ε) · weight.</summary>
/// <remarks>Source: Zhang and Sennrich (2019), "Root Mean Square Layer Normalization". Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var norm = new RMSNorm(64);</code></example>
public sealed class RMSNorm : Layer
{
    /// <summary>A norm over a last axis of <paramref name="features"/> elements; the weight starts at 1.</summary>
    /// <exception cref="ArgumentException">ε is negative.</exception>
    public RMSNorm(int features, double epsilon = 1e-5)
    {
        if (!(epsilon >= 0)) throw new ArgumentException($"rms norm: ε is {epsilon}; it must not be negative");
        Weight = Parameter("weight", Tensor.Ones([features]));
        Epsilon = epsilon;
    }

    /// <summary>The scale, [features].</summary>
    public Tensor Weight { get; }

    /// <summary>What is added to the mean square before its root is taken.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.RmsNorm(Weight, Epsilon);
}
