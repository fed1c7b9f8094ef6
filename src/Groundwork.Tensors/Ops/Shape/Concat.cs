namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Tensors joined along an axis they have; NumPy's <c>concatenate</c>, PyTorch's <c>cat</c>.</summary>
    /// <param name="tensors">One or more, equal in all other sizes. Dtypes promote.</param>
    /// <param name="axis">The axis that grows; negative counts from the end.</param>
    /// <exception cref="ShapeException">There are no tensors, ranks or other sizes differ, or there is no such axis.</exception>
    /// <example><code>Tensor.Concat([a, b], axis: -1);   // [n, p] and [n, q] give [n, p + q]</code></example>
    public static Tensor Concat(ReadOnlySpan<Tensor> tensors, int axis = 0)
    {
        if (tensors.IsEmpty) throw new ShapeException("concat", "there is nothing to join; give one tensor or more", []);
        for (int i = 0; i < tensors.Length; i++)
            if (tensors[i] is null) throw new ArgumentNullException(nameof(tensors), $"concat: tensor {i} is null");
        var first = tensors[0].Shape;
        if (first.Rank == 0) throw new ShapeException("concat", "a 0-d tensor has no axis to join along; use Stack", [first]);
        int at = first.Axis(axis, "concat");
        foreach (var x in tensors)
        {
            if (x.Rank != first.Rank) throw new ShapeException("concat", $"shapes {first} and {x.Shape} have {first.Rank} and {x.Rank} axes; Unsqueeze one, or use Stack", [first, x.Shape]);
            for (int i = 0; i < first.Rank; i++)
                if (i != at && x.Shape.Array[i] != first.Array[i])
                    throw new ShapeException("concat", $"shapes {first} and {x.Shape} differ on axis {i}; only axis {at}, along which they are joined, may differ", [first, x.Shape], i);
        }
        return Op.Apply(new Concat(at), Promotion.Together(tensors)).Strong();
    }

    /// <summary>Tensors side by side: joined along the second axis, vectors along their only one. Numbers count as vectors of one.</summary>
    /// <exception cref="ShapeException">There are no tensors, or their shapes do not fit.</exception>
    /// <example><code>Tensor.HStack([1, 2], [3]);   // [1, 2, 3]</code></example>
    public static Tensor HStack(params ReadOnlySpan<Tensor> tensors)
    {
        var parts = Promotion.Together(tensors);
        for (int i = 0; i < parts.Length; i++) parts[i] = parts[i].AtLeast1D();
        return Concat(parts, axis: parts.Length > 0 && parts[0].Rank > 1 ? 1 : 0);
    }

    /// <summary>Tensors below one another: joined along the first axis, where a vector counts as one row.</summary>
    /// <exception cref="ShapeException">There are no tensors, or their shapes do not fit.</exception>
    /// <example><code>Tensor.VStack([1, 2], [3, 4]);   // [[1, 2], [3, 4]]</code></example>
    public static Tensor VStack(params ReadOnlySpan<Tensor> tensors)
    {
        var parts = Promotion.Together(tensors);
        for (int i = 0; i < parts.Length; i++) parts[i] = parts[i].AtLeast2D();
        return Concat(parts, axis: 0);
    }
}

sealed class Concat(int axis) : SingleOutputOp("concat")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Saved Needs => Saved.Nothing;

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        long size = 0;
        foreach (var part in x) size += part.Shape.Array[axis];
        return size <= int.MaxValue ? new(x[0].DType, x[0].Shape.With(axis, (int)size))
            : throw new ShapeException(Name, $"axis {axis} would have {size} elements, more than an axis holds", [x[0].Shape], axis);
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        int start = 0;
        foreach (var part in x)
        {
            int size = part.Shape.Array[axis];
            SliceView.Along(y.Shape, axis, start, size).View(y, default).Write(part);
            start += size;
        }
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var dx = new Tensor?[tape.Inputs];
        int start = 0;
        for (int i = 0; i < dx.Length; i++)
        {
            int size = tape.XSpec(i).Shape.Array[axis];
            if (tape.Wants(i)) dx[i] = Apply(SliceView.Along(dy.Shape, axis, start, size), dy);
            start += size;
        }
        return dx;
    }
}
