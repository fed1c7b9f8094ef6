using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

// The same functions for a generic element type: the type tests fold away when the just-in-time compiler knows T.
// The scalar forms are twins of the vector forms: the same instructions, the same bits.
internal static partial class Simd
{
    private static ArgumentException NotFloating<T>(string function) =>
        new($"{function}: element type {typeof(T).Name} has no vector form; use float or double");

    /// <inheritdoc cref="Exp(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Exp<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Exp(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Exp(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Exp));
    }

    /// <inheritdoc cref="Exp(Vector{double})"/>
    internal static T Exp<T>(T x) where T : unmanaged => Exp(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Exp2(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Exp2<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Exp2(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Exp2(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Exp2));
    }

    /// <inheritdoc cref="Exp2(Vector{double})"/>
    internal static T Exp2<T>(T x) where T : unmanaged => Exp2(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Expm1(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Expm1<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Expm1(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Expm1(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Expm1));
    }

    /// <inheritdoc cref="Expm1(Vector{double})"/>
    internal static T Expm1<T>(T x) where T : unmanaged => Expm1(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Log(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Log(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Log));
    }

    /// <inheritdoc cref="Log(Vector{double})"/>
    internal static T Log<T>(T x) where T : unmanaged => Log(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log1p(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log1p<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Log1p(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Log1p(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Log1p));
    }

    /// <inheritdoc cref="Log1p(Vector{double})"/>
    internal static T Log1p<T>(T x) where T : unmanaged => Log1p(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log2(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log2<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Log2(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Log2(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Log2));
    }

    /// <inheritdoc cref="Log2(Vector{double})"/>
    internal static T Log2<T>(T x) where T : unmanaged => Log2(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Log10(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log10<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Log10(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Log10(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Log10));
    }

    /// <inheritdoc cref="Log10(Vector{double})"/>
    internal static T Log10<T>(T x) where T : unmanaged => Log10(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Sin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Sin<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Sin(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Sin(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Sin));
    }

    /// <inheritdoc cref="Sin(Vector{double})"/>
    internal static T Sin<T>(T x) where T : unmanaged => Sin(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Cos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Cos<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Cos(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Cos(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Cos));
    }

    /// <inheritdoc cref="Cos(Vector{double})"/>
    internal static T Cos<T>(T x) where T : unmanaged => Cos(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Tan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Tan<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Tan(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Tan(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Tan));
    }

    /// <inheritdoc cref="Tan(Vector{double})"/>
    internal static T Tan<T>(T x) where T : unmanaged => Tan(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Asin(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Asin<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Asin(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Asin(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Asin));
    }

    /// <inheritdoc cref="Asin(Vector{double})"/>
    internal static T Asin<T>(T x) where T : unmanaged => Asin(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Acos(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Acos<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Acos(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Acos(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Acos));
    }

    /// <inheritdoc cref="Acos(Vector{double})"/>
    internal static T Acos<T>(T x) where T : unmanaged => Acos(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Atan(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Atan<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Atan(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Atan(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Atan));
    }

    /// <inheritdoc cref="Atan(Vector{double})"/>
    internal static T Atan<T>(T x) where T : unmanaged => Atan(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Sinh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Sinh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Sinh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Sinh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Sinh));
    }

    /// <inheritdoc cref="Sinh(Vector{double})"/>
    internal static T Sinh<T>(T x) where T : unmanaged => Sinh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Cosh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Cosh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Cosh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Cosh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Cosh));
    }

    /// <inheritdoc cref="Cosh(Vector{double})"/>
    internal static T Cosh<T>(T x) where T : unmanaged => Cosh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Tanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Tanh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Tanh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Tanh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Tanh));
    }

    /// <inheritdoc cref="Tanh(Vector{double})"/>
    internal static T Tanh<T>(T x) where T : unmanaged => Tanh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Asinh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Asinh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Asinh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Asinh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Asinh));
    }

    /// <inheritdoc cref="Asinh(Vector{double})"/>
    internal static T Asinh<T>(T x) where T : unmanaged => Asinh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Acosh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Acosh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Acosh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Acosh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Acosh));
    }

    /// <inheritdoc cref="Acosh(Vector{double})"/>
    internal static T Acosh<T>(T x) where T : unmanaged => Acosh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Atanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Atanh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Atanh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Atanh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Atanh));
    }

    /// <inheritdoc cref="Atanh(Vector{double})"/>
    internal static T Atanh<T>(T x) where T : unmanaged => Atanh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Erf(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Erf<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Erf(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Erf(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Erf));
    }

    /// <inheritdoc cref="Erf(Vector{double})"/>
    internal static T Erf<T>(T x) where T : unmanaged => Erf(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Erfc(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Erfc<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Erfc(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Erfc(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Erfc));
    }

    /// <inheritdoc cref="Erfc(Vector{double})"/>
    internal static T Erfc<T>(T x) where T : unmanaged => Erfc(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Sigmoid(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Sigmoid<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Sigmoid(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Sigmoid(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Sigmoid));
    }

    /// <inheritdoc cref="Sigmoid(Vector{double})"/>
    internal static T Sigmoid<T>(T x) where T : unmanaged => Sigmoid(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Softplus(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Softplus<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Softplus(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Softplus(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Softplus));
    }

    /// <inheritdoc cref="Softplus(Vector{double})"/>
    internal static T Softplus<T>(T x) where T : unmanaged => Softplus(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Cbrt(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Cbrt<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Cbrt(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Cbrt(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Cbrt));
    }

    /// <inheritdoc cref="Cbrt(Vector{double})"/>
    internal static T Cbrt<T>(T x) where T : unmanaged => Cbrt(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="NormalCdf(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> NormalCdf<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return NormalCdf(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return NormalCdf(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(NormalCdf));
    }

    /// <inheritdoc cref="NormalCdf(Vector{double})"/>
    internal static T NormalCdf<T>(T x) where T : unmanaged => NormalCdf(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Gelu(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Gelu<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Gelu(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Gelu(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Gelu));
    }

    /// <inheritdoc cref="Gelu(Vector{double})"/>
    internal static T Gelu<T>(T x) where T : unmanaged => Gelu(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="GeluSlope(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> GeluSlope<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return GeluSlope(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return GeluSlope(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(GeluSlope));
    }

    /// <inheritdoc cref="GeluSlope(Vector{double})"/>
    internal static T GeluSlope<T>(T x) where T : unmanaged => GeluSlope(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="GeluTanh(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> GeluTanh<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return GeluTanh(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return GeluTanh(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(GeluTanh));
    }

    /// <inheritdoc cref="GeluTanh(Vector{double})"/>
    internal static T GeluTanh<T>(T x) where T : unmanaged => GeluTanh(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="GeluTanhSlope(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> GeluTanhSlope<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return GeluTanhSlope(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return GeluTanhSlope(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(GeluTanhSlope));
    }

    /// <inheritdoc cref="GeluTanhSlope(Vector{double})"/>
    internal static T GeluTanhSlope<T>(T x) where T : unmanaged => GeluTanhSlope(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Silu(Vector{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Silu<T>(Vector<T> x)
    {
        if (typeof(T) == typeof(float)) return Silu(x.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Silu(x.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Silu));
    }

    /// <inheritdoc cref="Silu(Vector{double})"/>
    internal static T Silu<T>(T x) where T : unmanaged => Silu(Vector.Create(x)).ToScalar();

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Pow<T>(Vector<T> x, Vector<T> y)
    {
        if (typeof(T) == typeof(float)) return Pow(x.As<T, float>(), y.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double)) return Pow(x.As<T, double>(), y.As<T, double>()).As<double, T>();
        throw NotFloating<T>(nameof(Pow));
    }

    /// <inheritdoc cref="Pow(Vector{float}, Vector{float})"/>
    internal static T Pow<T>(T x, T y) where T : unmanaged => Pow(Vector.Create(x), Vector.Create(y)).ToScalar();
}
