using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The sigmoid linear unit, also called swish: x · sigmoid(x) for every element.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>−∞ gives 0. Source: Elfwing, Uchibe, Doya (2017), "Sigmoid-Weighted Linear Units for Neural Network Function Approximation".</remarks>
    /// <example><code>Tensor.From(0f, 1f).Silu();   // [0, 0.7311]</code></example>
    public Tensor Silu() => Groundwork.Silu.Op.Of(this);
}

sealed class Silu() : Activation<Silu.Curve>("silu")
{
    public static readonly Silu Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Simd.Silu(x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            SlopeOf(x, Simd.Sigmoid(x));

        public static Tensor Curvature(Tensor x, double p, double q, double r) 
        {
            var s = x.Sigmoid();
            return s * (1 - s) * (2 + x * (1 - 2 * s));
        }

        static Vector<T> SlopeOf<T>(Vector<T> x, Vector<T> s) where T : unmanaged, IFloatingPointIeee754<T> => Simd.Fma(Simd.Silu(x), Vector<T>.One - s, s);
    }
}
