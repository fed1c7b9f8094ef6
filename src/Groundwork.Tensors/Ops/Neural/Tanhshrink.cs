using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x − tanh(x) for every element.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>±∞ stays.</remarks>
    /// <example><code>Tensor.From(0f, 1f).Tanhshrink();   // [0, 0.2384]</code></example>
    public Tensor Tanhshrink() => Groundwork.Tanhshrink.Op.Of(this);
}

sealed class Tanhshrink() : Activation<Tanhshrink.Curve>("tanhshrink")
{
    public static readonly Tanhshrink Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            x - Simd.Tanh(x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Squared(Simd.Tanh(x));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            var t = x.Tanh();
            return 2 * t * (1 - t * t);
        }

        static Vector<T> Squared<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T> => x * x;
    }
}
