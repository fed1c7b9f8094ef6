namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>All products of an element of one and an element of the other: <c>y[i, j] = a[i] · b[j]</c>. More axes are flattened first, as in NumPy.</summary>
    /// <returns>[m, n]. Dtypes promote.</returns>
    /// <example><code>Tensor a = [1, 2]; a.Outer([3, 4]);   // [[3, 4], [6, 8]]</code></example>
    public Tensor Outer(Tensor other) => Flatten().Unsqueeze(1) * other.Flatten();

    /// <summary>The Kronecker product: every element of this tensor times the whole of the other, as blocks.</summary>
    /// <returns>Sizes multiply along each axis; where one has fewer axes, leading ones of size 1 are added. Dtypes promote.</returns>
    /// <example><code>Tensor a = [[1, 2]]; a.Kron([[1], [1]]);   // [[1, 2], [1, 2]]</code></example>
    public Tensor Kron(Tensor other)
    {
        int rank = Math.Max(Rank, other.Rank);
        int[] left = new int[2 * rank], right = new int[2 * rank], dims = new int[rank];
        Array.Fill(left, 1);
        Array.Fill(right, 1);
        for (int i = 1; i <= rank; i++)
        {
            int m = i <= Rank ? Shape.Array[^i] : 1, n = i <= other.Rank ? other.Shape.Array[^i] : 1;
            (left[^(2 * i)], right[^(2 * i - 1)], dims[^i]) = (m, n, ShapeException.CheckSize("kron", (long)m * n, Shape));
        }
        return (Reshape(left) * other.Reshape(right)).Reshape(dims);
    }

    /// <summary>The cross product of vectors in space: <c>a × b = (a₁b₂ − a₂b₁, a₂b₀ − a₀b₂, a₀b₁ − a₁b₀)</c>.</summary>
    /// <param name="other">The right operand; the other axes broadcast.</param>
    /// <param name="axis">The axis of the three components, counted in the broadcast shape.</param>
    /// <exception cref="ShapeException">The axis does not have size 3 in both, or the shapes do not broadcast.</exception>
    /// <example><code>Tensor x = [1, 0, 0]; x.Cross([0, 1, 0]);   // [0, 0, 1]</code></example>
    public Tensor Cross(Tensor other, int axis = -1)
    {
        var shape = Shape.Broadcast(Shape, other.Shape, "cross");
        int at = shape.Axis(axis, "cross") - shape.Rank; // counted from the end, it is the same axis in both
        if (-at > Rank || -at > other.Rank || Shape.Array[^-at] != 3 || other.Shape.Array[^-at] != 3)
            throw new ShapeException("cross", $"axis {axis} must have size 3 in both {Shape} and {other.Shape}", [Shape, other.Shape], axis);
        return Roll(-1, at) * other.Roll(-2, at) - Roll(-2, at) * other.Roll(-1, at);
    }
}
