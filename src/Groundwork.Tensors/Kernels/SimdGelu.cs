using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// GELU and its slope, exact (by the normal distribution) and in the tanh form; both keep their relative accuracy in the lower tail.
internal static partial class Simd
{
    private const double InverseSqrtTwoPi = 0.3989422804014327;
    private const double TwiceSqrtTwoOverPi = 1.5957691216057308;
    private const double GeluCubic = 0.044715;

    // At -infinity the product would be -infinity * 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> TimesTail(Vector<double> x, Vector<double> probability) =>
        Pick(Vector.Equals(probability, Vector<double>.Zero), Vector<double>.Zero, x * probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> TimesTail(Vector<float> x, Vector<float> probability) =>
        Pick(Vector.Equals(probability, Vector<float>.Zero), Vector<float>.Zero, x * probability);

    /// <summary>x times the normal distribution function of x.</summary>
    internal static Vector<double> Gelu(Vector<double> x) => TimesTail(x, NormalCdf(x));

    /// <summary>x times the normal distribution function of x.</summary>
    internal static Vector<float> Gelu(Vector<float> x) => TimesTail(x, NormalCdf(x));

    /// <summary>Slope of <see cref="Gelu(Vector{double})"/>: cdf(x) + x pdf(x).</summary>
    internal static Vector<double> GeluSlope(Vector<double> x) =>
        NormalCdf(x) + TimesTail(x, Exp(x * x * -0.5) * InverseSqrtTwoPi);

    /// <summary>Slope of <see cref="Gelu(Vector{float})"/>: cdf(x) + x pdf(x).</summary>
    internal static Vector<float> GeluSlope(Vector<float> x) =>
        NormalCdf(x) + TimesTail(x, Exp(x * x * -0.5f) * (float)InverseSqrtTwoPi);

    /// <summary>x sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3), which equals x (1 + tanh u) / 2.</summary>
    internal static Vector<double> GeluTanh(Vector<double> x) => TimesTail(x, Sigmoid(GeluInner(x)));

    /// <summary>x sigmoid(2u) with u = sqrt(2/pi) (x + 0.044715 x^3), which equals x (1 + tanh u) / 2.</summary>
    internal static Vector<float> GeluTanh(Vector<float> x) => TimesTail(x, Sigmoid(GeluInner(x)));

    /// <summary>Slope of <see cref="GeluTanh(Vector{double})"/>: s + x s (1 - s) d(2u)/dx.</summary>
    internal static Vector<double> GeluTanhSlope(Vector<double> x)
    {
        var u = GeluInner(x);
        var s = Sigmoid(u);
        var inner = Fma(x * x, Vector.Create(3 * GeluCubic * TwiceSqrtTwoOverPi), TwiceSqrtTwoOverPi);
        return s + TimesTail(x * inner, s * Sigmoid(-u));
    }

    /// <summary>Slope of <see cref="GeluTanh(Vector{float})"/>: s + x s (1 - s) d(2u)/dx.</summary>
    internal static Vector<float> GeluTanhSlope(Vector<float> x)
    {
        var u = GeluInner(x);
        var s = Sigmoid(u);
        var inner = Fma(x * x, Vector.Create((float)(3 * GeluCubic * TwiceSqrtTwoOverPi)), (float)TwiceSqrtTwoOverPi);
        return s + TimesTail(x * inner, s * Sigmoid(-u));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> GeluInner(Vector<double> x) =>
        x * Fma(x * x, Vector.Create(GeluCubic * TwiceSqrtTwoOverPi), TwiceSqrtTwoOverPi);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> GeluInner(Vector<float> x) =>
        x * Fma(x * x, Vector.Create((float)(GeluCubic * TwiceSqrtTwoOverPi)), (float)TwiceSqrtTwoOverPi);

    /// <summary>x sigmoid(x), also called swish.</summary>
    internal static Vector<double> Silu(Vector<double> x) => TimesTail(x, Sigmoid(x));

    /// <summary>x sigmoid(x), also called swish.</summary>
    internal static Vector<float> Silu(Vector<float> x) => TimesTail(x, Sigmoid(x));
}
