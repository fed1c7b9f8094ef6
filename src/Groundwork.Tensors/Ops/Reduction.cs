using System.Numerics;
using Groundwork.Kernels;

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

    /// <summary>The number of elements along the axes together.</summary>
    public long Count(Shape shape)
    {
        long n = 1;
        foreach (int axis in Indices) n *= shape.Array[axis];
        return n;
    }

    /// <summary>x as [others..., n]: the axes behind the others, as one.</summary>
    public Tensor AsLast(Tensor x)
    {
        List<int> order = [], dims = [];
        for (int i = 0; i < x.Rank; i++)
        {
            if (Contains(i)) continue;
            order.Add(i);
            dims.Add(x.Shape.Array[i]);
        }
        order.AddRange(Indices);
        dims.Add((int)Count(x.Shape));
        return x.Permute(order.ToArray()).Reshape(dims.ToArray());
    }

    /// <summary>What <see cref="AsLast"/> made of a tensor of the given shape, in that shape again.</summary>
    public Tensor FromLast(Tensor rows, Shape shape)
    {
        List<int> order = [], dims = [];
        for (int i = 0; i < shape.Rank; i++)
            if (!Contains(i)) order.Add(i);
        order.AddRange(Indices);
        foreach (int axis in order) dims.Add(shape.Array[axis]);
        var inverse = new int[shape.Rank];
        for (int i = 0; i < inverse.Length; i++) inverse[order[i]] = i;
        return rows.Reshape(dims.ToArray()).Permute(inverse);
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

/// <summary>A reduction that folds values of one dtype, two at a time.</summary>
abstract class Fold<TLane>(string name, Axes axes, bool keep) : Reduction(name, axes, keep) where TLane : struct, IFoldLane
{
    /// <summary>What Bools fold to where there are none.</summary>
    protected virtual bool Empty => false;

    protected sealed override void Reduce(Tensor x, Tensor y)
    {
        if (y.DType == DType.Bool && x.Count == 0) y.Write(Empty);
        else if (y.DType == DType.Bool) Folds.Run<byte, TLane>(x, y);
        else Dispatch.Number(y.DType, new Kernel(x, y));
    }

    readonly struct Kernel(Tensor x, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Folds.Run<T, TLane>(x, y);
    }
}

/// <summary>A fold of Bools; there is no gradient.</summary>
abstract class TruthFold<TLane>(string name, Axes axes, bool keep) : Fold<TLane>(name, axes, keep) where TLane : struct, IFoldLane
{
    public sealed override Saved Needs => Saved.Nothing;

    public sealed override string NotDifferentiable => "truth is a step";

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    // Bools are the bytes 0 and 1, but the identity of a fold of bytes need not be one of them.
    protected sealed override bool Empty => typeof(TLane) == typeof(MinFold);
}
