namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>How often each number from 0 up stands in this vector of integers, in Int64; or the sum of its weights, in Float64.</summary>
    /// <param name="weights">One weight for each element; null counts.</param>
    /// <param name="minLength">The least length of the result, which otherwise is the largest element plus one.</param>
    /// <exception cref="ShapeException">This tensor is not a vector, or the weights have another length.</exception>
    /// <exception cref="ArgumentException">The elements are not integers, or one is negative; or <paramref name="minLength"/> is.</exception>
    /// <example><code>Tensor.From(0, 2, 2).Bincount();   // [1, 0, 2]</code></example>
    public Tensor Bincount(Tensor? weights = null, int minLength = 0)
    {
        if (Rank != 1) throw new ShapeException("bincount", $"{Shape} is not a vector", [Shape]);
        Spec.RequireInteger("bincount");
        if (minLength < 0) throw new ArgumentException($"bincount: the least length {minLength} is negative");
        if (weights is not null && weights.Shape != Shape)
            throw new ShapeException("bincount", $"weights of shape {weights.Shape} do not fit {Shape}", [Shape, weights.Shape]);
        long[] x = ToArray<long>();
        long length = minLength;
        foreach (long value in x)
        {
            if (value < 0) throw new ArgumentException($"bincount: {value} is negative; elements count from 0");
            length = Math.Max(length, value + 1);
        }
        if (length > Array.MaxLength) throw new ArgumentException($"bincount: the largest element, {length - 1}, would need more counts than one array holds");
        if (weights is null)
        {
            var counts = new long[length];
            foreach (long value in x) counts[value]++;
            return Wrap(counts, [(int)length]);
        }
        var sums = new double[length];
        double[] w = weights.ToArray<double>();
        for (int i = 0; i < x.Length; i++) sums[x[i]] += w[i];
        return Wrap(sums, [(int)length]);
    }
}
