using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// The error function: an odd polynomial near 0; beyond it erfc(x) = exp(-x^2) g(t) / (1 + 2x), where g = (1 + 2x) erfcx(x)
// is smooth in t = (x - k) / (x + k) and exp(-x^2) takes the rounding error of x^2 along.
internal static partial class Simd
{
    private const double InverseSqrt2 = 0.7071067811865476;
    private const double InverseSqrt2Low = -4.833646656726457e-17;
    private const float InverseSqrt2Single = 0.707106769f;
    private const float InverseSqrt2LowSingle = 1.21016171e-8f;

    /// <summary>erf on [-1, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ErfNear(Vector<double> x)
    {
        var z = x * x;
        var p = Vector.Create(-7.8011888740977512e-10);
        p = Fma(p, z, 1.3722976265924504e-08);
        p = Fma(p, z, -1.6209175911748696e-07);
        p = Fma(p, z, 1.6447517677871873e-06);
        p = Fma(p, z, -1.4924744663335489e-05);
        p = Fma(p, z, 0.00012055295320494294);
        p = Fma(p, z, -0.00085483259896967576);
        p = Fma(p, z, 0.0052239776074234677);
        p = Fma(p, z, -0.026866170643276219);
        p = Fma(p, z, 0.11283791670945253);
        p = Fma(p, z, -0.37612638903183548);
        p = Fma(p, z, 0.12837916709551256);
        return Fma(p, x, x);
    }

    /// <summary>erf on [-1, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ErfNear(Vector<float> x)
    {
        var z = x * x;
        var p = Vector.Create(-0.000566015195f);
        p = Fma(p, z, 0.00492479326f);
        p = Fma(p, z, -0.0267177168f);
        p = Fma(p, z, 0.112804122f);
        p = Fma(p, z, -0.376123548f);
        p = Fma(p, z, 0.128379121f);
        return Fma(p, x, x);
    }

    /// <summary>exp(a^2) erfc(a) for a in [0.47, 28].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> ErfcxFar(Vector<double> a)
    {
        var t = (a - Vector.Create(3.0)) / (a + Vector.Create(3.0));
        var p = Vector.Create(-1.4017988707449446e-08);
        p = Fma(p, t, 2.142079508118885e-08);
        p = Fma(p, t, 1.083871355896457e-07);
        p = Fma(p, t, -1.1787042839910614e-07);
        p = Fma(p, t, -6.2642281790107695e-07);
        p = Fma(p, t, 3.406941337691259e-07);
        p = Fma(p, t, 3.4797027681210052e-06);
        p = Fma(p, t, -7.2458766040204232e-07);
        p = Fma(p, t, -2.0103773936695645e-05);
        p = Fma(p, t, 4.9475592302625383e-06);
        p = Fma(p, t, 0.00012510022803918802);
        p = Fma(p, t, -0.00010515945212866994);
        p = Fma(p, t, -0.00077983242080705299);
        p = Fma(p, t, 0.0018886903193654169);
        p = Fma(p, t, 0.002529391831184493);
        p = Fma(p, t, -0.023770514915909997);
        p = Fma(p, t, 0.068308027343135069);
        p = Fma(p, t, -0.1192736634154084);
        p = Fma(p, t, 0.12964515870278218);
        p = Fma(p, t, -0.047562294353449289);
        p = Fma(p, t, -0.13562110612458134);
        p = Fma(p, t, 1.2530080582697296);
        return p / (a + a + Vector<double>.One);
    }

    /// <summary>erfc(a + low) for a of at least 0.47, where low is the rounding error of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ErfcFar(Vector<double> a, Vector<double> low)
    {
        a = Vector.MinNative(Vector.Create(28.0), a);
        var square = a * a;
        var lost = Fma(a + a, low, Fma(a, a, -square));
        var g = ErfcxFar(a);
        var x = -square;
        var n = Nearest(x * Log2E);
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), x) - lost);
        return Scale(Fma(ExpMinusOneReduced(r), g, g), n);
    }

    /// <summary>erfc(a + low) for a of at least 0.47, where low is the rounding error of a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ErfcFar(Vector<float> a, Vector<float> low)
    {
        a = Vector.MinNative(Vector.Create(10.5f), a);
        var t = (a - Vector.Create(2.0f)) / (a + Vector.Create(2.0f));
        var p = Vector.Create(-0.000233045706f);
        p = Fma(p, t, -0.00125367765f);
        p = Fma(p, t, 0.00114946521f);
        p = Fma(p, t, 0.00865113735f);
        p = Fma(p, t, -0.00800560229f);
        p = Fma(p, t, -0.0542095862f);
        p = Fma(p, t, 0.164048642f);
        p = Fma(p, t, -0.166030928f);
        p = Fma(p, t, -0.0927637592f);
        p = Fma(p, t, 1.27697837f);
        var square = a * a;
        var lost = Fma(a + a, low, Fma(a, a, -square));
        var g = p / (a + a + Vector<float>.One);
        var x = -square;
        var n = Nearest(x * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), x) - lost);
        return Scale(Fma(ExpMinusOneReduced(r), g, g), n);
    }

    /// <summary>Error function erf(x) = 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Erf(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var near = Vector.LessThan(a, Vector<double>.One);
        if (Vector.EqualsAll(near, Vector<long>.AllBitsSet)) return ErfNear(x);
        var far = Vector<double>.One - ErfcFar(Vector.MinNative(Vector.Create(6.0), Vector.MaxNative(Vector.Create(0.5), a)), Vector<double>.Zero);
        return Pick(near, ErfNear(x), WithSign(far, x));
    }

    /// <summary>Error function; beyond 0.92 as 1 - exp of a polynomial for log erfc.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Erf(Vector<float> x)
    {
        var a = Vector.MinNative(Vector.Create(4.1f), Vector.Abs(x));
        var p = Vector.Create(0.000197177389f);
        p = Fma(p, a, -0.00305556762f);
        p = Fma(p, a, 0.022276938f);
        p = Fma(p, a, -0.104037076f);
        p = Fma(p, a, -0.637060046f);
        p = Fma(p, a, -1.12774944f);
        p = Fma(p, a, -0.000177530252f);
        var n = Nearest(p * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2HighSingle), p);
        var s = Pow2(n);
        var far = (Vector<float>.One - s) - s * ExpMinusOneReduced(r);
        return Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(0.92f)), ErfNear(x), WithSign(far, x));
    }

    /// <summary>1 - erf(x) with full relative accuracy in the upper tail.</summary>
    internal static Vector<double> Erfc(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var far = ErfcFar(Vector.MaxNative(Vector.Create(0.47), a), Vector<double>.Zero);
        far = Pick(Vector.LessThan(x, Vector<double>.Zero), Vector.Create(2.0) - far, far);
        return Pick(Vector.LessThan(a, Vector.Create(0.47)), Vector<double>.One - ErfNear(x), far);
    }

    /// <summary>1 - erf(x) with full relative accuracy in the upper tail.</summary>
    internal static Vector<float> Erfc(Vector<float> x)
    {
        var a = Vector.Abs(x);
        var far = ErfcFar(Vector.MaxNative(Vector.Create(0.47f), a), Vector<float>.Zero);
        far = Pick(Vector.LessThan(x, Vector<float>.Zero), Vector.Create(2.0f) - far, far);
        return Pick(Vector.LessThan(a, Vector.Create(0.47f)), Vector<float>.One - ErfNear(x), far);
    }

    /// <summary>Standard normal distribution function erfc(-x / sqrt 2) / 2; the rounding error of x / sqrt 2 is taken along.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> NormalCdf(Vector<double> x)
    {
        var b = Vector.MinNative(Vector.Create(40.0), Vector.Abs(x));
        var factor = Vector.Create(InverseSqrt2);
        var a = b * factor;
        var low = Fma(b, factor, -a) + b * Vector.Create(InverseSqrt2Low);
        var near = Vector.LessThan(a, Vector.Create(0.47));
        var far = ErfcFar(Vector.MaxNative(Vector.Create(0.47), a), low) * 0.5;
        far = Pick(Vector.LessThan(x, Vector<double>.Zero), far, Vector<double>.One - far);
        return Pick(near, Fma(ErfNear(x * factor), Vector.Create(0.5), 0.5), far);
    }

    /// <summary>Standard normal distribution function erfc(-x / sqrt 2) / 2; the rounding error of x / sqrt 2 is taken along.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> NormalCdf(Vector<float> x)
    {
        var b = Vector.MinNative(Vector.Create(15.0f), Vector.Abs(x));
        var factor = Vector.Create(InverseSqrt2Single);
        var a = b * factor;
        var low = Fma(b, factor, -a) + b * Vector.Create(InverseSqrt2LowSingle);
        var near = Vector.LessThan(a, Vector.Create(0.47f));
        var far = ErfcFar(Vector.MaxNative(Vector.Create(0.47f), a), low) * 0.5f;
        far = Pick(Vector.LessThan(x, Vector<float>.Zero), far, Vector<float>.One - far);
        return Pick(near, Fma(ErfNear(x * factor), Vector.Create(0.5f), 0.5f), far);
    }
}
