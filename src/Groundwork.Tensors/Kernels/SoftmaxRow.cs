using System.Numerics;
using System.Runtime.InteropServices;

namespace Groundwork.Kernels;

/// <summary>What the softmax family computes of one row.</summary>
static class SoftmaxRow
{
    /// <summary>The row's maximum m and Σ exp(x − m). A row of −∞, or with NaN, gives NaN.</summary>
    public static (T Max, T Sum) Normalizer<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Maximum(x);
        return (max, RowLoops.Sum<T, ExpSum<T>>(x, x, max));
    }

    /// <summary>Turns scores into probabilities in place and returns log Σ exp(x). A row of −∞ becomes zeros, and −∞ is returned.</summary>
    public static T Normalize<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Maximum(x);
        if (T.IsNegativeInfinity(max))
        {
            x.Clear();
            return max;
        }
        T sum = Exponentials(x, max, x);
        Lanes.Zip<T, MulLane>(x, [T.One / sum], x);
        return max + Simd.Log(sum);
    }

    /// <summary>The largest element. A NaN may be passed over: it comes out of the exponentials again.</summary>
    public static T Maximum<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T> => Lanes.Fold<T, NativeMax>(x, T.NegativeInfinity);

    readonly struct NativeMax : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.MaxNative(a, b);
    }

    /// <summary>y = exp(x − max), and their sum, in one pass: two vectors at a time hide the latency of the exponential.</summary>
    public static T Exponentials<T>(ReadOnlySpan<T> x, T max, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = y.Length, width = Vector<T>.Count, i = 0;
        ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
        var shift = new Vector<T>(max);
        Vector<T> a = Vector<T>.Zero, b = a;
        for (; i <= n - 2 * width; i += 2 * width)
        {
            var u = Simd.ExpNonPositive(Vector.LoadUnsafe(ref from, (nuint)i) - shift);
            var v = Simd.ExpNonPositive(Vector.LoadUnsafe(ref from, (nuint)(i + width)) - shift);
            u.StoreUnsafe(ref to, (nuint)i);
            v.StoreUnsafe(ref to, (nuint)(i + width));
            a += u;
            b += v;
        }
        T sum = Vector.Sum(a + b);
        for (; i < n; i += width)
        {
            int rest = Math.Min(width, n - i);
            var e = Simd.ExpNonPositive(Lanes.Pad<T>(x.Slice(i, rest)) - shift);
            for (int k = 0; k < rest; k++) sum += y[i + k] = e[k];
        }
        return sum;
    }

    /// <summary>Σ exp(a − c).</summary>
    readonly struct ExpSum<T> : IFoldLane<T> where T : unmanaged
    {
        public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => sum + Simd.ExpNonPositive(a - c);
    }
}
