using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The logarithm of the logistic function, log(1 / (1 + e⁻ˣ)), without overflow.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>−∞ stays, ∞ gives 0.</remarks>
    /// <example><code>Tensor.From(0f, 100f).LogSigmoid();   // [-0.6931, 0]</code></example>
    public Tensor LogSigmoid() => Groundwork.LogSigmoid.Op.Of(this);
}

sealed class LogSigmoid() : Activation<LogSigmoid.Curve>("log sigmoid")
{
    public static readonly LogSigmoid Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            -Simd.Softplus(-x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Simd.Sigmoid(-x);

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            var s = x.Sigmoid();
            return s * (s - 1);
        }
    }
}
