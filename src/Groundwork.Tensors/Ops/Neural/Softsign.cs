using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x / (1 + |x|) for every element.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>±∞ gives NaN.</remarks>
    /// <example><code>Tensor.From(-1f, 3f).Softsign();   // [-0.5, 0.75]</code></example>
    public Tensor Softsign() => Groundwork.Softsign.Op.Of(this);
}

sealed class Softsign() : Activation<Softsign.Curve>("softsign")
{
    public static readonly Softsign Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            x / (Vector<T>.One + Vector.Abs(x));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector<T>.One / Square(Vector<T>.One + Vector.Abs(x));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            var a = 1 + x.Abs();
            return -2 * x.Sign() / (a * a * a);
        }

        static Vector<T> Square<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T> => x * x;
    }
}
