using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>What the softmax family computes of one row.</summary>
static class SoftmaxRow
{
    /// <summary>The row's maximum m and Σ exp(x − m). A row of −∞, or with NaN, gives NaN.</summary>
    public static (T Max, T Sum) Normalizer<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Lanes.Fold<T, MaxLane>(x, T.NegativeInfinity);
        return (max, RowLoops.Sum<T, ExpSum<T>>(x, x, max));
    }

    /// <summary>Turns scores into probabilities in place and returns log Σ exp(x). A row of −∞ becomes zeros, and −∞ is returned.</summary>
    public static T Normalize<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = Lanes.Fold<T, MaxLane>(x, T.NegativeInfinity);
        if (T.IsNegativeInfinity(max))
        {
            x.Clear();
            return max;
        }
        Lanes.Zip<T, ExpOfDifference>(x, [max], x);
        T sum = Lanes.Fold<T, AddLane>(x, T.Zero);
        Lanes.Zip<T, MulLane>(x, [T.One / sum], x);
        return max + Simd.Log(sum);
    }

    readonly struct ExpOfDifference : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> x, Vector<T> max) => Simd.Exp(x - max);
    }

    /// <summary>Σ exp(a − c).</summary>
    readonly struct ExpSum<T> : IFoldLane<T> where T : unmanaged
    {
        public static Vector<T> Step(Vector<T> sum, Vector<T> a, Vector<T> b, Vector<T> c) => sum + Simd.Exp(a - c);
    }
}
