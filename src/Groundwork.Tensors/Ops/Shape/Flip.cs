namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The order of elements reversed along axes; along all of them by default. A view.</summary>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor t = [1, 2, 3]; t.Flip();   // [3, 2, 1]</code></example>
    public Tensor Flip(params ReadOnlySpan<int> axes)
    {
        if (Rank == 0 && axes.IsEmpty) return this;
        var flipped = Axes.Of(Shape, axes, "flip");
        var entries = new Slice[Rank];
        for (int i = 0; i < entries.Length; i++) entries[i] = Slice.Of(null, null, flipped.Contains(i) ? -1 : 1);
        return this[entries];
    }

    /// <summary>The plane of two axes turned by quarter turns, from the first axis towards the second. A view.</summary>
    /// <param name="quarters">How many quarter turns; negative turns the other way.</param>
    /// <param name="axis1">The axis to turn from.</param>
    /// <param name="axis2">The axis to turn towards.</param>
    /// <exception cref="ShapeException">There is no such axis, or both are the same.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Rot90();   // [[2, 4], [1, 3]]</code></example>
    public Tensor Rot90(int quarters = 1, int axis1 = 0, int axis2 = 1)
    {
        int a = Shape.Axis(axis1, "rot90"), b = Shape.Axis(axis2, "rot90");
        if (a == b) throw new ShapeException("rot90", $"axes {axis1} and {axis2} of {Shape} are the same; a plane needs two", [Shape], a);
        return ((quarters % 4 + 4) % 4) switch
        {
            1 => Flip(b).Transpose(a, b),
            2 => Flip(a, b),
            3 => Transpose(a, b).Flip(b),
            _ => this,
        };
    }
}
