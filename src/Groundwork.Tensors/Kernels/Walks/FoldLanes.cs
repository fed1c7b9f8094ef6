using System.Numerics;
using System.Runtime.CompilerServices;

namespace Groundwork.Kernels;

/// <summary>How two values become one, associative but for rounding; and the value that changes nothing.</summary>
interface IFoldLane
{
    static abstract T Identity<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>;
    static abstract T Invoke<T>(T a, T b) where T : unmanaged, INumber<T>;
    static abstract Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T>;
}

readonly struct SumFold : IFoldLane
{
    public static T Identity<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.Zero;
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a + b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a + b;
}

readonly struct ProdFold : IFoldLane
{
    public static T Identity<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.One;
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => a * b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => a * b;
}

/// <summary>The larger; NaN wins.</summary>
readonly struct MaxFold : IFoldLane
{
    public static T Identity<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.CreateSaturating(double.NegativeInfinity);
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Max(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.Max(a, b);
}

/// <summary>The smaller; NaN wins.</summary>
readonly struct MinFold : IFoldLane
{
    public static T Identity<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => T.CreateSaturating(double.PositiveInfinity);
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static T Invoke<T>(T a, T b) where T : unmanaged, INumber<T> => T.Min(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T> => Vector.Min(a, b);
}

/// <summary>Folds of one span, and of rows into rows.</summary>
static class FoldLanes
{
    /// <summary>All elements as one. Four vectors run side by side and meet in a fixed order.</summary>
    public static T Fold<T, TLane>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>, IMinMaxValue<T> where TLane : struct, IFoldLane
    {
        int n = x.Length, width = Vector<T>.Count, i = 0;
        T y = TLane.Identity<T>();
        if (n >= width)
        {
            ref T from = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(x);
            var a = Vector.LoadUnsafe(ref from);
            i = width;
            if (n >= 4 * width)
            {
                var b = Vector.LoadUnsafe(ref from, (nuint)width);
                var c = Vector.LoadUnsafe(ref from, (nuint)(2 * width));
                var d = Vector.LoadUnsafe(ref from, (nuint)(3 * width));
                for (i = 4 * width; i <= n - 4 * width; i += 4 * width)
                {
                    a = TLane.Invoke(a, Vector.LoadUnsafe(ref from, (nuint)i));
                    b = TLane.Invoke(b, Vector.LoadUnsafe(ref from, (nuint)(i + width)));
                    c = TLane.Invoke(c, Vector.LoadUnsafe(ref from, (nuint)(i + 2 * width)));
                    d = TLane.Invoke(d, Vector.LoadUnsafe(ref from, (nuint)(i + 3 * width)));
                }
                a = TLane.Invoke(TLane.Invoke(a, b), TLane.Invoke(c, d));
            }
            for (; i <= n - width; i += width) a = TLane.Invoke(a, Vector.LoadUnsafe(ref from, (nuint)i));
            y = a[0];
            for (int k = 1; k < width; k++) y = TLane.Invoke(y, a[k]);
        }
        for (; i < n; i++) y = TLane.Invoke(y, x[i]);
        return y;
    }

    /// <summary>y[j] = y[j] ∘ x[j].</summary>
    public static void Into<T, TLane>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> where TLane : struct, IFoldLane
    {
        int n = y.Length, width = Vector<T>.Count, j = 0;
        ref T from = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(x), to = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(y);
        for (; j <= n - width; j += width)
            TLane.Invoke(Vector.LoadUnsafe(ref to, (nuint)j), Vector.LoadUnsafe(ref from, (nuint)j)).StoreUnsafe(ref to, (nuint)j);
        for (; j < n; j++) y[j] = TLane.Invoke(y[j], x[j]);
    }

    /// <summary>y[j] = y[j] ∘ ((x₀[j] ∘ x₁[j]) ∘ (x₂[j] ∘ x₃[j])) for four rows that lie <paramref name="step"/> apart.</summary>
    public static void Four<T, TLane>(ReadOnlySpan<T> x, int step, Span<T> y) where T : unmanaged, INumber<T> where TLane : struct, IFoldLane
    {
        int n = y.Length, width = Vector<T>.Count, j = 0;
        ref T to = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(y);
        ref T p = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(x);
        ref T q = ref Unsafe.Add(ref p, step), r = ref Unsafe.Add(ref q, step), s = ref Unsafe.Add(ref r, step);
        for (; j <= n - width; j += width)
        {
            var left = TLane.Invoke(Vector.LoadUnsafe(ref p, (nuint)j), Vector.LoadUnsafe(ref q, (nuint)j));
            var right = TLane.Invoke(Vector.LoadUnsafe(ref r, (nuint)j), Vector.LoadUnsafe(ref s, (nuint)j));
            TLane.Invoke(Vector.LoadUnsafe(ref to, (nuint)j), TLane.Invoke(left, right)).StoreUnsafe(ref to, (nuint)j);
        }
        for (; j < n; j++)
            y[j] = TLane.Invoke(y[j], TLane.Invoke(TLane.Invoke(Unsafe.Add(ref p, j), Unsafe.Add(ref q, j)), TLane.Invoke(Unsafe.Add(ref r, j), Unsafe.Add(ref s, j))));
    }
}
