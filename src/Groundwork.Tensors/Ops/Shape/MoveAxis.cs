namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The axes in reverse order: the transpose of a matrix. A view; NumPy's <c>.T</c>.</summary>
    /// <example><code>Tensor.Zeros([2, 3, 4]).T.Shape;   // [4, 3, 2]</code></example>
    public Tensor T
    {
        get
        {
            var order = new int[Rank];
            for (int i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
            return Permute(order);
        }
    }

    /// <summary>One axis moved to another place; the others keep their order. A view.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.Zeros([2, 3, 4]).MoveAxis(0, -1).Shape;   // [3, 4, 2]</code></example>
    public Tensor MoveAxis(int source, int destination) => MoveAxis([source], [destination]);

    /// <summary>Axes moved to other places; the others keep their order. A view.</summary>
    /// <param name="source">The axes to move.</param>
    /// <param name="destination">Where each of them goes, counted in the result.</param>
    /// <exception cref="ShapeException">There is no such axis, one is named twice, or the lists differ in length.</exception>
    /// <example><code>images.MoveAxis([0, 1], [-1, 0]);</code></example>
    public Tensor MoveAxis(ReadOnlySpan<int> source, ReadOnlySpan<int> destination)
    {
        if (source.Length != destination.Length)
            throw new ShapeException("move axis", $"{source.Length} axes for {destination.Length} places; give one for each", [Shape]);
        if (source.IsEmpty) return this;
        Axes moved = Axes.Of(Shape, source, "move axis"), places = Axes.Of(Shape, destination, "move axis");
        var order = new int[Rank];
        for (int i = 0; i < source.Length; i++) order[Shape.Axis(destination[i], "move axis")] = Shape.Axis(source[i], "move axis");
        for (int place = 0, axis = 0; place < order.Length; place++)
        {
            if (places.Contains(place)) continue;
            while (moved.Contains(axis)) axis++;
            order[place] = axis++;
        }
        return Permute(order);
    }

    /// <summary>Several neighbouring axes as one: a view where the strides allow it, else a copy.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them; negative counts from the end.</param>
    /// <exception cref="ShapeException">There is no such axis, or the last comes before the first.</exception>
    /// <example><code>images.Flatten(1);   // [N, C, H, W] gives [N, C·H·W]</code></example>
    public Tensor Flatten(int first, int last = -1)
    {
        int a = Shape.Axis(first, "flatten"), b = Shape.Axis(last, "flatten");
        if (b < a) throw new ShapeException("flatten", $"axis {last} comes before axis {first} in {Shape}", [Shape], b);
        long size = 1;
        foreach (int n in Shape.Dims[a..(b + 1)]) size *= n;
        return Reshape([.. Shape.Dims[..a], ShapeException.CheckSize("flatten", size, Shape), .. Shape.Dims[(b + 1)..]]);
    }

    /// <summary>All elements as one axis: in row-major order, or column by column (the first axis runs fastest).</summary>
    /// <param name="columnMajor">True for Fortran's order.</param>
    /// <returns>A view where the strides allow it, else a copy.</returns>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Ravel(columnMajor: true);   // [1, 3, 2, 4]</code></example>
    public Tensor Ravel(bool columnMajor = false) => columnMajor ? T.Flatten() : Flatten();

    /// <summary>With at least one axis: a scalar becomes a vector of one.</summary>
    /// <example><code>Tensor.Scalar(3).AtLeast1D().Shape;   // [1]</code></example>
    public Tensor AtLeast1D() => Rank >= 1 ? this : Reshape(1);

    /// <summary>With at least two axes: a vector becomes a row.</summary>
    /// <example><code>Tensor.Zeros([3]).AtLeast2D().Shape;   // [1, 3]</code></example>
    public Tensor AtLeast2D() => Rank switch { 0 => Reshape(1, 1), 1 => Unsqueeze(0), _ => this };

    /// <summary>With at least three axes: a vector [n] becomes [1, n, 1], a matrix [m, n] becomes [m, n, 1], as in NumPy.</summary>
    /// <example><code>Tensor.Zeros([2, 3]).AtLeast3D().Shape;   // [2, 3, 1]</code></example>
    public Tensor AtLeast3D() => Rank switch { 0 => Reshape(1, 1, 1), 1 => Unsqueeze(0, 2), 2 => Unsqueeze(2), _ => this };

    /// <summary>Tensors broadcast against each other to one shape. Views.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>var both = Tensor.BroadcastTensors(column, row);   // [m, 1] and [n] give two of [m, n]</code></example>
    public static Tensor[] BroadcastTensors(params ReadOnlySpan<Tensor> tensors)
    {
        Shape shape = default;
        foreach (var x in tensors) shape = Shape.Broadcast(shape, x.Shape, "broadcast");
        var y = new Tensor[tensors.Length];
        for (int i = 0; i < y.Length; i++) y[i] = tensors[i].BroadcastTo(shape);
        return y;
    }
}
