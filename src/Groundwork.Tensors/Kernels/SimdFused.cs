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
}
