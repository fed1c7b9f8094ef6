namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The same elements, in row-major order, in another shape. A view where the strides allow it, else a copy.</summary>
    /// <param name="shape">The new sizes; one of them may be -1 and is worked out.</param>
    /// <exception cref="ShapeException">The number of elements does not fit.</exception>
    /// <example><code>Tensor.Arange(6).Reshape([2, -1]).Shape;   // [2, 3]</code></example>
    public Tensor Reshape(params ReadOnlySpan<int> shape)
    {
        var target = Groundwork.Reshape.Resolve(Shape, shape);
        if (target == Shape) return RequiresGrad || !IsWeak ? this : Detach();
        var op = new Reshape(target);
        return op.Strides(this) is null ? Op.Apply(op, Clone()) : Op.Apply(op, this);
    }

    /// <summary>All elements in row-major order as one axis: a view where the strides allow it.</summary>
    public Tensor Flatten() => Reshape(-1);
}

sealed class Reshape(Shape shape) : ViewOp("reshape")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("shape", shape)];

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = shape, IsWeak = false };

    protected internal override Tensor View(Tensor x, in Spec y) =>
        x.As(shape, Strides(x) ?? throw new InvalidOperationException("reshape: the view needs a copy"), x.Offset);

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy.Reshape(tape.XSpec().Shape.Dims)];

    /// <summary>The target with -1 worked out.</summary>
    public static Shape Resolve(Shape from, ReadOnlySpan<int> shape)
    {
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] >= 0) known *= shape[i];
            else if (shape[i] == -1 && unknown < 0) unknown = i;
            else throw new ShapeException("reshape", $"[{string.Join(", ", shape.ToArray())}] has {(shape[i] == -1 ? "two unknown sizes" : $"the size {shape[i]}")}; one size may be -1", [from]);
        }
        if (unknown < 0)
        {
            return known == from.Count ? Shape.Of(shape) : throw new ShapeException("reshape",
                $"{from.Count} elements of {from} do not fit [{string.Join(", ", shape.ToArray())}], which has {known}", [from]);
        }
        if (known == 0 || from.Count % known != 0)
            throw new ShapeException("reshape", $"{from.Count} elements of {from} do not fit [{string.Join(", ", shape.ToArray())}]; {from.Count} is not a multiple of {known}", [from]);
        int[] dims = shape.ToArray();
        dims[unknown] = (int)(from.Count / known);
        return Shape.Of(dims);
    }

    /// <summary>The strides that show x in the new shape without moving an element, or null if there are none.</summary>
    public long[]? Strides(Tensor x)
    {
        if (x.IsContiguous || x.Count == 0) return shape.Strides();
        var from = x.Strides;
        var strides = new long[shape.Rank];
        int i = 0, k = 0; // axis of x, axis of the target
        while (i < x.Rank)
        {
            // Axes of x up to i and of the target up to k that hold the same elements.
            int firstI = i, firstK = k;
            long old = x.Shape.Array[i++], now = k < shape.Rank ? shape.Array[k++] : 1;
            while (old != now)
            {
                if (old < now) old *= x.Shape.Array[i++];
                else now *= shape.Array[k++];
            }
            long next = 0;
            int inner = i - 1;
            while (inner > firstI && x.Shape.Array[inner] == 1) inner--;
            next = from[inner];
            // Within the group the axes of x must lie one behind the other.
            long expect = next;
            for (int a = i - 1; a >= firstI; a--)
            {
                if (x.Shape.Array[a] == 1) continue;
                if (from[a] != expect) return null;
                expect = from[a] * x.Shape.Array[a];
            }
            for (int b = k - 1; b >= firstK; b--)
            {
                strides[b] = next;
                next *= shape.Array[b];
            }
        }
        for (; k < shape.Rank; k++) strides[k] = 1; // sizes of 1 that are left over
        return strides;
    }
}
