using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>One step of a sum over two spans: the accumulator with a term added that is made of a, b and the constant c.</summary>
interface IFoldLane<T> where T : unmanaged
{
    static abstract Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c);
}

/// <summary>y = f(a, b) with up to three values that are the same for the whole row.</summary>
interface IRowLane<T> where T : unmanaged
{
    static abstract Vector<T> Invoke(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> p, Vector<T> q, Vector<T> r);
}

/// <summary>Loops over one row of several operands, a vector at a time; the last, partial vector is padded with zeros and goes the same way.</summary>
static class RowLoops
{
    /// <summary>Σ f(a[i], b[i], c): four accumulators, combined in a fixed order.</summary>
    public static T Sum<T, TLane>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T c) where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IFoldLane<T>
    {
        int n = a.Length, width = Vector<T>.Count, i = 0;
        ref T x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        var constant = new Vector<T>(c);
        Vector<T> s0 = Vector<T>.Zero, s1 = s0, s2 = s0, s3 = s0;
        for (; i <= n - 4 * width; i += 4 * width)
        {
            s0 = TLane.Step(s0, At(ref x, i), At(ref y, i), constant);
            s1 = TLane.Step(s1, At(ref x, i + width), At(ref y, i + width), constant);
            s2 = TLane.Step(s2, At(ref x, i + 2 * width), At(ref y, i + 2 * width), constant);
            s3 = TLane.Step(s3, At(ref x, i + 3 * width), At(ref y, i + 3 * width), constant);
        }
        s0 = s0 + s1 + (s2 + s3);
        for (; i <= n - width; i += width) s0 = TLane.Step(s0, At(ref x, i), At(ref y, i), constant);
        T sum = T.Zero;
        for (int k = 0; k < width; k++) sum += s0[k];
        if (i < n)
        {
            var rest = TLane.Step(Vector<T>.Zero, Filled(a[i..], T.Zero), Filled(b[i..], T.Zero), constant);
            for (int k = 0; k < n - i; k++) sum += rest[k];
        }
        return sum;
    }

    /// <summary>y[i] = f(a[i], b[i], c[i]; p, q, r). An empty c stands for zeros.</summary>
    public static void Map<T, TLane>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, T p, T q, T r, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> where TLane : struct, IRowLane<T>
    {
        int n = y.Length, width = Vector<T>.Count, i = 0;
        ref T u = ref MemoryMarshal.GetReference(a), v = ref MemoryMarshal.GetReference(b), w = ref MemoryMarshal.GetReference(c), to = ref MemoryMarshal.GetReference(y);
        Vector<T> vp = new(p), vq = new(q), vr = new(r);
        if (c.IsEmpty)
            for (; i <= n - width; i += width) TLane.Invoke(At(ref u, i), At(ref v, i), Vector<T>.Zero, vp, vq, vr).StoreUnsafe(ref to, (nuint)i);
        else
            for (; i <= n - width; i += width) TLane.Invoke(At(ref u, i), At(ref v, i), At(ref w, i), vp, vq, vr).StoreUnsafe(ref to, (nuint)i);
        if (i == n) return;
        var rest = TLane.Invoke(Filled(a[i..n], T.Zero), Filled(b[i..n], T.Zero), c.IsEmpty ? Vector<T>.Zero : Filled(c[i..n], T.Zero), vp, vq, vr);
        for (int k = 0; i < n; i++, k++) y[i] = rest[k];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> At<T>(ref T x, int i) where T : unmanaged => Vector.LoadUnsafe(ref x, (nuint)i);

    static Vector<T> Filled<T>(ReadOnlySpan<T> x, T fill) where T : unmanaged
    {
        var padded = new Vector<T>(fill);
        x.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref padded), Vector<T>.Count));
        return padded;
    }
}

/// <summary>Σ a.</summary>
readonly struct PlainSum<T> : IFoldLane<T> where T : unmanaged
{
    public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => sum + a;
}

/// <summary>Σ a·b.</summary>
readonly struct DotSum<T> : IFoldLane<T> where T : unmanaged
{
    public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => Simd.Fma(a, b, sum);
}

/// <summary>Σ (a − c)².</summary>
readonly struct DeviationSum<T> : IFoldLane<T> where T : unmanaged
{
    public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => Simd.Fma(a - c, a - c, sum);
}

/// <summary>Σ a·(b − c).</summary>
readonly struct CenteredDotSum<T> : IFoldLane<T> where T : unmanaged
{
    public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => Simd.Fma(a, b - c, sum);
}
