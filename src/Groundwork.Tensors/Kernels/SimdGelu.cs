using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// GELU and its slope, exact (by the normal distribution) and in the tanh form; both keep their relative accuracy in the lower tail.
internal static partial class Simd
{
    internal const double InverseSqrtTwoPi = 0.3989422804014327;
    internal const double TwiceSqrtTwoOverPi = 1.5957691216057308;
    internal const double GeluCubic = 0.044715;

    // At -infinity the product would be -infinity * 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> TimesTail(Vector<double> x, Vector<double> probability) =>
        Pick(Vector.Equals(probability, Vector<double>.Zero), Vector<double>.Zero, x * probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> TimesTail(Vector<float> x, Vector<float> probability) =>
        Pick(Vector.Equals(probability, Vector<float>.Zero), Vector<float>.Zero, x * probability);

    /// <summary>x times the normal distribution function of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Gelu(Vector<double> x) => TimesTail(x, NormalCdf(x));

    /// <summary>x times the normal distribution function of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Gelu(Vector<float> x) => TimesTail(x, GeluCdf(x, out _));

    /// <summary>The normal distribution function, and the density times the root of 2 pi.</summary>
    /// <remarks>
    /// The tail beyond b = |x| is exp(-b^2 / 2) t p(t) with t = 1 / (1 + 0.24 b): one polynomial and one division everywhere, where
    /// <see cref="NormalCdf(Vector{float})"/> has two of each. Fitted to 3e-9; 4e-7 after rounding.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> GeluCdf(Vector<float> x, out Vector<float> density)
    {
        var b = Vector.MinNative(Vector.Create(14.5f), Vector.Abs(x));
        var t = Vector<float>.One / Fma(b, Vector.Create(0.24f), 1.0f);
        var p = Vector.Create(0.025518015f);
        p = Fma(p, t, -0.12458983f);
        p = Fma(p, t, 0.20535839f);
        p = Fma(p, t, -0.14409308f);
        p = Fma(p, t, 0.14128827f);
        p = Fma(p, t, 0.028251845f);
        p = Fma(p, t, 0.087725013f);
        p = Fma(p, t, 0.088943101f);
        p = Fma(p, t, 0.095856138f);
        p = Fma(p, t, 0.095742136f) * t;
        var square = b * b;
        var lost = Fma(b, b, -square);
        var z = square * -0.5f;
        var n = Nearest(z * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(lost, Vector.Create(-0.5f), Fma(n, Vector.Create(-Ln2HighSingle), z)));
        var e = ExpMinusOneReduced(r);
        density = Scale(e + Vector<float>.One, n);
        var tail = Scale(Fma(e, p, p), n);
        return Pick(Vector.LessThan(x, Vector<float>.Zero), tail, Vector<float>.One - tail);
    }

    /// <summary>Slope of <see cref="Gelu(Vector{double})"/>: cdf(x) + x pdf(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> GeluSlope(Vector<double> x) =>
        NormalCdf(x) + TimesTail(x, Exp(x * x * -0.5) * InverseSqrtTwoPi);

    /// <summary>Slope of <see cref="Gelu(Vector{float})"/>: cdf(x) + x pdf(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> GeluSlope(Vector<float> x) =>
        GeluCdf(x, out var density) + TimesTail(x, density * (float)InverseSqrtTwoPi);

    /// <summary>x sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3), which equals x (1 + tanh u) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> GeluTanh(Vector<double> x) => TimesTail(x, Sigmoid(GeluInner(x)));

    /// <summary>x sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3), which equals x (1 + tanh u) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> GeluTanh(Vector<float> x) => TimesTail(x, Sigmoid(GeluInner(x)));

    /// <summary>Slope of <see cref="GeluTanh(Vector{double})"/>: s + x s (1 - s) d(2u)/dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> GeluTanhSlope(Vector<double> x)
    {
        var u = GeluInner(x);
        var e = Exp(-Vector.Abs(u));
        var d = Vector<double>.One / (e + Vector<double>.One);
        var s = Pick(Vector.LessThan(u, Vector<double>.Zero), e * d, d);
        var inner = Fma(x * x, Vector.Create(3 * GeluCubic * TwiceSqrtTwoOverPi), TwiceSqrtTwoOverPi);
        return s + TimesTail(x * inner, e * d * d);
    }

    /// <summary>Slope of <see cref="GeluTanh(Vector{float})"/>: s + x s (1 - s) d(2u)/dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> GeluTanhSlope(Vector<float> x)
    {
        var u = GeluInner(x);
        var e = Exp(-Vector.Abs(u));
        var d = Vector<float>.One / (e + Vector<float>.One);
        var s = Pick(Vector.LessThan(u, Vector<float>.Zero), e * d, d);
        var inner = Fma(x * x, Vector.Create((float)(3 * GeluCubic * TwiceSqrtTwoOverPi)), (float)TwiceSqrtTwoOverPi);
        return s + TimesTail(x * inner, e * d * d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> GeluInner(Vector<double> x) =>
        x * Fma(x * x, Vector.Create(GeluCubic * TwiceSqrtTwoOverPi), TwiceSqrtTwoOverPi);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> GeluInner(Vector<float> x) =>
        x * Fma(x * x, Vector.Create((float)(GeluCubic * TwiceSqrtTwoOverPi)), (float)TwiceSqrtTwoOverPi);

    /// <summary>x sigmoid(x), also called swish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Silu(Vector<double> x) => TimesTail(x, Sigmoid(x));

    /// <summary>x sigmoid(x), also called swish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Silu(Vector<float> x) => TimesTail(x, Sigmoid(x));
}
