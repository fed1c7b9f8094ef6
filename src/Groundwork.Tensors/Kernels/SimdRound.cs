using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// Rounding to integers: one instruction each, exact, NaN and infinities pass through.
internal static partial class Simd
{
    /// <summary>The largest integer not above x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Floor<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector.Floor(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector.Floor(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Floor));
    }

    /// <summary>The smallest integer not below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Ceil<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector.Ceiling(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector.Ceiling(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Ceil));
    }

    /// <summary>The nearest integer towards zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Trunc<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector.Truncate(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector.Truncate(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Trunc));
    }

    /// <summary>The nearest integer, halves to the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Round<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector.Round(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector.Round(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Round));
    }
}
