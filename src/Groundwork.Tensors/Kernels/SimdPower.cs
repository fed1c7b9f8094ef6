using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

internal static partial class Simd
{
    /// <summary>Cube root: x = 2^(3k) * m with m in [1/2, 4), two cubic steps for m^(-1/3), one correction of m * y^2.</summary>
    internal static Vector<double> Cbrt(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var m = Vector.Create(1.0) + Split(a, out var e);
        var k = Nearest(e * (1.0 / 3.0));
        m *= Pow2(e - k * 3.0);
        var y = Vector.Create(-0.0056231181397733013);
        y = Fma(y, m, 0.074539266787845851);
        y = Fma(y, m, -0.38931301105045596);
        y = Fma(y, m, 1.0274846406533207);
        y = Fma(y, m, -1.5037375147569758);
        y = Fma(y, m, 1.7953196446224615);
        for (int step = 0; step < 3; step++)
        {
            var off = Fma(-(m * y), y * y, Vector<double>.One);
            y = Fma(y * off, Fma(off, Vector.Create(2.0 / 9.0), 1.0 / 3.0), y);
        }

        var c = m * y * y;
        var square = c * c;
        var rest = Fma(-c, square, m) - c * Fma(c, c, -square);
        c = Fma(rest * (1.0 / 3.0), y * y, c);
        var inside = Vector.GreaterThan(a, Vector<double>.Zero) & Vector.LessThan(a, Vector.Create(double.PositiveInfinity));
        return Pick(inside, WithSign(c * Pow2(k), x), x);
    }

    /// <summary>Cube root: x = 2^(3k) * m with m in [1/2, 4), two cubic steps for m^(-1/3), one correction of m * y^2.</summary>
    internal static Vector<float> Cbrt(Vector<float> x)
    {
        var a = Vector.Abs(x);
        var m = Vector<float>.One + Split(a, out var e);
        var k = Nearest(e * (1.0f / 3.0f));
        m *= Pow2(e - k * 3.0f);
        var y = Vector.Create(-0.00562311814f);
        y = Fma(y, m, 0.0745392668f);
        y = Fma(y, m, -0.389313011f);
        y = Fma(y, m, 1.02748464f);
        y = Fma(y, m, -1.50373751f);
        y = Fma(y, m, 1.79531964f);
        for (int step = 0; step < 2; step++)
        {
            var off = Fma(-(m * y), y * y, Vector<float>.One);
            y = Fma(y * off, Fma(off, Vector.Create(2.0f / 9.0f), 1.0f / 3.0f), y);
        }

        var c = m * y * y;
        var square = c * c;
        var rest = Fma(-c, square, m) - c * Fma(c, c, -square);
        c = Fma(rest * (1.0f / 3.0f), y * y, c);
        var inside = Vector.GreaterThan(a, Vector<float>.Zero) & Vector.LessThan(a, Vector.Create(float.PositiveInfinity));
        return Pick(inside, WithSign(c * Pow2(k), x), x);
    }

    /// <summary>x^y. Lane-wise scalar: a vector form needs a logarithm in two parts, which is not written yet.</summary>
    internal static Vector<double> Pow(Vector<double> x, Vector<double> y)
    {
        var result = x;
        for (int lane = 0; lane < Vector<double>.Count; lane++) result = result.WithElement(lane, Math.Pow(x[lane], y[lane]));
        return result;
    }

    /// <summary>x^y as 2^(y log2 |x|) in Float64, whose rounding is far below a Float32; edges as in IEEE 754 pow.</summary>
    internal static Vector<float> Pow(Vector<float> x, Vector<float> y)
    {
        var a = Vector.Abs(x);
        Vector.Widen(a, out var aLow, out var aHigh);
        Vector.Widen(y, out var yLow, out var yHigh);
        var result = Vector.Narrow(PowPositive(aLow, yLow), PowPositive(aHigh, yHigh));

        var one = Vector<float>.One;
        var negative = Vector.AsVectorInt32(x) >> 31;
        var whole = Vector.Equals(Vector.Floor(y), y);
        var halved = y * 0.5f;
        var odd = whole & ~Vector.Equals(Vector.Floor(halved), halved);
        result = Pick(negative & odd, -result, result);
        var undefined = Vector.LessThan(x, Vector<float>.Zero) & ~whole & Vector.GreaterThan(x, Vector.Create(float.NegativeInfinity));
        result = Pick(undefined, Vector.Create(float.NaN), result);
        var minusOneToInfinity = Vector.Equals(a, one) & Vector.Equals(Vector.Abs(y), Vector.Create(float.PositiveInfinity));
        return Pick(Vector.Equals(y, Vector<float>.Zero) | Vector.Equals(x, one) | minusOneToInfinity, one, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowPositive(Vector<double> a, Vector<double> y) =>
        Exp2(Vector.MinNative(Vector.Create(2000.0), Vector.MaxNative(Vector.Create(-2000.0), y * Log2(a))));

    /// <summary>Logistic function 1 / (1 + e^-x), with e^x / (1 + e^x) below 0 so that the lower tail keeps its digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Sigmoid(Vector<double> x)
    {
        var e = Exp(-Vector.Abs(x));
        return Pick(Vector.LessThan(x, Vector<double>.Zero), e, Vector<double>.One) / (e + Vector<double>.One);
    }

    /// <summary>Logistic function 1 / (1 + e^-x), with e^x / (1 + e^x) below 0 so that the lower tail keeps its digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Sigmoid(Vector<float> x)
    {
        var e = Exp(-Vector.Abs(x));
        return Pick(Vector.LessThan(x, Vector<float>.Zero), e, Vector<float>.One) / (e + Vector<float>.One);
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^-|x|).</summary>
    internal static Vector<double> Softplus(Vector<double> x) =>
        Pick(Vector.LessThan(x, Vector<double>.Zero), Vector<double>.Zero, x) + Log1p(Exp(-Vector.Abs(x)));

    /// <summary>log(1 + e^x) = max(x, 0) + log1p(e^-|x|).</summary>
    internal static Vector<float> Softplus(Vector<float> x) =>
        Pick(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x) + Log1p(Exp(-Vector.Abs(x)));
}
