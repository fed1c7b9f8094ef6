using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

internal static partial class Simd
{
    /// <summary>a * b + c with one rounding, for Float32 and Float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Fma<T>(Vector<T> a, Vector<T> b, Vector<T> c) where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Fma(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Fma(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Fma));
    }

    /// <summary>e^x for x up to about 0, as softmax needs it: results below the normal range are 0, which saves a second scaling. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> ExpNonPositive(Vector<float> x)
    {
        var c = Vector.MaxNative(Vector.Create(-87.0f), x);
        var n = Nearest(c * (float)Log2E);
        var r = Fma(n, Vector.Create(-Ln2LowSingle), Fma(n, Vector.Create(-Ln2HighSingle), c));
        return Vector.AndNot((ExpMinusOneReduced(r) + Vector<float>.One) * Pow2(n), Vector.LessThan(x, Vector.Create(-87.0f)).As<int, float>());
    }

    /// <inheritdoc cref="ExpNonPositive(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> ExpNonPositive(Vector<double> x)
    {
        var c = Vector.MaxNative(Vector.Create(-708.0), x);
        var n = Nearest(c * Log2E);
        var r = Fma(n, Vector.Create(-Ln2Low), Fma(n, Vector.Create(-Ln2High), c));
        return Vector.AndNot((ExpMinusOneReduced(r) + Vector<double>.One) * Pow2(n), Vector.LessThan(x, Vector.Create(-708.0)).As<long, double>());
    }

    /// <inheritdoc cref="ExpNonPositive(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> ExpNonPositive<T>(Vector<T> x) where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return ExpNonPositive(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return ExpNonPositive(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(ExpNonPositive));
    }
}
