using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>Exponentials of one row, shifted by their maximum, or by more, so that they do not overflow: what softmax, cross-entropy and attention are made of.</summary>
static class ExpRow
{
    const int Width = 16;

    /// <summary>The largest element. With NaN in the row it may be any number: the sums below are NaN then.</summary>
    public static T Max<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!Wide.Runs<T>() || x.Length < 4 * Width) return Lanes.Fold<T, NativeMaxLane>(x, T.NegativeInfinity);
        return T.CreateTruncating(WideMax(Wide.Singles(x)));
    }

    /// <summary>Σ exp(x − shift).</summary>
    public static T Sum<T>(ReadOnlySpan<T> x, T shift) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!Wide.Runs<T>()) return RowLoops.Sum<T, ExpSum<T>>(x, x, shift);
        return T.CreateTruncating(WideSum<Nothing>(Wide.Singles(x), float.CreateTruncating(shift), 1, default));
    }

    /// <summary>y = exp(x − shift), and the sum of all.</summary>
    public static T Store<T>(ReadOnlySpan<T> x, T shift, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Wide.Runs<T>()) return T.CreateTruncating(WideSum<Stored>(Wide.Singles(x), float.CreateTruncating(shift), 1, Wide.Singles(y)));
        int n = y.Length, width = Vector<T>.Count, i = 0;
        ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        var s = new Vector<T>(shift);
        Vector<T> a = Vector<T>.Zero, b = a;
        for (; i <= n - 2 * width; i += 2 * width) // two vectors at a time hide the latency of the exponential
        {
            var u = Simd.ExpNonPositive(Vector.LoadUnsafe(ref from, (nuint)i) - s);
            var v = Simd.ExpNonPositive(Vector.LoadUnsafe(ref from, (nuint)(i + width)) - s);
            u.StoreUnsafe(ref to, (nuint)i);
            v.StoreUnsafe(ref to, (nuint)(i + width));
            a += u;
            b += v;
        }
        T sum = Vector.Sum(a + b);
        for (; i < n; i += width)
        {
            int rest = Math.Min(width, n - i);
            var e = Simd.ExpNonPositive(Lanes.Pad<T>(x.Slice(i, rest)) - s);
            for (int k = 0; k < rest; k++) sum += y[i + k] = e[k];
        }
        return sum;
    }

    /// <summary>y = exp(x − shift) · factor.</summary>
    public static void Scaled<T>(ReadOnlySpan<T> x, T shift, T factor, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Wide.Runs<T>()) WideSum<Stored>(Wide.Singles(x), float.CreateTruncating(shift), float.CreateTruncating(factor), Wide.Singles(y));
        else RowLoops.Map<T, ExpMinus<T>>(x, x, default, shift, factor, T.Zero, y);
    }

    /// <summary>y = x · factor.</summary>
    public static void Scale<T>(Span<T> y, T factor) where T : unmanaged, IFloatingPointIeee754<T> => RowLoops.Map<T, Times<T>>(y, y, default, factor, T.Zero, T.Zero, y);

    interface ITarget
    {
        static abstract bool IsStored { get; }
    }

    readonly struct Stored : ITarget
    {
        public static bool IsStored => true;
    }

    readonly struct Nothing : ITarget
    {
        public static bool IsStored => false;
    }

    static float WideMax(ReadOnlySpan<float> x)
    {
        ref float from = ref MemoryMarshal.GetReference(x);
        int n = x.Length, i = 4 * Width;
        Vector512<float> a = Vector512.LoadUnsafe(ref from), b = Vector512.LoadUnsafe(ref from, Width), c = Vector512.LoadUnsafe(ref from, 2 * Width), d = Vector512.LoadUnsafe(ref from, 3 * Width);
        for (; i <= n - 4 * Width; i += 4 * Width)
        {
            a = Avx512F.Max(a, Vector512.LoadUnsafe(ref from, (nuint)i));
            b = Avx512F.Max(b, Vector512.LoadUnsafe(ref from, (nuint)(i + Width)));
            c = Avx512F.Max(c, Vector512.LoadUnsafe(ref from, (nuint)(i + 2 * Width)));
            d = Avx512F.Max(d, Vector512.LoadUnsafe(ref from, (nuint)(i + 3 * Width)));
        }
        for (; i <= n - Width; i += Width) a = Avx512F.Max(a, Vector512.LoadUnsafe(ref from, (nuint)i));
        if (i < n) b = Avx512F.Max(b, Vector512.LoadUnsafe(ref from, (nuint)(n - Width))); // overlaps what was seen
        a = Avx512F.Max(Avx512F.Max(a, b), Avx512F.Max(c, d));
        var half = Vector256.MaxNative(a.GetLower(), a.GetUpper());
        var four = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        four = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2)))[0];
    }

    static float WideSum<TTarget>(ReadOnlySpan<float> x, float shift, float factor, Span<float> y) where TTarget : struct, ITarget
    {
        ref float from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        int n = x.Length, i = 0;
        Vector512<float> s = Vector512.Create(shift), f = Vector512.Create(factor), sum0 = default, sum1 = default;
        for (; i <= n - 2 * Width; i += 2 * Width)
        {
            var e0 = Wide.Exp(Vector512.LoadUnsafe(ref from, (nuint)i) - s);
            var e1 = Wide.Exp(Vector512.LoadUnsafe(ref from, (nuint)(i + Width)) - s);
            if (TTarget.IsStored)
            {
                (e0 * f).StoreUnsafe(ref to, (nuint)i);
                (e1 * f).StoreUnsafe(ref to, (nuint)(i + Width));
            }
            sum0 += e0;
            sum1 += e1;
        }
        Span<float> rest = stackalloc float[Width];
        for (; i < n; i += Width)
        {
            int left = Math.Min(Width, n - i);
            rest.Fill(float.NegativeInfinity); // whose exponential is 0
            x.Slice(i, left).CopyTo(rest);
            var e = Wide.Exp(Vector512.Create<float>(rest) - s);
            e = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)left)), e, Vector512<float>.Zero);
            (e * f).CopyTo(rest);
            if (TTarget.IsStored) rest[..left].CopyTo(y[i..]);
            sum0 += e;
        }
        return Vector512.Sum(sum0 + sum1);
    }

    readonly struct NativeMaxLane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.MaxNative(a, b);
    }

    /// <summary>Σ exp(a − c).</summary>
    readonly struct ExpSum<T> : IFoldLane<T> where T : unmanaged
    {
        public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => sum + Simd.ExpNonPositive(a - c);
    }

    readonly struct ExpMinus<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> x, Vector<T> b, Vector<T> c, Vector<T> shift, Vector<T> factor, Vector<T> r) => Simd.ExpNonPositive(x - shift) * factor;
    }

    readonly struct Times<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> x, Vector<T> b, Vector<T> c, Vector<T> factor, Vector<T> q, Vector<T> r) => x * factor;
    }
}
