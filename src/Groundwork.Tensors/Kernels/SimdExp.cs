using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// exp and what is made of it: x = n ln 2 + r with |r| <= ln 2 / 2, then 2^n * (1 + r + r^2 q(r)).
internal static partial class Simd
{
    internal const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    internal const float Ln2HighSingle = 0.6931472f;
    internal const float Ln2LowSingle = -1.9046542e-9f;

    /// <summary>exp(r) - 1 for |r| no more than ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpMinusOneReduced(Vector<double> r)
    {
        var p = Vector.Create(2.5110270500686871e-08);
        p = Fma(p, r, 2.7620329517170696e-07);
        p = Fma(p, r, 2.7557241750305074e-06);
        p = Fma(p, r, 2.4801520787534583e-05);
        p = Fma(p, r, 0.00019841269887110348);
        p = Fma(p, r, 0.0013888888917542093);
        p = Fma(p, r, 0.0083333333333220367);
        p = Fma(p, r, 0.04166666666662347);
        p = Fma(p, r, 0.16666666666666674);
        p = Fma(p, r, 0.5);
        return Fma(p, r * r, r);
    }

    /// <summary>exp(r) - 1 for |r| no more than ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpMinusOneReduced(Vector<float> r)
    {
        var p = Vector.Create(0.00139413204f);
        p = Fma(p, r, 0.00836329814f);
        p = Fma(p, r, 0.0416663736f);
        p = Fma(p, r, 0.166665763f);
        p = Fma(p, r, 0.5f);
        return Fma(p, r * r, r);
    }

    /// <summary>exp(x + low) * 2^offset, where low is a small correction to x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpScaled(Vector<double> x, Vector<double> low, double offset)
    {
        x = Clamp(x, -746, 711);
        var n = Nearest(x * Log2E);
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), x) + low);
        return Scale(ExpMinusOneReduced(r) + Vector<double>.One, n + Vector.Create(offset));
    }

    /// <summary>exp(x + low) * 2^offset, where low is a small correction to x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpScaled(Vector<float> x, Vector<float> low, float offset)
    {
        x = Clamp(x, -104, 90);
        var n = Nearest(x * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), x) + low);
        return Scale(ExpMinusOneReduced(r) + Vector<float>.One, n + Vector.Create(offset));
    }

    /// <summary>e^x: 0 below the denormals, infinity above the range, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Exp(Vector<double> x)
    {
        x = Clamp(x, -746, 711);
        var n = Nearest(x * Log2E);
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), x));
        return Scale(ExpMinusOneReduced(r) + Vector<double>.One, n);
    }

    /// <summary>e^x: 0 below the denormals, infinity above the range, NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Exp(Vector<float> x)
    {
        x = Clamp(x, -104, 90);
        var n = Nearest(x * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), x));
        return Scale(ExpMinusOneReduced(r) + Vector<float>.One, n);
    }

    /// <summary>2^x, exact for integers in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Exp2(Vector<double> x)
    {
        x = Clamp(x, -1076, 1025);
        var n = Nearest(x);
        return Scale(ExpMinusOneReduced((x - n) * Ln2High) + Vector<double>.One, n);
    }

    /// <summary>2^x, exact for integers in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Exp2(Vector<float> x)
    {
        x = Clamp(x, -151, 129);
        var n = Nearest(x);
        return Scale(ExpMinusOneReduced((x - n) * Ln2HighSingle) + Vector<float>.One, n);
    }

    /// <summary>e^x - 1 without cancellation near 0; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Expm1(Vector<double> x)
    {
        var a = Clamp(x, -50, 710);
        var n = Nearest(a * Log2E);
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), a));
        // Half of the result first: 2^n itself overflows where e^x - 1 still does not.
        var s = Pow2(n - Vector<double>.One);
        var y = Fma(s, ExpMinusOneReduced(r), s - Vector.Create(0.5));
        return Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-17)), x, y + y);
    }

    /// <summary>e^x - 1 without cancellation near 0; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Expm1(Vector<float> x)
    {
        var a = Clamp(x, -25, 89);
        var n = Nearest(a * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), a));
        var s = Pow2(n - Vector<float>.One);
        var y = Fma(s, ExpMinusOneReduced(r), s - Vector.Create(0.5f));
        return Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-9f)), x, y + y);
    }

    /// <summary>tanh x = t / (t + 2) with t = e^(2|x|) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Tanh(Vector<double> x)
    {
        var a = Vector.MinNative(Vector.Create(20.0), Vector.Abs(x));
        var n = Nearest(a * (2 * Log2E));
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), a + a));
        var s = Pow2(n);
        var t = Fma(s, ExpMinusOneReduced(r), s - Vector<double>.One);
        return WithSign(t / (t + Vector.Create(2.0)), x);
    }

    /// <summary>tanh x = t / (t + 2) with t = e^(2|x|) - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Tanh(Vector<float> x)
    {
        var a = Vector.MinNative(Vector.Create(10.0f), Vector.Abs(x));
        var n = Nearest(a * (float)(2 * Log2E));
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), a + a));
        var s = Pow2(n);
        var t = Fma(s, ExpMinusOneReduced(r), s - Vector<float>.One);
        return WithSign(t / (t + Vector.Create(2.0f)), x);
    }

    /// <summary>Hyperbolic sine: an odd polynomial up to 1, beyond it (e^|x| - e^-|x|) / 2 with the halving inside the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Sinh(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var h = ExpScaled(a, Vector<double>.Zero, -1);
        var z = x * x;
        var p = Vector.Create(7.7461889794868049e-13);
        p = Fma(p, z, 1.6057679312223042e-10);
        p = Fma(p, z, 2.5052117699412872e-08);
        p = Fma(p, z, 2.7557319191363643e-06);
        p = Fma(p, z, 0.00019841269841324241);
        p = Fma(p, z, 0.0083333333333332985);
        p = Fma(p, z, 0.16666666666666666);
        return Pick(Vector.LessThan(a, Vector<double>.One), Fma(p * z, x, x), WithSign(h - Vector.Create(0.25) / h, x));
    }

    /// <summary>Hyperbolic sine: an odd polynomial up to 1, beyond it (e^|x| - e^-|x|) / 2 with the halving inside the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Sinh(Vector<float> x)
    {
        var a = Vector.Abs(x);
        var h = ExpScaled(a, Vector<float>.Zero, -1);
        var z = x * x;
        var p = Vector.Create(2.8063007e-06f);
        p = Fma(p, z, 0.000198380993f);
        p = Fma(p, z, 0.00833333936f);
        p = Fma(p, z, 0.166666672f);
        return Pick(Vector.LessThan(a, Vector<float>.One), Fma(p * z, x, x), WithSign(h - Vector.Create(0.25f) / h, x));
    }

    /// <summary>Hyperbolic cosine (e^|x| + e^-|x|) / 2 with the halving inside the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Cosh(Vector<double> x)
    {
        var h = ExpScaled(Vector.Abs(x), Vector<double>.Zero, -1);
        return h + Vector.Create(0.25) / h;
    }

    /// <summary>Hyperbolic cosine (e^|x| + e^-|x|) / 2 with the halving inside the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Cosh(Vector<float> x)
    {
        var h = ExpScaled(Vector.Abs(x), Vector<float>.Zero, -1);
        return h + Vector.Create(0.25f) / h;
    }
}
