using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>What the softmax family computes of one row.</summary>
static class SoftmaxRow
{
    /// <summary>The row's maximum m and Σ exp(x − m). A row of −∞, or with NaN, gives NaN.</summary>
    public static (T Max, T Sum) Normalizer<T>(ReadOnlySpan<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = ExpRow.Max(x);
        return (max, ExpRow.Sum(x, max));
    }

    /// <summary>Turns scores into probabilities in place and returns log Σ exp(x). A row of −∞ becomes zeros, and −∞ is returned.</summary>
    public static T Normalize<T>(Span<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = ExpRow.Max<T>(x);
        if (T.IsNegativeInfinity(max))
        {
            bool isNaN = System.Numerics.Tensors.TensorPrimitives.IsNaNAny<T>(x); // the maximum passes over NaN
            x.Fill(isNaN ? T.NaN : T.Zero);
            return isNaN ? T.NaN : max;
        }
        T sum = ExpRow.Store(x, max, x);
        ExpRow.Scale(x, T.One / sum);
        return max + Simd.Log(sum);
    }
}
