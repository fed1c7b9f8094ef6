using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The elements along an axis in ascending order, in the same dtype; NaN comes last.</summary>
    /// <param name="axis">The axis; null sorts all elements as one axis.</param>
    /// <param name="descending">Sorts from the largest down; NaN then comes first, as in PyTorch.</param>
    /// <remarks>Sorting is stable. The gradient goes back to where each element came from.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 2).Sort();   // [1, 2, 3]</code></example>
    public Tensor Sort(int? axis = -1, bool descending = false)
    {
        if (axis is null && Rank != 1) return Flatten().Sort(0, descending);
        int at = Shape.Axis(axis ?? 0, "sort");
        if (RequiresGrad && Modes.Current.Grad) return Gather(at, ArgSort(at, descending));
        return DType switch
        {
            DType.Bool => To(DType.UInt8).Sort(at, descending).To(DType.Bool),
            DType.Float16 or DType.BFloat16 => Cast.Of(this, DType.Float32).Sort(at, descending).To(DType),
            _ => Op.Apply(new Sort(at, descending), this),
        };
    }

    /// <summary>The indices that would sort an axis, in Int64: <see cref="Sort(int?, bool)"/> is what stands at them. Equal elements keep their order.</summary>
    /// <param name="axis">The axis; null sorts all elements in row-major order as one axis.</param>
    /// <param name="descending">Sorts from the largest down; NaN then comes first.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(3, 1, 2).ArgSort();   // [1, 2, 0]</code></example>
    public Tensor ArgSort(int? axis = -1, bool descending = false)
    {
        if (axis is null && Rank != 1) return Flatten().ArgSort(0, descending);
        int at = Shape.Axis(axis ?? 0, "argsort");
        return Op.Apply(new ArgSort(at, Shape.Array[at], descending), SortKeyed());
    }

    /// <summary>Elements along an axis in order, and where they came from: <see cref="Sort(int?, bool)"/> and <see cref="ArgSort"/> in one.</summary>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="descending">Sorts from the largest down; NaN then comes first.</param>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>var (values, indices) = scores.SortWithIndices(descending: true);</code></example>
    public (Tensor Values, Tensor Indices) SortWithIndices(int axis = -1, bool descending = false)
    {
        int at = Shape.Axis(axis, "sort");
        var indices = ArgSort(at, descending);
        return (Gather(at, indices), indices);
    }

    /// <summary>An order of the elements along an axis in which the one at <paramref name="kth"/> is where sorting puts it, smaller ones before and larger ones behind.</summary>
    /// <param name="kth">The place that is to be right; negative counts from the end.</param>
    /// <param name="axis">The axis; null takes all elements as one axis.</param>
    /// <remarks>The order given is the sorted one: radix sorting costs no more than a few selections.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kth"/> is outside the axis.</exception>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    /// <example><code>Tensor.From(7, 1, 4).Partition(1)[1];   // 4</code></example>
    public Tensor Partition(int kth, int? axis = -1)
    {
        int n = axis is { } at ? Shape[Shape.Axis(at, "partition")] : (int)Count;
        if (kth < -n || kth >= n) throw new ArgumentOutOfRangeException(nameof(kth), $"partition: place {kth} is outside an axis of {n} elements");
        return Sort(axis);
    }

    /// <summary>This tensor in a dtype that has sort keys.</summary>
    internal Tensor SortKeyed() => Cast.Of(Detach(), DType == DType.Bool ? DType.UInt8 : DType.Computed);
}

sealed class Sort(int axis, bool descending) : SingleOutputOp("sort")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("descending", descending)];

    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "with gradients, elements are taken at the indices of argsort";

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[0].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0], y, axis, descending));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    readonly struct Kernel(Tensor x, Tensor y, int axis, bool descending) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => RowWise.Lines<T, T, SortRow<T>>(x, y, axis, new(descending));
    }
}

/// <summary>The first k places of the sorted order along an axis.</summary>
sealed class ArgSort(int axis, int k, bool descending) : SingleOutputOp("argsort")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("k", k), ("descending", descending)];

    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "places do not change with the values";

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Int64, x[0].Shape.With(axis, k));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(x[0].DType, new Kernel(x[0], y, axis, descending));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    readonly struct Kernel(Tensor x, Tensor y, int axis, bool descending) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => RowWise.Lines<T, long, ArgSortRow<T>>(x, y, axis, new(descending));
    }
}
