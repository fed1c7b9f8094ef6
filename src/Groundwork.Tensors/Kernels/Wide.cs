using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>What is done with a vector of 16 Float32.</summary>
interface IWideLane
{
    static abstract Vector512<float> Invoke(Vector512<float> x, Vector512<float> y);

    /// <summary>True where an element of x is beyond what <see cref="Invoke"/> is right for: then <see cref="InvokeRare"/> is asked for that vector.</summary>
    static virtual bool IsRare(Vector512<float> x) => false;

    /// <summary>The right values for any x; those of elements within the usual range are what <see cref="Invoke"/> gives.</summary>
    static virtual Vector512<float> InvokeRare(Vector512<float> x, Vector512<float> y) => x;
}

/// <summary>
/// Functions on 512 bits, for the loops where networks spend their time: the same arithmetic as <see cref="Simd"/>, which is
/// <c>Vector&lt;T&gt;</c> and 256 bits wide at most, so an element has the same bits in both (but for GELU, whose table has no narrow form).
/// </summary>
static partial class Wide
{
    /// <summary>True where kernels of this width run on elements of type T.</summary>
    public static bool Runs<T>() where T : unmanaged => typeof(T) == typeof(float) && Avx512F.IsSupported && KernelSet.Current == KernelSet.Avx512;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> V(float x) => Vector512.Create(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Fma(Vector512<float> a, Vector512<float> b, float c) => Avx512F.FusedMultiplyAdd(a, b, V(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> ExpMinusOneReduced(Vector512<float> r)
    {
        var p = V(0.00139413204f);
        p = Fma(p, r, 0.00836329814f);
        p = Fma(p, r, 0.0416663736f);
        p = Fma(p, r, 0.166665763f);
        p = Fma(p, r, 0.5f);
        return Avx512F.FusedMultiplyAdd(p, r * r, r);
    }

    /// <inheritdoc cref="Simd.Exp(System.Numerics.Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Avx512F.Min(V(90), Avx512F.Max(V(-104), x)); // the constant on the left lets NaN pass
        var n = Avx512F.RoundScale(x * V((float)Simd.Log2E), 8);
        var r = Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2LowSingle), Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2HighSingle), x));
        return Avx512F.Scale(ExpMinusOneReduced(r) + V(1), n);
    }

    /// <inheritdoc cref="Simd.Tanh(System.Numerics.Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var a = Avx512F.Min(V(10), Vector512.Abs(x));
        var n = Avx512F.RoundScale(a * V((float)(2 * Simd.Log2E)), 8);
        var r = Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2LowSingle), Avx512F.FusedMultiplyAdd(n, V(-Simd.Ln2HighSingle), a + a));
        var s = Avx512F.Scale(V(1), n);
        var t = Avx512F.FusedMultiplyAdd(s, ExpMinusOneReduced(r), s - V(1));
        return Vector512.ConditionalSelect(V(-0.0f), x, t / (t + V(2)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> TimesTail(Vector512<float> x, Vector512<float> probability) =>
        Vector512.ConditionalSelect(Vector512.Equals(probability, Vector512<float>.Zero), Vector512<float>.Zero, x * probability);

    /// <inheritdoc cref="Simd.GeluTanh(System.Numerics.Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanh(Vector512<float> x)
    {
        var u = x * Fma(x * x, V((float)(Simd.GeluCubic * Simd.TwiceSqrtTwoOverPi)), (float)Simd.TwiceSqrtTwoOverPi);
        var e = Exp(-Vector512.Abs(u));
        return TimesTail(x, Vector512.ConditionalSelect(Vector512.LessThan(u, Vector512<float>.Zero), e, V(1)) / (e + V(1)));
    }

    /// <inheritdoc cref="Simd.GeluTanhSlope(System.Numerics.Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GeluTanhSlope(Vector512<float> x)
    {
        var u = x * Fma(x * x, V((float)(Simd.GeluCubic * Simd.TwiceSqrtTwoOverPi)), (float)Simd.TwiceSqrtTwoOverPi);
        var e = Exp(-Vector512.Abs(u));
        var d = V(1) / (e + V(1));
        var s = Vector512.ConditionalSelect(Vector512.LessThan(u, Vector512<float>.Zero), e * d, d);
        var inner = Fma(x * x, V((float)(3 * Simd.GeluCubic * Simd.TwiceSqrtTwoOverPi)), (float)Simd.TwiceSqrtTwoOverPi);
        return s + TimesTail(x * inner, e * d * d);
    }

    /// <summary>y[i] = f(x[i], z[i]); both have the length of y. The last, partial vector is padded and goes the same way.</summary>
    public static void Map<TLane>(ReadOnlySpan<float> x, ReadOnlySpan<float> z, Span<float> y) where TLane : struct, IWideLane
    {
        const int Width = 16;
        int n = y.Length, i = 0;
        ref float from = ref MemoryMarshal.GetReference(x), with = ref MemoryMarshal.GetReference(z), to = ref MemoryMarshal.GetReference(y);
        for (; i <= n - Width; i += Width)
        {
            var v = Vector512.LoadUnsafe(ref from, (nuint)i);
            TLane.Invoke(v, Vector512.LoadUnsafe(ref with, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            if (TLane.IsRare(v)) Rare<TLane>(ref Unsafe.Add(ref from, i), ref Unsafe.Add(ref with, i), ref Unsafe.Add(ref to, i));
        }
        if (i == n) return;
        Span<float> rest = stackalloc float[2 * Width];
        rest.Clear();
        x[i..n].CopyTo(rest);
        z[i..n].CopyTo(rest[Width..]);
        Vector512<float> last = Vector512.Create<float>(rest[..Width]), lastWith = Vector512.Create<float>(rest[Width..]);
        (TLane.IsRare(last) ? TLane.InvokeRare(last, lastWith) : TLane.Invoke(last, lastWith)).CopyTo(rest);
        rest[..(n - i)].CopyTo(y[i..]);
    }

    // After the store and by reference, so that the call makes the loop save no vector.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Rare<TLane>(ref float x, ref float z, ref float y) where TLane : struct, IWideLane =>
        TLane.InvokeRare(Vector512.LoadUnsafe(ref x), Vector512.LoadUnsafe(ref z)).StoreUnsafe(ref y);

    /// <summary>A span of elements whose type is Float32, as such.</summary>
    public static ReadOnlySpan<float> Singles<T>(ReadOnlySpan<T> x) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(x)), x.Length);

    /// <inheritdoc cref="Singles{T}(ReadOnlySpan{T})"/>
    public static Span<float> Singles<T>(Span<T> x) where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(x)), x.Length);
}
