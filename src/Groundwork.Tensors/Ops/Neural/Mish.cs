using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x · tanh(softplus(x)) for every element.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>Source: Misra (2019), "Mish: A Self Regularized Non-Monotonic Activation Function".</remarks>
    /// <example><code>Tensor.From(0f, 1f).Mish();   // [0, 0.8651]</code></example>
    public Tensor Mish() => Groundwork.Mish.Op.Of(this);
}

sealed class Mish() : Activation<Mish.Curve>("mish")
{
    public static readonly Mish Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            x * Simd.Tanh(Simd.Softplus(x));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            SlopeOf(x, Simd.Tanh(Simd.Softplus(x)), Simd.Sigmoid(x));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            var s = x.Sigmoid();
            var t = x.Softplus(threshold: 40).Tanh();
            var dt = (1 - t * t) * s;
            return 2 * dt + x * (dt * (1 - s) - 2 * t * dt * s);
        }

        static Vector<T> SlopeOf<T>(Vector<T> x, Vector<T> tanh, Vector<T> sigmoid) where T : unmanaged, IFloatingPointIeee754<T> =>
            tanh + x * (Vector<T>.One - tanh * tanh) * sigmoid;
    }
}
