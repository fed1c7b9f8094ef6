using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Groundwork.Kernels;

/// <summary>y = f(x) on floats, a vector at a time. Implemented by structs: the JIT makes one loop per lane and type.</summary>
interface IFloatLane
{
    static abstract Vector<T> Invoke<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>True if there is a form for 512 bits of Float32, with the same bits for each element.</summary>
    static virtual bool IsWide => false;

    static virtual Vector512<float> Invoke(Vector512<float> x) => x;
}

/// <summary>y = f(a, b) on floats.</summary>
interface IFloatLane2
{
    static abstract Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>y = f(x) on numbers, integers too.</summary>
interface INumberLane
{
    static abstract Vector<T> Invoke<T>(Vector<T> x) where T : unmanaged, INumber<T>;
}

/// <summary>y = f(a, b) on numbers, integers too.</summary>
interface INumberLane2
{
    static abstract Vector<T> Invoke<T>(Vector<T> a, Vector<T> b) where T : unmanaged, INumber<T>;
}

/// <summary>One loop per arity for all lanes. The last, partial vector is padded and goes the same way, so an element's bits do not depend on its place.</summary>
static class Lanes
{
    // The four lane interfaces differ only in what they ask of T; these adapters let one loop serve them.
    interface IMap<T> where T : unmanaged { static abstract Vector<T> Invoke(Vector<T> x); }
    interface IZip<T> where T : unmanaged { static abstract Vector<T> Invoke(Vector<T> a, Vector<T> b); }

    readonly struct FloatMap<T, TLane> : IMap<T> where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke(Vector<T> x) => TLane.Invoke(x);
    }

    readonly struct NumberMap<T, TLane> : IMap<T> where T : unmanaged, INumber<T> where TLane : struct, INumberLane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke(Vector<T> x) => TLane.Invoke(x);
    }

    readonly struct FloatZip<T, TLane> : IZip<T> where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => TLane.Invoke(a, b);
    }

    readonly struct NumberZip<T, TLane> : IZip<T> where T : unmanaged, INumber<T> where TLane : struct, INumberLane2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)] public static Vector<T> Invoke(Vector<T> a, Vector<T> b) => TLane.Invoke(a, b);
    }

    public static void Map<T, TLane>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane
    {
        if (TLane.IsWide && Wide.Runs<T>()) Wide.Map<WideMap<TLane>>(Wide.Singles(x), Wide.Singles(x), Wide.Singles(y));
        else MapLoop<T, FloatMap<T, TLane>>(x, y);
    }

    readonly struct WideMap<TLane> : IWideLane where TLane : struct, IFloatLane
    {
        public static Vector512<float> Invoke(Vector512<float> x, Vector512<float> y) => TLane.Invoke(x);
    }

    public static void NumberMapping<T, TLane>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T> where TLane : struct, INumberLane =>
        MapLoop<T, NumberMap<T, TLane>>(x, y);

    public static void Zip<T, TLane>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane2 =>
        ZipLoop<T, FloatZip<T, TLane>>(a, b, y);

    public static void NumberZipping<T, TLane>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T> where TLane : struct, INumberLane2 =>
        ZipLoop<T, NumberZip<T, TLane>>(a, b, y);

    static void MapLoop<T, TMap>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged where TMap : struct, IMap<T>
    {
        int n = y.Length, width = Vector<T>.Count, i = 0;
        ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        for (; i <= n - width; i += width) TMap.Invoke(Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        if (i < n) First(TMap.Invoke(Pad(x[i..n])), y[i..]);
    }

    /// <summary>A span of one element stands for a scalar that meets every element of the other.</summary>
    static void ZipLoop<T, TZip>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged where TZip : struct, IZip<T>
    {
        int n = y.Length, width = Vector<T>.Count, i = 0;
        ref T left = ref MemoryMarshal.GetReference(a), right = ref MemoryMarshal.GetReference(b), to = ref MemoryMarshal.GetReference(y);
        bool oneA = a.Length == 1, oneB = b.Length == 1;
        var va = oneA ? new Vector<T>(left) : default;
        var vb = oneB ? new Vector<T>(right) : default;
        if (oneA)
            for (; i <= n - width; i += width) TZip.Invoke(va, oneB ? vb : Vector.LoadUnsafe(ref right, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        else if (oneB)
            for (; i <= n - width; i += width) TZip.Invoke(Vector.LoadUnsafe(ref left, (nuint)i), vb).StoreUnsafe(ref to, (nuint)i);
        else
            for (; i <= n - width; i += width) TZip.Invoke(Vector.LoadUnsafe(ref left, (nuint)i), Vector.LoadUnsafe(ref right, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        if (i < n) First(TZip.Invoke(oneA ? va : Pad(a[i..n]), oneB ? vb : Pad(b[i..n])), y[i..]);
    }

    /// <summary>A partial vector, filled up with its first element, so that no lane sees a value that is not there.</summary>
    public static Vector<T> Pad<T>(ReadOnlySpan<T> x) where T : unmanaged
    {
        var padded = new Vector<T>(x[0]);
        x.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref padded), Vector<T>.Count));
        return padded;
    }

    static void First<T>(Vector<T> values, Span<T> y) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<T>, T>(ref values), y.Length).CopyTo(y);

    /// <summary>Folds a span to one value. Four accumulators, combined in a fixed order.</summary>
    /// <param name="x">The values.</param>
    /// <param name="identity">The identity of the lane (0 for a sum, -∞ for a maximum): every accumulator starts from it.</param>
    public static T Fold<T, TLane>(ReadOnlySpan<T> x, T identity) where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFloatLane2
    {
        int n = x.Length, width = Vector<T>.Count, i = 0;
        ref T from = ref MemoryMarshal.GetReference(x);
        var a = new Vector<T>(identity);
        if (n >= 4 * width)
        {
            Vector<T> b = a, c = a, d = a;
            for (; i <= n - 4 * width; i += 4 * width)
            {
                a = TLane.Invoke(a, Vector.LoadUnsafe(ref from, (nuint)i));
                b = TLane.Invoke(b, Vector.LoadUnsafe(ref from, (nuint)(i + width)));
                c = TLane.Invoke(c, Vector.LoadUnsafe(ref from, (nuint)(i + 2 * width)));
                d = TLane.Invoke(d, Vector.LoadUnsafe(ref from, (nuint)(i + 3 * width)));
            }
            a = TLane.Invoke(TLane.Invoke(a, b), TLane.Invoke(c, d));
        }
        for (; i <= n - width; i += width) a = TLane.Invoke(a, Vector.LoadUnsafe(ref from, (nuint)i));
        if (i < n)
        {
            var rest = new Vector<T>(identity);
            x[i..].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref rest), width));
            a = TLane.Invoke(a, rest);
        }
        T y = a[0];
        for (int k = 1; k < width; k++) y = TLane.Invoke(new Vector<T>(y), new Vector<T>(a[k]))[0];
        return y;
    }
}

readonly struct AddLane : IFloatLane2, INumberLane2
{
    static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a + b;
    static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a + b;
}

readonly struct MulLane : IFloatLane2, INumberLane2
{
    static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a * b;
    static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a * b;
}

readonly struct MaxLane : IFloatLane2, INumberLane2
{
    static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Max(a, b);
    static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Max(a, b);
}
