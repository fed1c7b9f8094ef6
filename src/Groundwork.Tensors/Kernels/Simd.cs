using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>
/// Elementary functions on <see cref="Vector{T}"/> of any width, for Float32 and Float64, one lane at a time:
/// a lane's bits depend on that lane alone, so the scalar twins (a vector with every lane the same) agree with the vector loop bit for bit.
/// </summary>
/// <remarks>
/// Polynomials are minimax fits made for this file (Remez exchange at 45 digits); arithmetic uses fused multiply-add.
/// Largest errors measured are stated at each function in units in the last place.
/// </remarks>
internal static partial class Simd
{
    // Adding 1.5 * 2^52 (2^23) rounds to an integer that stands in the low mantissa bits; with the exponent bias added,
    // a shift by the mantissa width turns it into a power of two.
    private const double RoundDouble = 6755399441055744.0;
    private const double ScaleDouble = RoundDouble + 1023.0;
    private const float RoundSingle = 12582912.0f;
    private const float ScaleSingle = RoundSingle + 127.0f;

    private static Vector<double> SignDouble => Vector.Create(-0.0);

    private static Vector<float> SignSingle => Vector.Create(-0.0f);

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Fma(Vector<double> a, Vector<double> b, Vector<double> c) => Vector.FusedMultiplyAdd(a, b, c);

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Fma(Vector<float> a, Vector<float> b, Vector<float> c) => Vector.FusedMultiplyAdd(a, b, c);

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Fma(Vector<double> a, Vector<double> b, double c) => Vector.FusedMultiplyAdd(a, b, Vector.Create(c));

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Fma(Vector<float> a, Vector<float> b, float c) => Vector.FusedMultiplyAdd(a, b, Vector.Create(c));

    /// <summary>The nearest integer for |x| below 2^51.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Nearest(Vector<double> x) => (x + Vector.Create(RoundDouble)) - Vector.Create(RoundDouble);

    /// <summary>The nearest integer for |x| below 2^22.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Nearest(Vector<float> x) => (x + Vector.Create(RoundSingle)) - Vector.Create(RoundSingle);

    /// <summary>2^n for integers n in [-1022, 1023].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Pow2(Vector<double> n) => (n + Vector.Create(ScaleDouble)).AsVectorInt64().ShiftLeft52();

    /// <summary>2^n for integers n in [-126, 127].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Pow2(Vector<float> n) => (n + Vector.Create(ScaleSingle)).AsVectorInt32().ShiftLeft23();

    /// <summary>p * 2^n through two factors, so that results beyond the normal range round once into denormals or overflow to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Scale(Vector<double> p, Vector<double> n)
    {
        var half = Nearest(n * 0.5);
        return p * Pow2(half) * Pow2(n - half);
    }

    /// <summary>p * 2^n through two factors, so that results beyond the normal range round once into denormals or overflow to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<float> p, Vector<float> n)
    {
        var half = Nearest(n * 0.5f);
        return p * Pow2(half) * Pow2(n - half);
    }

    // The constant stands on the left: x86 then passes a NaN on the right through.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Clamp(Vector<double> x, double low, double high) =>
        Vector.MinNative(Vector.Create(high), Vector.MaxNative(Vector.Create(low), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Clamp(Vector<float> x, float low, float high) =>
        Vector.MinNative(Vector.Create(high), Vector.MaxNative(Vector.Create(low), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Pick(Vector<long> mask, Vector<double> yes, Vector<double> no) => Vector.ConditionalSelect(mask, yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Pick(Vector<int> mask, Vector<float> yes, Vector<float> no) => Vector.ConditionalSelect(mask, yes, no);

    /// <summary>The magnitude of <paramref name="value"/> with the sign of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> WithSign(Vector<double> value, Vector<double> sign) =>
        Vector.AndNot(value, SignDouble) | (sign & SignDouble);

    /// <summary>The magnitude of <paramref name="value"/> with the sign of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> WithSign(Vector<float> value, Vector<float> sign) =>
        Vector.AndNot(value, SignSingle) | (sign & SignSingle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> AsVectorInt64(this Vector<double> x) => Vector.AsVectorInt64(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> AsVectorInt32(this Vector<float> x) => Vector.AsVectorInt32(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ShiftLeft52(this Vector<long> x) => Vector.AsVectorDouble(x << 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ShiftLeft23(this Vector<int> x) => Vector.AsVectorSingle(x << 23);

    /// <summary>Runs a scalar function on every lane: for the rare arguments (or functions) that have no vector form here.</summary>
    private static Vector<T> EachLane<T>(Vector<T> x, Func<T, T> f)
    {
        var result = x;
        for (int lane = 0; lane < Vector<T>.Count; lane++) result = result.WithElement(lane, f(x[lane]));
        return result;
    }
}
