using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Groundwork.Kernels;

/// <summary>
/// log, sine and cosine for random numbers from IEEE additions, multiplications, divisions and roots alone: no fused steps, no library functions,
/// so that every machine gets the same bits. About 1e-15 (Float64) and 1e-7 (Float32), which is far below what a sample shows.
/// </summary>
internal static class PortableMath
{
    /// <summary>Natural logarithm of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Log(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var t = bits + Vector256.Create(0x3FF0000000000000L - 0x3FE6A09E667F3BCDL);
        var e = ((t >>> 52) | Vector256.Create(0x4330000000000000L)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        var m = bits - (t & Vector256.Create(unchecked((long)0xFFF0000000000000UL))) + Vector256.Create(0x3FF0000000000000L);
        var f = m.AsDouble() - Vector256<double>.One;
        var s = f / (f + Vector256.Create(2.0));
        var z = s * s;
        var p = Vector256.Create(0.1462294739906129);
        p = p * z + Vector256.Create(0.15331185121961075);
        p = p * z + Vector256.Create(0.18182905649742001);
        p = p * z + Vector256.Create(0.22222210901610603);
        p = p * z + Vector256.Create(0.28571428627452328);
        p = p * z + Vector256.Create(0.39999999999896113);
        p = p * z + Vector256.Create(0.66666666666666696);
        var half = f * f * 0.5;
        var small = s * (p * z + half) + e * 1.9082149292705877e-10;
        return e * 0.6931471803691238 + (f - (half - small));
    }

    /// <summary>Natural logarithm of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Log(Vector256<float> x)
    {
        var bits = x.AsInt32();
        var t = bits + Vector256.Create(0x3F800000 - 0x3F3504F3);
        var e = Vector256.ConvertToSingle(t >>> 23) - Vector256.Create(127.0f);
        var m = bits - (t & Vector256.Create(unchecked((int)0xFF800000U))) + Vector256.Create(0x3F800000);
        var f = m.AsSingle() - Vector256<float>.One;
        var s = f / (f + Vector256.Create(2.0f));
        var z = s * s;
        var p = Vector256.Create(0.29586035f);
        p = p * z + Vector256.Create(0.39988631f);
        p = p * z + Vector256.Create(0.666666865f);
        var half = f * f * 0.5f;
        var small = s * (p * z + half) + e * -2.12194440e-4f;
        return e * 0.693359375f + (f - (half - small));
    }

    /// <summary>Sine and cosine of 2 pi u for u in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> Sin, Vector256<double> Cos) SinCosTurn(Vector256<double> u)
    {
        var round = Vector256.Create(6755399441055744.0);
        var quarters = u * 4.0;
        var shifted = quarters + round;
        var quadrant = shifted.AsInt64();
        var r = (quarters - (shifted - round)) * 1.5707963267948966;
        var z = r * r;
        var p = Vector256.Create(1.5915322996119756e-10);
        p = p * z + Vector256.Create(-2.505109252573769e-08);
        p = p * z + Vector256.Create(2.7557315912135544e-06);
        p = p * z + Vector256.Create(-0.00019841269836388123);
        p = p * z + Vector256.Create(0.0083333333333307016);
        p = p * z + Vector256.Create(-0.16666666666666666);
        var sin = r + p * z * r;
        var q = Vector256.Create(-1.1380875851025657e-11);
        q = q * z + Vector256.Create(2.0876121655422587e-09);
        q = q * z + Vector256.Create(-2.7557317152524094e-07);
        q = q * z + Vector256.Create(2.4801587298533755e-05);
        q = q * z + Vector256.Create(-0.0013888888888887244);
        q = q * z + Vector256.Create(0.041666666666666664);
        var cos = (q * z * z - z * 0.5) + Vector256<double>.One;
        var swap = Vector256.Equals(quadrant & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var sinSign = ((quadrant & Vector256.Create(2L)) << 62).AsDouble();
        var cosSign = (((quadrant + Vector256<long>.One) & Vector256.Create(2L)) << 62).AsDouble();
        return (Vector256.ConditionalSelect(swap, cos, sin) ^ sinSign, Vector256.ConditionalSelect(swap, sin, cos) ^ cosSign);
    }

    /// <summary>Sine and cosine of 2 pi u for u in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<float> Sin, Vector256<float> Cos) SinCosTurn(Vector256<float> u)
    {
        var round = Vector256.Create(12582912.0f);
        var quarters = u * 4.0f;
        var shifted = quarters + round;
        var quadrant = shifted.AsInt32();
        var r = (quarters - (shifted - round)) * 1.57079637f;
        var z = r * r;
        var p = Vector256.Create(-0.000195829532f);
        p = p * z + Vector256.Create(0.00833272561f);
        p = p * z + Vector256.Create(-0.166666642f);
        var sin = r + p * z * r;
        var q = Vector256.Create(2.45429728e-05f);
        q = q * z + Vector256.Create(-0.00138882804f);
        q = q * z + Vector256.Create(0.0416666642f);
        var cos = (q * z * z - z * 0.5f) + Vector256<float>.One;
        var swap = Vector256.Equals(quadrant & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var sinSign = ((quadrant & Vector256.Create(2)) << 30).AsSingle();
        var cosSign = (((quadrant + Vector256<int>.One) & Vector256.Create(2)) << 30).AsSingle();
        return (Vector256.ConditionalSelect(swap, cos, sin) ^ sinSign, Vector256.ConditionalSelect(swap, sin, cos) ^ cosSign);
    }

    /// <summary>Natural logarithm of a positive normal number, the same bits as a lane of the vector form.</summary>
    internal static double Log(double x) => Log(Vector256.Create(x)).ToScalar();

    /// <summary>e^x for x up to 700; 0 below -700.</summary>
    internal static double Exp(double x)
    {
        if (x < -700) return 0;
        double n = Math.Round(x * 1.4426950408889634);
        double r = (x - n * 0.6931471803691238) - n * 1.9082149292705877e-10;
        // Taylor to r^13: |r| is at most 0.35, so the next term is below 1e-17.
        double sum = 1;
        for (int k = 13; k >= 1; k--) sum = 1 + sum * r / k;
        return sum * BitConverter.Int64BitsToDouble((1023L + (long)n) << 52);
    }
}
