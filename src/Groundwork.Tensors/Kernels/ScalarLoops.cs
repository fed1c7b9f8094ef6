using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>y = f(a, b) on floats, one at a time: for functions that have no vector form.</summary>
interface IFloatScalar2
{
    static abstract T Invoke<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>y = f(a, b) on integers, one at a time.</summary>
interface IIntegerScalar2
{
    static abstract T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T>;
}

/// <summary>The span loops of scalar functions. A span of one element stands for a scalar.</summary>
readonly struct FloatScalarLoop2<T, TScalar> : ISpanLoop2<T, T> where T : unmanaged, IFloatingPointIeee754<T> where TScalar : struct, IFloatScalar2
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1;
        for (int i = 0; i < y.Length; i++) y[i] = TScalar.Invoke(a[i * stepA], b[i * stepB]);
    }
}

readonly struct IntegerScalarLoop2<T, TScalar> : ISpanLoop2<T, T> where T : unmanaged, IBinaryInteger<T> where TScalar : struct, IIntegerScalar2
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1;
        for (int i = 0; i < y.Length; i++) y[i] = TScalar.Invoke(a[i * stepA], b[i * stepB]);
    }
}
