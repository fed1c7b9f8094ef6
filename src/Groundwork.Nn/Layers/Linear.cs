namespace Groundwork.Nn;

/// <summary>An affine map of the last axis: y = x · weightᵀ + bias.</summary>
/// <remarks>Weight [outputs, inputs] and bias [outputs] are drawn uniformly from ±1/√inputs, as in PyTorch.</remarks>
/// <example><code>var layer = new Linear(3, 2); layer.Call(Tensor.Ones([5, 3])).Shape;   // [5, 2]</code></example>
public sealed class Linear : Layer
{
    /// <summary>A layer for <paramref name="inputs"/> features in and <paramref name="outputs"/> out.</summary>
    /// <param name="inputs">Features of the last axis of the input.</param>
    /// <param name="outputs">Features of the last axis of the output.</param>
    /// <param name="bias">False leaves the bias out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public Linear(int inputs, int outputs, bool bias = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputs);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        double bound = 1 / Math.Sqrt(Math.Max(inputs, 1));
        Weight = Parameter("weight", FirstDraws.Uniform([outputs, inputs], -bound, bound));
        if (bias) Bias = Parameter("bias", FirstDraws.Uniform([outputs], -bound, bound));
    }

    /// <summary>The matrix, [outputs, inputs].</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, [outputs], or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Linear(Weight, Bias);
}
