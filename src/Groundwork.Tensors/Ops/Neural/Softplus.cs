using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A smooth ramp: log(1 + exp(beta · x)) / beta, and x itself where beta · x exceeds the threshold.</summary>
    /// <param name="beta">How sharp the bend is.</param>
    /// <param name="threshold">Above it the ramp is straight.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>Computed without overflow; −∞ gives 0.</remarks>
    /// <example><code>Tensor.From(0f, 100f).Softplus();   // [0.6931, 100]</code></example>
    public Tensor Softplus(double beta = 1, double threshold = 20) => new Softplus(beta, threshold).Of(this);
}

sealed class Softplus(double beta, double threshold) : Activation<Softplus.Curve>("softplus", ("beta", beta), ("threshold", threshold))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x * p, q), x, Simd.Softplus(x * p) / p);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x * p, q), Vector<T>.One, Simd.Sigmoid(x * p));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            var s = (x * p).Sigmoid();
            return Tensor.Where(x * p > q, 0, p * s * (1 - s));
        }
    }
}
