using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// Logarithms: x = 2^e * m with m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f),
// log m = 2 atanh(s) = f - (f^2/2 - s (f^2/2 + R(s^2))), where R collects the odd powers from s^3 on.
internal static partial class Simd
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const float SmallestNormalSingle = 1.17549435e-38f;

    // ln 2 with 21 trailing zero bits (11 for Float32), so that its product with an exponent is exact, and what is left of it.
    private const double Ln2Short = 0.69314718036912382;
    private const double Ln2Rest = 1.9082149292705877e-10;
    private const float Ln2ShortSingle = 0.693359375f;
    private const float Ln2RestSingle = -2.12194440e-4f;

    /// <summary>Splits positive finite x into e and f = m - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Split(Vector<double> x, out Vector<double> e)
    {
        var denormal = Vector.LessThan(x, Vector.Create(SmallestNormal));
        x = Pick(denormal, x * 18014398509481984.0, x);
        var bits = Vector.AsVectorInt64(x);
        // The offset makes the field e + 1023, so that it is never negative and a logical shift serves.
        var t = bits + Vector.Create(0x3FF0000000000000L - 0x3FE6A09E667F3BCDL);
        var field = Vector.AsVectorDouble((t >>> 52) | Vector.Create(0x4330000000000000L));
        e = field - Pick(denormal, Vector.Create(4503599627370496.0 + 1023 + 54), Vector.Create(4503599627370496.0 + 1023));
        var m = bits - (t & Vector.Create(unchecked((long)0xFFF0000000000000UL))) + Vector.Create(0x3FF0000000000000L);
        return Vector.AsVectorDouble(m) - Vector<double>.One;
    }

    /// <summary>Splits positive finite x into e and f = m - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Split(Vector<float> x, out Vector<float> e)
    {
        var denormal = Vector.LessThan(x, Vector.Create(SmallestNormalSingle));
        x = Pick(denormal, x * 33554432.0f, x);
        var bits = Vector.AsVectorInt32(x);
        var t = bits + Vector.Create(0x3F800000 - 0x3F3504F3);
        e = Vector.ConvertToSingle(t >>> 23) - Pick(denormal, Vector.Create(127.0f + 25), Vector.Create(127.0f));
        var m = bits - (t & Vector.Create(unchecked((int)0xFF800000U))) + Vector.Create(0x3F800000);
        return Vector.AsVectorSingle(m) - Vector<float>.One;
    }

    /// <summary>log(1 + f) = f - Tail(f) for 1 + f in [sqrt(1/2), sqrt(2)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogTail(Vector<double> f, out Vector<double> half, out Vector<double> product)
    {
        var s = f / (f + Vector.Create(2.0));
        var z = s * s;
        var p = Vector.Create(0.1462294739906129);
        p = Fma(p, z, 0.15331185121961075);
        p = Fma(p, z, 0.18182905649742001);
        p = Fma(p, z, 0.22222210901610603);
        p = Fma(p, z, 0.28571428627452328);
        p = Fma(p, z, 0.39999999999896113);
        p = Fma(p, z, 0.66666666666666696);
        half = f * f * 0.5;
        product = s * Fma(p, z, half);
        return half - product;
    }

    /// <summary>log(1 + f) = f - Tail(f) for 1 + f in [sqrt(1/2), sqrt(2)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogTail(Vector<float> f, out Vector<float> half, out Vector<float> product)
    {
        var s = f / (f + Vector.Create(2.0f));
        var z = s * s;
        var p = Vector.Create(0.29586035f);
        p = Fma(p, z, 0.39988631f);
        p = Fma(p, z, 0.666666865f);
        half = f * f * 0.5f;
        product = s * Fma(p, z, half);
        return half - product;
    }

    /// <summary>log(u) + low for positive u, where low is a small correction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogWith(Vector<double> u, Vector<double> low)
    {
        var f = Split(u, out var e);
        LogTail(f, out var half, out var product);
        var small = Fma(e, Vector.Create(Ln2Rest), product + low);
        return Fma(e, Vector.Create(Ln2Short), f - (half - small));
    }

    /// <summary>log(u) + low for positive u, where low is a small correction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogWith(Vector<float> u, Vector<float> low)
    {
        var f = Split(u, out var e);
        LogTail(f, out var half, out var product);
        var small = Fma(e, Vector.Create(Ln2RestSingle), product + low);
        return Fma(e, Vector.Create(Ln2ShortSingle), f - (half - small));
    }

    // Zero gives -infinity, anything below it NaN, infinity and NaN themselves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogEdges(Vector<double> x, Vector<double> y)
    {
        var inside = Vector.GreaterThan(x, Vector<double>.Zero) & Vector.LessThan(x, Vector.Create(double.PositiveInfinity));
        if (Vector.EqualsAll(inside, Vector<long>.AllBitsSet)) return y;
        var edge = Pick(Vector.Equals(x, Vector<double>.Zero), Vector.Create(double.NegativeInfinity),
            Pick(Vector.LessThan(x, Vector<double>.Zero), Vector.Create(double.NaN), x));
        return Pick(inside, y, edge);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogEdges(Vector<float> x, Vector<float> y)
    {
        var inside = Vector.GreaterThan(x, Vector<float>.Zero) & Vector.LessThan(x, Vector.Create(float.PositiveInfinity));
        if (Vector.EqualsAll(inside, Vector<int>.AllBitsSet)) return y;
        var edge = Pick(Vector.Equals(x, Vector<float>.Zero), Vector.Create(float.NegativeInfinity),
            Pick(Vector.LessThan(x, Vector<float>.Zero), Vector.Create(float.NaN), x));
        return Pick(inside, y, edge);
    }

    /// <summary>Natural logarithm; log 0 = -infinity, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Log(Vector<double> x) => LogEdges(x, LogWith(x, Vector<double>.Zero));

    /// <summary>Natural logarithm; log 0 = -infinity, NaN below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Log(Vector<float> x) => LogEdges(x, LogWith(x, Vector<float>.Zero));

    /// <summary>log(1 + x) without cancellation near 0: the rounding error of 1 + x is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Log1p(Vector<double> x)
    {
        var u = x + Vector<double>.One;
        var d = u - Vector<double>.One;
        var lost = (Vector<double>.One - (u - d)) + (x - d);
        var y = LogEdges(u, LogWith(u, lost / u));
        return Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-17)), x, y);
    }

    /// <summary>log(1 + x) without cancellation near 0: the rounding error of 1 + x is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Log1p(Vector<float> x)
    {
        var u = x + Vector<float>.One;
        var d = u - Vector<float>.One;
        var lost = (Vector<float>.One - (u - d)) + (x - d);
        var y = LogEdges(u, LogWith(u, lost / u));
        return Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-9f)), x, y);
    }

    /// <summary>Base-2 logarithm, exact for powers of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Log2(Vector<double> x)
    {
        var f = Split(x, out var e);
        return LogEdges(x, LogInBase(f, e, Log2E, 2.0355273740931033e-17, 1.0, 0.0));
    }

    /// <summary>Base-2 logarithm, exact for powers of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Log2(Vector<float> x)
    {
        var f = Split(x, out var e);
        return LogEdges(x, LogInBase(f, e, 1.44269502f, 1.92596303e-8f, 1.0f, 0.0f));
    }

    /// <summary>Base-10 logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Log10(Vector<double> x)
    {
        var f = Split(x, out var e);
        return LogEdges(x, LogInBase(f, e, 0.4342944819032518, 1.098319650216765e-17, 0.3010299955494702, 1.1451100898021838e-10));
    }

    /// <summary>Base-10 logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Log10(Vector<float> x)
    {
        var f = Split(x, out var e);
        return LogEdges(x, LogInBase(f, e, 0.434294492f, -1.01030501e-8f, 0.301025391f, 4.60503898e-6f));
    }

    // (f - tail) * (k + kLow) + e * (step + stepLow) with the leading products kept in two parts; e * step is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogInBase(Vector<double> f, Vector<double> e, double k, double kLow, double step, double stepLow)
    {
        var tail = LogTail(f, out _, out _);
        var m = f - tail;
        var mLow = (f - m) - tail;
        var kv = Vector.Create(k);
        var a = m * kv;
        var aLow = Fma(m, kv, -a) + Fma(mLow, kv, m * Vector.Create(kLow)) + e * Vector.Create(stepLow);
        var b = e * Vector.Create(step);
        var sum = a + b;
        // |b| is 0 or exceeds |a|, but for base 10 not always: a two-sum in either order.
        var v = sum - b;
        var rest = (a - v) + (b - (sum - v));
        return sum + (rest + aLow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LogInBase(Vector<float> f, Vector<float> e, float k, float kLow, float step, float stepLow)
    {
        var tail = LogTail(f, out _, out _);
        var m = f - tail;
        var mLow = (f - m) - tail;
        var kv = Vector.Create(k);
        var a = m * kv;
        var aLow = Fma(m, kv, -a) + Fma(mLow, kv, m * Vector.Create(kLow)) + e * Vector.Create(stepLow);
        var b = e * Vector.Create(step);
        var sum = a + b;
        var v = sum - b;
        var rest = (a - v) + (b - (sum - v));
        return sum + (rest + aLow);
    }

    /// <summary>Inverse hyperbolic sine: sign(x) log1p(|x| + x^2 / (1 + sqrt(1 + x^2))).</summary>
    internal static Vector<double> Asinh(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var z = a * a;
        var small = Log1p(a + z / (Vector<double>.One + Vector.SquareRoot(Vector<double>.One + z)));
        var large = Log(a) + Vector.Create(Ln2High);
        return WithSign(Pick(Vector.LessThan(a, Vector.Create(1e9)), small, large), x);
    }

    /// <summary>Inverse hyperbolic sine: sign(x) log1p(|x| + x^2 / (1 + sqrt(1 + x^2))).</summary>
    internal static Vector<float> Asinh(Vector<float> x)
    {
        var a = Vector.Abs(x);
        var z = a * a;
        var small = Log1p(a + z / (Vector<float>.One + Vector.SquareRoot(Vector<float>.One + z)));
        var large = Log(a) + Vector.Create(Ln2HighSingle);
        return WithSign(Pick(Vector.LessThan(a, Vector.Create(1e5f)), small, large), x);
    }

    /// <summary>Inverse hyperbolic cosine: log1p(t + sqrt(2t + t^2)) with t = x - 1; NaN below 1.</summary>
    internal static Vector<double> Acosh(Vector<double> x)
    {
        var t = x - Vector<double>.One;
        var small = Log1p(t + Vector.SquareRoot(Pick(Vector.LessThan(t, Vector<double>.Zero), t, t * (t + Vector.Create(2.0)))));
        return Pick(Vector.GreaterThan(x, Vector.Create(1e9)), Log(x) + Vector.Create(Ln2High), small);
    }

    /// <summary>Inverse hyperbolic cosine: log1p(t + sqrt(2t + t^2)) with t = x - 1; NaN below 1.</summary>
    internal static Vector<float> Acosh(Vector<float> x)
    {
        var t = x - Vector<float>.One;
        var small = Log1p(t + Vector.SquareRoot(Pick(Vector.LessThan(t, Vector<float>.Zero), t, t * (t + Vector.Create(2.0f)))));
        return Pick(Vector.GreaterThan(x, Vector.Create(1e5f)), Log(x) + Vector.Create(Ln2HighSingle), small);
    }

    /// <summary>Inverse hyperbolic tangent: sign(x) log1p(2|x| / (1 - |x|)) / 2; infinite at 1, NaN beyond.</summary>
    internal static Vector<double> Atanh(Vector<double> x)
    {
        var a = Vector.Abs(x);
        return WithSign(Log1p((a + a) / (Vector<double>.One - a)) * 0.5, x);
    }

    /// <summary>Inverse hyperbolic tangent: sign(x) log1p(2|x| / (1 - |x|)) / 2; infinite at 1, NaN beyond.</summary>
    internal static Vector<float> Atanh(Vector<float> x)
    {
        var a = Vector.Abs(x);
        return WithSign(Log1p((a + a) / (Vector<float>.One - a)) * 0.5f, x);
    }
}
