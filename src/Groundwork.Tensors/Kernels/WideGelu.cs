using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>GELU by a table: sixteen polynomials, for |x| in quarters from 0 to 4, whose coefficients one permutation picks out of a register.</summary>
/// <remarks>
/// No exponential and no division, where the formula for all x has one of each. Beyond 4 (and for NaN) that formula holds, for those
/// elements alone: an element's bits do not depend on its neighbours. Fitted with minimax weights: the tail 1 − Φ to 4e-9 of
/// itself, the slope to 3e-9; rounding leaves 2e-7 and 6e-8.
/// </remarks>
static partial class Wide
{
    const float TableEnd = 4;

    /// <summary>True where an element of x is beyond the table, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBeyondTable(Vector512<float> x) => !Vector512.LessThanAll(Vector512.Abs(x), V(TableEnd));

    /// <summary>GELU for |x| below 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluNear(Vector512<float> x)
    {
        var a = Vector512.Abs(x);
        return Avx512F.FusedMultiplyAddNegated(a, TailTable(a), Avx512F.Max(Vector512<float>.Zero, x)); // in this order −0 stays −0
    }

    /// <summary>The slope of GELU for |x| below 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluSlopeNear(Vector512<float> x)
    {
        var fall = FallTable(Vector512.Abs(x));
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), fall, V(1) - fall);
    }

    /// <inheritdoc cref="Simd.Gelu(System.Numerics.Vector{float})"/>
    public static Vector512<float> Gelu(Vector512<float> x) => Near(x, GeluNear(x), TimesTail(x, GeluCdf(x, out _)));

    /// <inheritdoc cref="Simd.GeluSlope(System.Numerics.Vector{float})"/>
    public static Vector512<float> GeluSlope(Vector512<float> x) =>
        Near(x, GeluSlopeNear(x), GeluCdf(x, out var density) + TimesTail(x, density * V((float)Simd.InverseSqrtTwoPi)));

    static Vector512<float> Near(Vector512<float> x, Vector512<float> near, Vector512<float> far) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), V(TableEnd)), near, far);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> At(Vector512<float> table, Vector512<int> index) => Avx512F.PermuteVar16x32(table, index);

    /// <summary>The quarter in which a lies, in the low bits that a permutation looks at, and a's place in it from −½ to ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Quarter(Vector512<float> a, out Vector512<int> index)
    {
        const float ToInteger = 3 << 22; // a sum with 1.5 · 2^23 is rounded to an integer
        var scaled = Fma(a, V(4), -0.5f);
        var rounded = scaled + V(ToInteger);
        index = rounded.AsInt32();
        return scaled - (rounded - V(ToInteger));
    }

    /// <summary>The sum of cᵢtⁱ, in pairs (Estrin's scheme): three multiplications deep where Horner's has six, since the loop waits for the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Polynomial(
        Vector512<float> t, Vector512<float> c0, Vector512<float> c1, Vector512<float> c2, Vector512<float> c3, Vector512<float> c4, Vector512<float> c5)
    {
        var t2 = t * t;
        var low = Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAdd(c3, t, c2), t2, Avx512F.FusedMultiplyAdd(c1, t, c0));
        return Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAdd(c5, t, c4), t2 * t2, low);
    }

    // The normal distribution's upper tail at a.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> TailTable(Vector512<float> a)
    {
        var t = Quarter(a, out var index);
        var c6 = At(Vector512.Create(
            2.4983936e-07f, 6.423343e-07f, 7.792681e-07f, 6.3661906e-07f, 3.1611512e-07f, -2.5325914e-08f, -2.6007655e-07f, -3.3975834e-07f,
            -2.9194572e-07f, -1.8216852e-07f, -7.1870865e-08f, 4.5126143e-09f, 4.0693585e-08f, 4.7129365e-08f, 3.8423924e-08f, 2.5776624e-08f), index);
        var c5 = At(Vector512.Create(
            -9.332872e-06f, -6.567382e-06f, -2.160619e-06f, 2.2148158e-06f, 5.1365823e-06f, 5.9974354e-06f, 5.0801605e-06f, 3.2094074e-06f,
            1.2628176e-06f, -1.8085957e-07f, -9.401214e-07f, -1.127807e-06f, -9.770521e-07f, -7.030919e-07f, -4.4129433e-07f, -2.4729485e-07f), index);
        var c4 = At(Vector512.Create(
            -2.4034689e-05f, -6.489705e-05f, -8.710633e-05f, -8.65695e-05f, -6.7285415e-05f, -3.8484668e-05f, -1.0126164e-05f, 1.0823754e-05f,
            2.1869779e-05f, 2.4264622e-05f, 2.1150418e-05f, 1.5764599e-05f, 1.0400065e-05f, 6.1814085e-06f, 3.3449685e-06f, 1.6591907e-06f), index);
        var c3 = At(Vector512.Create(
            0.0010147169f, 0.00083219307f, 0.00052076334f, 0.00016605118f, -0.00014655903f, -0.00035952317f, -0.00045517937f, -0.0004506262f,
            -0.00038196772f, -0.0002872834f, -0.00019519184f, -0.00012105861f, -6.898968e-05f, -3.6289202e-05f, -1.7675316e-05f, -7.9906995e-06f), index);
        var c2 = At(Vector512.Create(
            0.001546241f, 0.004357677f, 0.006409394f, 0.007439004f, 0.0074487883f, 0.006660683f, 0.0054101464f, 0.004030446f,
            0.0027705343f, 0.0017643208f, 0.0010437806f, 0.00057483115f, 0.00029514238f, 0.00014144613f, 6.333118e-05f, 2.6511245e-05f), index);
        var c1 = At(Vector512.Create(
            -0.09895942f, -0.09296377f, -0.08204024f, -0.06801375f, -0.05296916f, -0.038753066f, -0.026634566f, -0.01719657f,
            -0.010430247f, -0.005942975f, -0.0031810454f, -0.0015995301f, -0.0007555645f, -0.0003352797f, -0.00013976538f, -5.473291e-05f), index);
        var c0 = At(Vector512.Create(
            0.45026177f, 0.35383025f, 0.26598552f, 0.19078696f, 0.13029452f, 0.08456572f, 0.05208128f, 0.03039636f,
            0.016793307f, 0.008774475f, 0.0043324484f, 0.0020201374f, 0.0008890253f, 0.00036907845f, 0.00014448073f, 5.331235e-05f), index);
        return Polynomial(t, c0, c1, c2, c3, c4, Avx512F.FusedMultiplyAdd(c6, t, c5));
    }

    // The slope of GELU at −a: the tail less a times the density.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> FallTable(Vector512<float> a)
    {
        var t = Quarter(a, out var index);
        var c5 = At(Vector512.Create(
            -5.5160184e-05f, -3.3584267e-05f, -1.2856192e-06f, 2.6634629e-05f, 3.9353847e-05f, 3.5177818e-05f, 2.0374731e-05f, 3.9813845e-06f,
            -7.339557e-06f, -1.1527203e-05f, -1.0233346e-05f, -6.5039826e-06f, -2.8323586e-06f, -3.9966517e-07f, 7.1021014e-07f, 9.323186e-07f), index);
        var c4 = At(Vector512.Create(
            -0.0001428369f, -0.00037202935f, -0.00046049606f, -0.0003924726f, -0.00022012492f, -2.766433e-05f, 0.000113727176f, 0.0001735759f,
            0.00016230116f, 0.00011232636f, 5.6272303e-05f, 1.4027439e-05f, -8.943072e-06f, -1.6430991e-05f, -1.5179807e-05f, -1.0814503e-05f), index);
        var c3 = At(Vector512.Create(
            0.004010774f, 0.002939379f, 0.0012119932f, -0.0005477609f, -0.0017973718f, -0.0022847615f, -0.0020840068f, -0.0014777961f,
            -0.0007842923f, -0.00022706392f, 0.00010756611f, 0.00024094923f, 0.00024405016f, 0.00018863904f, 0.00012330324f, 7.090237e-05f), index);
        var c2 = At(Vector512.Create(
            0.0061607347f, 0.016817737f, 0.023133716f, 0.024060402f, 0.020367758f, 0.014049944f, 0.007354518f, 0.0019523329f,
            -0.0014285115f, -0.0028945832f, -0.0030171957f, -0.0024520375f, -0.0017016988f, -0.0010453854f, -0.00057889003f, -0.00029203773f), index);
        var c1 = At(Vector512.Create(
            -0.1963726f, -0.17285451f, -0.13203351f, -0.083954476f, -0.038899228f, -0.0042386176f, 0.01706277f, 0.02606355f,
            0.026238589f, 0.021636145f, 0.0155573f, 0.010022055f, 0.0058674305f, 0.003148486f, 0.0015570737f, 0.000712383f), index);
        var c0 = At(Vector512.Create(
            0.40078208f, 0.21438457f, 0.060884926f, -0.047261167f, -0.10806671f, -0.12857614f, -0.12104341f, -0.09857791f,
            -0.071863785f, -0.04768379f, -0.029068528f, -0.016374458f, -0.008555531f, -0.0041571977f, -0.0018821172f, -0.00079504773f), index);
        return Polynomial(t, c0, c1, c2, c3, c4, c5);
    }

    // For all x; see Simd.GeluCdf.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> GeluCdf(Vector512<float> x, out Vector512<float> density)
    {
        var b = Avx512F.Min(V(14.5f), Vector512.Abs(x));
        var t = V(1) / Fma(b, V(0.24f), 1);
        var p = V(0.025518015f);
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
        var lost = Avx512F.FusedMultiplyAdd(b, b, -square);
        var z = square * V(-0.5f);
        var n = Avx512F.RoundScale(z * V((float)Simd.Log2E), 8);
        var r = Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2LowSingle), Avx512F.FusedMultiplyAdd(lost, V(-0.5f), Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2HighSingle), z)));
        var e = ExpMinusOneReduced(r);
        density = Avx512F.Scale(e + V(1), n);
        var tail = Avx512F.Scale(Avx512F.FusedMultiplyAdd(e, p, p), n);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), tail, V(1) - tail);
    }
}
