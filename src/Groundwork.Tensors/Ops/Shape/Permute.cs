namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The axes in another order: axis <c>i</c> of the result is axis <c>axes[i]</c> of this tensor. A view.</summary>
    /// <exception cref="ShapeException">The axes are not each of this tensor's once.</exception>
    /// <example><code>Tensor.Zeros([2, 3, 4]).Permute(2, 0, 1).Shape;   // [4, 2, 3]</code></example>
    public Tensor Permute(params ReadOnlySpan<int> axes)
    {
        var order = new int[axes.Length];
        bool[] seen = new bool[Rank];
        for (int i = 0; i < axes.Length; i++)
        {
            order[i] = Shape.Axis(axes[i], "permute");
            if (seen[order[i]]) throw Wrong(axes);
            seen[order[i]] = true;
        }
        return axes.Length == Rank ? Op.Apply(new Permute(order), this) : throw Wrong(axes);

        ShapeException Wrong(ReadOnlySpan<int> axes) => new("permute",
            $"axes [{string.Join(", ", axes.ToArray())}] do not name each of the {Rank} axes of {Shape} once", [Shape]);
    }

    /// <summary>The last two axes swapped: a matrix transposed, or each matrix of a batch. A view.</summary>
    /// <exception cref="ShapeException">There are fewer than two axes.</exception>
    /// <example><code>Tensor.Zeros([5, 2, 3]).Transpose().Shape;   // [5, 3, 2]</code></example>
    public Tensor Transpose() => Rank >= 2 ? Transpose(-2, -1)
        : throw new ShapeException("transpose", $"{Shape} has no two axes to swap", [Shape]);

    /// <summary>Two axes swapped. A view.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Transpose(int axis1, int axis2)
    {
        var order = new int[Rank];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        int a = Shape.Axis(axis1, "transpose"), b = Shape.Axis(axis2, "transpose");
        (order[a], order[b]) = (b, a);
        return Op.Apply(new Permute(order), this);
    }
}

sealed class Permute(int[] axes) : ViewOp("permute")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axes", axes)];

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var dims = new int[axes.Length];
        for (int i = 0; i < dims.Length; i++) dims[i] = x[0].Shape.Array[axes[i]];
        return x[0] with { Shape = new Shape(dims) };
    }

    protected internal override Tensor View(Tensor x, in Spec y)
    {
        var from = x.Strides;
        var strides = new long[axes.Length];
        for (int i = 0; i < strides.Length; i++) strides[i] = from[axes[i]];
        return x.As(y.Shape, strides, x.Offset);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var inverse = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++) inverse[axes[i]] = i;
        return [Apply(new Permute(inverse), dy)];
    }
}
