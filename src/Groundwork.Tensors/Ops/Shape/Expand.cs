namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>This tensor broadcast to a shape: axes of size 1 and missing leading axes are repeated without a copy. A view.</summary>
    /// <param name="shape">The sizes; -1 keeps an axis of this tensor as it is.</param>
    /// <exception cref="ShapeException">The tensor does not broadcast to that shape.</exception>
    /// <example><code>Tensor.From(1f, 2f).Expand(3, 2);   // [[1, 2], [1, 2], [1, 2]]</code></example>
    public Tensor Expand(params ReadOnlySpan<int> shape)
    {
        int[] dims = shape.ToArray();
        int added = dims.Length - Rank;
        for (int i = 0; i < dims.Length; i++)
            if (dims[i] == -1 && i >= added) dims[i] = Shape.Array[i - added];
        return BroadcastTo(Shape.Of(dims));
    }

    /// <summary>This tensor broadcast to a shape. A view; NumPy's <c>broadcast_to</c>.</summary>
    /// <exception cref="ShapeException">The tensor does not broadcast to that shape.</exception>
    public Tensor BroadcastTo(Shape shape)
    {
        if (shape == Shape) return this;
        return shape.Takes(Shape) ? Op.Apply(new Expand(shape), this)
            : throw CannotExpand(Shape, shape);
    }

    static ShapeException CannotExpand(Shape from, Shape to)
    {
        if (from.Rank > to.Rank) return new("expand", $"{from} does not broadcast to {to}, which has fewer axes", [from, to]);
        int axis = -1;
        while (from[axis] == to[axis] || from[axis] == 1) axis--;
        return new("expand", $"{from} does not broadcast to {to}: axis {axis} is {from[axis]} and cannot become {to[axis]}", [from, to], axis);
    }

    /// <summary>The sum over the axes along which this tensor's shape was broadcast from <paramref name="shape"/>: what undoes a broadcast in gradients.</summary>
    /// <exception cref="ShapeException">The shape does not broadcast to this tensor's.</exception>
    public Tensor SumTo(Shape shape)
    {
        if (shape == Shape) return this;
        if (!Shape.Takes(shape)) throw new ShapeException("sum to", $"{Shape} was not broadcast from {shape}", [Shape, shape]);
        int added = Rank - shape.Rank;
        List<int> axes = [];
        for (int i = 0; i < Rank; i++)
            if (i < added || shape.Array[i - added] != Shape.Array[i]) axes.Add(i);
        return Sum([.. axes], keep: true).Reshape(shape.Dims);
    }
}

sealed class Expand(Shape shape) : ViewOp("expand")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("shape", shape)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = shape };

    protected internal override Tensor View(Tensor x, in Spec y)
    {
        var from = x.Strides;
        var strides = new long[shape.Rank];
        for (int i = 1; i <= x.Rank; i++) strides[^i] = x.Shape.Array[^i] == 1 ? 0 : from[^i];
        return x.As(shape, strides, x.Offset);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy.SumTo(tape.XSpec().Shape)];
}
