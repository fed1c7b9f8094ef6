namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The continuously differentiable exponential linear unit: x where it is positive, alpha · (exp(x / alpha) − 1) elsewhere.</summary>
    /// <param name="alpha">Minus the limit at −∞; not 0.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating, or alpha is 0.</exception>
    /// <remarks>Source: Barron (2017), "Continuously Differentiable Exponential Linear Units".</remarks>
    /// <example><code>Tensor.From(-1f, 2f).Celu();   // [-0.6321, 2]</code></example>
    public Tensor Celu(double alpha = 1) => alpha == 0
        ? throw new ArgumentException("celu: alpha is 0, which x is divided by")
        : Elu(alpha, inputScale: 1 / alpha);
}
