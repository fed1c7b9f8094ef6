namespace Groundwork;

/// <summary>The axes of a reduction: sorted, each once, counted from the front.</summary>
sealed class Axes
{
    public readonly int[] Indices;

    Axes(int[] indices) => Indices = indices;

    /// <summary>Checks and sorts; none means all.</summary>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    public static Axes Of(Shape shape, ReadOnlySpan<int> axes, string op)
    {
        var indices = new int[axes.IsEmpty ? shape.Rank : axes.Length];
        for (int i = 0; i < indices.Length; i++) indices[i] = axes.IsEmpty ? i : shape.Axis(axes[i], op);
        Array.Sort(indices);
        for (int i = 1; i < indices.Length; i++)
            if (indices[i] == indices[i - 1]) throw new ShapeException(op, $"axis {indices[i]} of {shape} is named twice", [shape], indices[i]);
        return new(indices);
    }

    public bool Contains(int axis) => Array.BinarySearch(Indices, axis) >= 0;

    /// <summary>The shape with the axes gone, or kept with size 1.</summary>
    public Shape Reduce(Shape shape, bool keep)
    {
        List<int> dims = [];
        for (int i = 0; i < shape.Rank; i++)
        {
            if (!Contains(i)) dims.Add(shape.Array[i]);
            else if (keep) dims.Add(1);
        }
        return Shape.Of(dims.ToArray());
    }

    public override string ToString() => $"[{string.Join(", ", Indices)}]";
}

/// <summary>An operation that makes one value out of all along some axes.</summary>
abstract class Reduction(string name, Axes axes, bool keep) : SingleOutputOp(name)
{
    protected Axes Over => axes;

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axes", axes), ("keep", keep)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, axes.Reduce(x[0].Shape, keep));

    /// <summary>Hands over x as [outer..., reduced...]: reduced axes last, so that kernels see rows; y in the order of the outer axes.</summary>
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        var from = x[0];
        List<int> order = [];
        for (int i = 0; i < from.Rank; i++)
            if (!axes.Contains(i)) order.Add(i);
        int outer = order.Count;
        order.AddRange(axes.Indices);
        var dims = new int[order.Count];
        var strides = new long[order.Count];
        var own = from.Strides;
        for (int i = 0; i < order.Count; i++) (dims[i], strides[i]) = (from.Shape.Array[order[i]], own[order[i]]);
        Reduce(from.As(new Shape(dims), strides, from.Offset), y.As(new Shape(dims[..outer]), null, y.Offset));
    }

    /// <summary>The kernel: y has the leading axes of x, the others are to be reduced.</summary>
    protected abstract void Reduce(Tensor x, Tensor y);

    /// <summary>A tensor of the reduced shape (kept or not) broadcast back over the axes of the input.</summary>
    protected Tensor Spread(Tensor y, Shape shape) => y.Reshape(axes.Reduce(shape, keep: true).Dims).BroadcastTo(shape);
}
