namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The scaled exponential linear unit: <see cref="Elu"/> with the two constants under which activations keep mean 0 and variance 1.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>Source: Klambauer and others (2017), "Self-Normalizing Neural Networks", equation 2 and section 2.</remarks>
    /// <example><code>Tensor.From(-1f, 1f).Selu();   // [-1.1113, 1.0507]</code></example>
    public Tensor Selu() => Elu(alpha: 1.6732632423543772848170429916717, scale: 1.0507009873554804934193349852946);
}
