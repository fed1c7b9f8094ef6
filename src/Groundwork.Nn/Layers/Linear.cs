namespace Groundwork.Nn;

/// <summary>An affine map of the last axis: y = x · weightᵀ + bias.</summary>
/// <remarks>Weight [outputs, inputs] and bias [outputs] are drawn uniformly from ±1/√inputs, as in PyTorch. Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var layer = new Linear(3, 2); layer.Call(Tensor.Ones([5, 3])).Shape;   // [5, 2]</code></example>
public sealed class Linear : Layer
{
    /// <summary>A layer for <paramref name="inputs"/> features in and <paramref name="outputs"/> out.</summary>
    /// <param name="inputs">Features of the last axis of the input.</param>
    /// <param name="outputs">Features of the last axis of the output.</param>
    /// <param name="bias">False leaves the bias out.</param>
    /// <param name="generator">Draws the first weights; by default a generator with seed 0, the same for every layer: see <see cref="Init"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public Linear(int inputs, int outputs, bool bias = true, Generator? generator = null)
    {
        Require.AtLeast(0, "linear", inputs);
        Require.AtLeast(0, "linear", outputs);
        generator ??= Init.Default;
        double bound = 1 / Math.Sqrt(Math.Max(inputs, 1));
        Weight = Parameter("weight", Init.Uniform([outputs, inputs], generator, -bound, bound));
        if (bias) Bias = Parameter("bias", Init.Uniform([outputs], generator, -bound, bound));
    }

    /// <summary>The matrix, [outputs, inputs].</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, [outputs], or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Linear(Weight, Bias);
}
