namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The sum of products over the last axes of this tensor and the first ones of the other.</summary>
    /// <param name="other">The right operand.</param>
    /// <param name="axes">How many axes are summed over; 0 gives the outer product.</param>
    /// <returns>The other axes of the left, then those of the right. Dtypes promote.</returns>
    /// <exception cref="ShapeException">There are not so many axes, or their sizes differ.</exception>
    /// <example><code>a.TensorDot(b, axes: 2);   // [m, j, k] and [j, k, n] give [m, n]</code></example>
    public Tensor TensorDot(Tensor other, int axes = 2)
    {
        if (axes < 0 || axes > Rank || axes > other.Rank)
            throw new ShapeException("tensordot", $"{axes} axes cannot be summed over in {Shape} and {other.Shape}", [Shape, other.Shape]);
        int[] left = new int[axes], right = new int[axes];
        for (int i = 0; i < axes; i++) (left[i], right[i]) = (Rank - axes + i, i);
        return TensorDot(other, left, right);
    }

    /// <summary>The sum of products over pairs of axes.</summary>
    /// <param name="other">The right operand.</param>
    /// <param name="left">The axes of this tensor.</param>
    /// <param name="right">The axes of the other that they meet, in the same order.</param>
    /// <returns>The other axes of the left, then those of the right. Dtypes promote.</returns>
    /// <exception cref="ShapeException">There is no such axis, one is named twice, the lists differ in length, or sizes differ.</exception>
    /// <example><code>a.TensorDot(b, [0], [1]);   // a transposed times b transposed</code></example>
    public Tensor TensorDot(Tensor other, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length != right.Length)
            throw new ShapeException("tensordot", $"{left.Length} axes on the left for {right.Length} on the right; give pairs", [Shape, other.Shape]);
        if (!left.IsEmpty)
        {
            Axes.Of(Shape, left, "tensordot");
            Axes.Of(other.Shape, right, "tensordot");
        }
        List<int> orderA = [], orderB = [], dims = [];
        int m = 1, n = 1, k = 1;
        for (int i = 0; i < left.Length; i++)
        {
            int a = Shape.Axis(left[i], "tensordot"), b = other.Shape.Axis(right[i], "tensordot");
            if (Shape.Array[a] != other.Shape.Array[b])
                throw new ShapeException("tensordot", $"axis {a} of {Shape} has size {Shape.Array[a]} but axis {b} of {other.Shape} has {other.Shape.Array[b]}", [Shape, other.Shape], a);
            orderA.Add(a);
            orderB.Add(b);
            k *= Shape.Array[a];
        }
        for (int i = 0, at = 0; i < Rank; i++)
        {
            if (orderA[at..].Contains(i)) continue;
            orderA.Insert(at++, i);
            dims.Add(Shape.Array[i]);
            m *= Shape.Array[i];
        }
        for (int i = 0; i < other.Rank; i++)
        {
            if (orderB[..left.Length].Contains(i)) continue;
            orderB.Add(i);
            dims.Add(other.Shape.Array[i]);
            n *= other.Shape.Array[i];
        }
        return Permute([.. orderA]).Reshape(m, k).MatMul(other.Permute([.. orderB]).Reshape(k, n)).Reshape([.. dims]);
    }
}
