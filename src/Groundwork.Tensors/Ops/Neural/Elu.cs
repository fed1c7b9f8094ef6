using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The exponential linear unit: x where it is positive, alpha · (eˣ − 1) elsewhere.</summary>
    /// <param name="alpha">Minus the limit at −∞, before scaling.</param>
    /// <param name="scale">A factor on the whole result.</param>
    /// <param name="inputScale">A factor on negative x inside the exponential.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>Source: Clevert, Unterthiner, Hochreiter (2015), "Fast and Accurate Deep Network Learning by Exponential Linear Units".</remarks>
    /// <example><code>Tensor.From(-1f, 2f).Elu();   // [-0.6321, 2]</code></example>
    public Tensor Elu(double alpha = 1, double scale = 1, double inputScale = 1) => new Elu(alpha, scale, inputScale).Of(this);
}

sealed class Elu(double alpha, double scale, double inputScale) : Activation<Elu.Curve>("elu", ("alpha", alpha), ("scale", scale), ("inputScale", inputScale))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), x * q, p * q * Simd.Expm1(x * r));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), q, p * q * r * Simd.Exp(x * r));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            double bend = p * q * r * r;
            return Tensor.Where(x > 0, 0, bend * (x * r).Exp());
        }
    }
}
