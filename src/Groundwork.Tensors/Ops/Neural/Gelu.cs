using System.Numerics;
using System.Runtime.Intrinsics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The Gaussian error linear unit: x · Φ(x), Φ the normal distribution function; or its tanh form x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2.</summary>
    /// <param name="tanh">True for the tanh form, which GPT-2 uses.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>−∞ gives 0. Source: Hendrycks and Gimpel (2016), "Gaussian Error Linear Units".</remarks>
    /// <example><code>Tensor.From(0f, 1f).Gelu();   // [0, 0.8413]</code></example>
    public Tensor Gelu(bool tanh = false) => tanh ? GeluTanh.Op.Of(this) : Groundwork.Gelu.Op.Of(this);
}

sealed class Gelu() : Activation<Gelu.Curve>("gelu")
{
    public static readonly Gelu Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => Simd.Gelu(x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => Simd.GeluSlope(x);

        public static bool IsWide => true;

        public static Vector512<float> WideValue(Vector512<float> x) => Wide.GeluNear(x);

        public static Vector512<float> WideSlope(Vector512<float> x) => Wide.GeluSlopeNear(x);

        public static bool IsRare(Vector512<float> x) => Wide.IsBeyondTable(x);

        public static Vector512<float> RareValue(Vector512<float> x) => Wide.Gelu(x);

        public static Vector512<float> RareSlope(Vector512<float> x) => Wide.GeluSlope(x);

        // φ(x) (2 − x²), φ the normal density.
        public static Tensor Curvature(Tensor x, double p, double q, double r) => (x * x * -0.5).Exp() * (2 - x * x) * (1 / Math.Sqrt(2 * Math.PI));
    }
}

sealed class GeluTanh() : Activation<GeluTanh.Curve>("gelu tanh")
{
    public static readonly GeluTanh Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => Simd.GeluTanh(x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => Simd.GeluTanhSlope(x);

        public static bool IsWide => true;

        public static Vector512<float> WideValue(Vector512<float> x) => Wide.GeluTanh(x);

        public static Vector512<float> WideSlope(Vector512<float> x) => Wide.GeluTanhSlope(x);

        // With x · s(u(x)): 2 s' u' + x (s'' u'² + s' u'').
        public static Tensor Curvature(Tensor x, double p, double q, double r)
        {
            double c = 2 * Math.Sqrt(2 / Math.PI), k = 0.044715 * c;
            var x2 = x * x;
            var s = (x * (c + k * x2)).Sigmoid();
            var ds = s * (1 - s);
            var du = c + 3 * k * x2;
            return ds * (2 * du + x * ((1 - 2 * s) * du * du + 6 * k * x));
        }
    }
}
