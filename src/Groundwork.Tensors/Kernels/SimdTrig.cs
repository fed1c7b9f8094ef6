using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// Circular functions. x = n pi/2 + r by three parts of pi/2 with fused steps; arguments too large for that go lane by lane to the base library.
internal static partial class Simd
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;
    private const double HalfPiRest = -1.497384905065873e-33;
    private const float HalfPiSingle = 1.57079637f;
    private const float HalfPiLowSingle = -4.37113883e-8f;
    private const float HalfPiRestSingle = -1.71512451e-15f;
    private const double TwoOverPi = 0.6366197723675814;
    private const double LargestReduced = 1e6;
    private const float LargestReducedSingle = 1e5f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ReduceQuarter(Vector<double> x, out Vector<long> quadrant)
    {
        var shifted = x * TwoOverPi + Vector.Create(RoundDouble);
        quadrant = Vector.AsVectorInt64(shifted);
        var n = shifted - Vector.Create(RoundDouble);
        return Fma(n, Vector.Create(-HalfPiRest), Fma(n, Vector.Create(-HalfPiLow), Fma(n, Vector.Create(-HalfPi), x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ReduceQuarter(Vector<float> x, out Vector<int> quadrant)
    {
        var shifted = x * (float)TwoOverPi + Vector.Create(RoundSingle);
        quadrant = Vector.AsVectorInt32(shifted);
        var n = shifted - Vector.Create(RoundSingle);
        return Fma(n, Vector.Create(-HalfPiRestSingle), Fma(n, Vector.Create(-HalfPiLowSingle), Fma(n, Vector.Create(-HalfPiSingle), x)));
    }

    /// <summary>Sine on [-pi/4, pi/4].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SinReduced(Vector<double> r)
    {
        var z = r * r;
        var p = Vector.Create(1.5915322996119756e-10);
        p = Fma(p, z, -2.505109252573769e-08);
        p = Fma(p, z, 2.7557315912135544e-06);
        p = Fma(p, z, -0.00019841269836388123);
        p = Fma(p, z, 0.0083333333333307016);
        p = Fma(p, z, -0.16666666666666666);
        return Fma(p * z, r, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> SinReduced(Vector<float> r)
    {
        var z = r * r;
        var p = Vector.Create(-0.000195829532f);
        p = Fma(p, z, 0.00833272561f);
        p = Fma(p, z, -0.166666642f);
        return Fma(p * z, r, r);
    }

    /// <summary>Cosine on [-pi/4, pi/4]; the error of 1 - z/2 is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> CosReduced(Vector<double> r)
    {
        var z = r * r;
        var p = Vector.Create(-1.1380875851025657e-11);
        p = Fma(p, z, 2.0876121655422587e-09);
        p = Fma(p, z, -2.7557317152524094e-07);
        p = Fma(p, z, 2.4801587298533755e-05);
        p = Fma(p, z, -0.0013888888888887244);
        p = Fma(p, z, 0.041666666666666664);
        var half = z * 0.5;
        var w = Vector<double>.One - half;
        return w + Fma(p * z, z, (Vector<double>.One - w) - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> CosReduced(Vector<float> r)
    {
        var z = r * r;
        var p = Vector.Create(2.45429728e-05f);
        p = Fma(p, z, -0.00138882804f);
        p = Fma(p, z, 0.0416666642f);
        var half = z * 0.5f;
        var w = Vector<float>.One - half;
        return w + Fma(p * z, z, (Vector<float>.One - w) - half);
    }

    // Bit 0 of the quadrant chooses sine or cosine of r, bit 1 the sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Quarter(Vector<double> sin, Vector<double> cos, Vector<long> quadrant)
    {
        var odd = Vector.Equals(quadrant & Vector<long>.One, Vector<long>.One);
        return Pick(odd, cos, sin) ^ Vector.AsVectorDouble((quadrant & Vector.Create(2L)) << 62);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Quarter(Vector<float> sin, Vector<float> cos, Vector<int> quadrant)
    {
        var odd = Vector.Equals(quadrant & Vector<int>.One, Vector<int>.One);
        return Pick(odd, cos, sin) ^ Vector.AsVectorSingle((quadrant & Vector.Create(2)) << 30);
    }

    /// <summary>Sine of x in radians; NaN for infinities.</summary>
    internal static Vector<double> Sin(Vector<double> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        var y = Quarter(SinReduced(r), CosReduced(r), quadrant);
        y = Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-9)), x, y);
        return Beyond(x, y, Math.Sin);
    }

    /// <summary>Sine of x in radians; NaN for infinities.</summary>
    internal static Vector<float> Sin(Vector<float> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        var y = Quarter(SinReduced(r), CosReduced(r), quadrant);
        y = Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-5f)), x, y);
        return Beyond(x, y, static v => (float)Math.Sin(v));
    }

    /// <summary>Cosine of x in radians; NaN for infinities.</summary>
    internal static Vector<double> Cos(Vector<double> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        var y = Quarter(SinReduced(r), CosReduced(r), quadrant + Vector<long>.One);
        return Beyond(x, y, Math.Cos);
    }

    /// <summary>Cosine of x in radians; NaN for infinities.</summary>
    internal static Vector<float> Cos(Vector<float> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        var y = Quarter(SinReduced(r), CosReduced(r), quadrant + Vector<int>.One);
        return Beyond(x, y, static v => (float)Math.Cos(v));
    }

    /// <summary>Tangent of x in radians, the quotient of sine and cosine.</summary>
    internal static Vector<double> Tan(Vector<double> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        Vector<double> sin = SinReduced(r), cos = CosReduced(r);
        var y = Quarter(sin, cos, quadrant) / Quarter(sin, cos, quadrant + Vector<long>.One);
        y = Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-9)), x, y);
        return Beyond(x, y, Math.Tan);
    }

    /// <summary>Tangent of x in radians, the quotient of sine and cosine.</summary>
    internal static Vector<float> Tan(Vector<float> x)
    {
        var r = ReduceQuarter(x, out var quadrant);
        Vector<float> sin = SinReduced(r), cos = CosReduced(r);
        var y = Quarter(sin, cos, quadrant) / Quarter(sin, cos, quadrant + Vector<int>.One);
        y = Pick(Vector.LessThan(Vector.Abs(x), Vector.Create(1e-5f)), x, y);
        return Beyond(x, y, static v => (float)Math.Tan(v));
    }

    // Lane-wise scalar fallback for arguments beyond the reduction; infinities and NaN give NaN there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Beyond(Vector<double> x, Vector<double> y, Func<double, double> f)
    {
        var near = Vector.LessThanOrEqual(Vector.Abs(x), Vector.Create(LargestReduced));
        return Vector.EqualsAll(near, Vector<long>.AllBitsSet) ? y : Pick(near, y, EachLane(x, f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Beyond(Vector<float> x, Vector<float> y, Func<float, float> f)
    {
        var near = Vector.LessThanOrEqual(Vector.Abs(x), Vector.Create(LargestReducedSingle));
        return Vector.EqualsAll(near, Vector<int>.AllBitsSet) ? y : Pick(near, y, EachLane(x, f));
    }

    /// <summary>Arc tangent: reduced to |q| below tan(pi/8) by (a - 1)/(a + 1) or -1/a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Atan(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var middle = Vector.GreaterThan(a, Vector.Create(0.4142135623730950));
        var far = Vector.GreaterThan(a, Vector.Create(2.414213562373095));
        var above = Pick(far, -Vector<double>.One, Pick(middle, a - Vector<double>.One, a));
        var below = Pick(far, a, Pick(middle, a + Vector<double>.One, Vector<double>.One));
        var start = Pick(far, Vector.Create(HalfPi), Pick(middle, Vector.Create(HalfPi / 2), Vector<double>.Zero));
        var startLow = Pick(far, Vector.Create(HalfPiLow), Pick(middle, Vector.Create(HalfPiLow / 2), Vector<double>.Zero));
        var q = above / below;
        var z = q * q;
        var p = Vector.Create(-0.013909481433189713);
        p = Fma(p, z, 0.030628756993417602);
        p = Fma(p, z, -0.041042166971158679);
        p = Fma(p, z, 0.047193625365373075);
        p = Fma(p, z, -0.052580402426325834);
        p = Fma(p, z, 0.058819255502155804);
        p = Fma(p, z, -0.066666420735569498);
        p = Fma(p, z, 0.076923067400851947);
        p = Fma(p, z, -0.090909090671801501);
        p = Fma(p, z, 0.11111111110758604);
        p = Fma(p, z, -0.14285714285711562);
        p = Fma(p, z, 0.19999999999999993);
        p = Fma(p, z, -0.33333333333333331);
        return WithSign(start + (q + Fma(p * z, q, startLow)), x);
    }

    /// <summary>Arc tangent: reduced to |q| below tan(pi/8) by (a - 1)/(a + 1) or -1/a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Atan(Vector<float> x)
    {
        var a = Vector.Abs(x);
        var middle = Vector.GreaterThan(a, Vector.Create(0.41421356f));
        var far = Vector.GreaterThan(a, Vector.Create(2.41421356f));
        var above = Pick(far, -Vector<float>.One, Pick(middle, a - Vector<float>.One, a));
        var below = Pick(far, a, Pick(middle, a + Vector<float>.One, Vector<float>.One));
        var start = Pick(far, Vector.Create(HalfPiSingle), Pick(middle, Vector.Create(HalfPiSingle / 2), Vector<float>.Zero));
        var startLow = Pick(far, Vector.Create(HalfPiLowSingle), Pick(middle, Vector.Create(HalfPiLowSingle / 2), Vector<float>.Zero));
        var q = above / below;
        var z = q * q;
        var p = Vector.Create(-0.0645926222f);
        p = Fma(p, z, 0.10746602f);
        p = Fma(p, z, -0.14264302f);
        p = Fma(p, z, 0.199995533f);
        p = Fma(p, z, -0.333333313f);
        return WithSign(start + (q + Fma(p * z, q, startLow)), x);
    }

    // asin on [0, 1/2] as v + v^3 P(v^2); above, asin a = pi/2 - 2 asin(sqrt((1 - a)/2)). vLow is the square root's rounding error.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> AsinParts(Vector<double> a, out Vector<long> large, out Vector<double> v)
    {
        large = Vector.GreaterThan(a, Vector.Create(0.5));
        var z = Pick(large, (Vector<double>.One - a) * 0.5, a * a);
        v = Pick(large, Vector.SquareRoot(z), a);
        var vLow = Pick(large & Vector.GreaterThan(z, Vector<double>.Zero), Fma(-v, v, z) / (v + v), Vector<double>.Zero);
        var p = Vector.Create(0.02988712406051475);
        p = Fma(p, z, -0.019686333685929629);
        p = Fma(p, z, 0.019872330680100331);
        p = Fma(p, z, 0.0029126553422105309);
        p = Fma(p, z, 0.0093550284383386341);
        p = Fma(p, z, 0.0096154243115115119);
        p = Fma(p, z, 0.011567256494476404);
        p = Fma(p, z, 0.013963712349508758);
        p = Fma(p, z, 0.017352820386962772);
        p = Fma(p, z, 0.022372157303257929);
        p = Fma(p, z, 0.030381944478572794);
        p = Fma(p, z, 0.044642857142517679);
        p = Fma(p, z, 0.075000000000001329);
        p = Fma(p, z, 0.16666666666666666);
        return Fma(p * z, v, vLow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AsinParts(Vector<float> a, out Vector<int> large, out Vector<float> v)
    {
        large = Vector.GreaterThan(a, Vector.Create(0.5f));
        var z = Pick(large, (Vector<float>.One - a) * 0.5f, a * a);
        v = Pick(large, Vector.SquareRoot(z), a);
        var vLow = Pick(large & Vector.GreaterThan(z, Vector<float>.Zero), Fma(-v, v, z) / (v + v), Vector<float>.Zero);
        var p = Vector.Create(0.0339308083f);
        p = Fma(p, z, 0.0170007292f);
        p = Fma(p, z, 0.0311327782f);
        p = Fma(p, z, 0.0445965752f);
        p = Fma(p, z, 0.0750010312f);
        p = Fma(p, z, 0.166666657f);
        return Fma(p * z, v, vLow);
    }

    /// <summary>Arc sine; NaN outside [-1, 1].</summary>
    internal static Vector<double> Asin(Vector<double> x)
    {
        var tail = AsinParts(Vector.Abs(x), out var large, out var v);
        var upper = Vector.Create(HalfPi) - ((v + v) + ((tail + tail) - Vector.Create(HalfPiLow)));
        return WithSign(Pick(large, upper, v + tail), x);
    }

    /// <summary>Arc sine; NaN outside [-1, 1].</summary>
    internal static Vector<float> Asin(Vector<float> x)
    {
        var tail = AsinParts(Vector.Abs(x), out var large, out var v);
        var upper = Vector.Create(HalfPiSingle) - ((v + v) + ((tail + tail) - Vector.Create(HalfPiLowSingle)));
        return WithSign(Pick(large, upper, v + tail), x);
    }

    /// <summary>Arc cosine; NaN outside [-1, 1].</summary>
    internal static Vector<double> Acos(Vector<double> x)
    {
        var tail = AsinParts(Vector.Abs(x), out var large, out var v);
        var negative = Vector.LessThan(x, Vector<double>.Zero);
        var twice = (v + v) + (tail + tail);
        var mirrored = Vector.Create(2 * HalfPi) - ((v + v) + ((tail + tail) - Vector.Create(2 * HalfPiLow)));
        var signed = Pick(negative, -v, v);
        var middle = Vector.Create(HalfPi) - (signed + (Pick(negative, -tail, tail) - Vector.Create(HalfPiLow)));
        return Pick(large, Pick(negative, mirrored, twice), middle);
    }

    /// <summary>Arc cosine; NaN outside [-1, 1].</summary>
    internal static Vector<float> Acos(Vector<float> x)
    {
        var tail = AsinParts(Vector.Abs(x), out var large, out var v);
        var negative = Vector.LessThan(x, Vector<float>.Zero);
        var twice = (v + v) + (tail + tail);
        var mirrored = Vector.Create(2 * HalfPiSingle) - ((v + v) + ((tail + tail) - Vector.Create(2 * HalfPiLowSingle)));
        var signed = Pick(negative, -v, v);
        var middle = Vector.Create(HalfPiSingle) - (signed + (Pick(negative, -tail, tail) - Vector.Create(HalfPiLowSingle)));
        return Pick(large, Pick(negative, mirrored, twice), middle);
    }
}
