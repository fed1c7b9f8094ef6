using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>All windows of neighbours along an axis, as a new last axis: <c>y[…, i, …, j] = x[…, i · step + j, …]</c>. A view.</summary>
    /// <param name="size">Elements in a window.</param>
    /// <param name="axis">The axis the window slides along.</param>
    /// <param name="step">How far it moves.</param>
    /// <returns>The axis has (n − size) / step + 1 windows. Windows share memory where they overlap: do not write to them.</returns>
    /// <exception cref="ShapeException">There is no such axis, or it is shorter than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size or the step is less than 1.</exception>
    /// <example><code>Tensor.Arange(4).SlidingWindow(2);   // [[0, 1], [1, 2], [2, 3]]</code></example>
    public Tensor SlidingWindow(int size, int axis = -1, int step = 1)
    {
        int at = Shape.Axis(axis, "sliding window");
        if (size < 1 || step < 1) throw new ArgumentOutOfRangeException(size < 1 ? nameof(size) : nameof(step), $"sliding window: size {size} and step {step} must be 1 or more");
        if (size > Shape.Array[at])
            throw new ShapeException("sliding window", $"a window of {size} does not fit axis {at} of {Shape}, which has size {Shape.Array[at]}", [Shape], at);
        return Op.Apply(new SlidingWindow(Shape, at, size, step), this);
    }

    /// <summary>The tensor cut into blocks: first the axes that count blocks, then the axes within a block. A view where the strides allow it.</summary>
    /// <param name="sizes">The size of a block along every axis.</param>
    /// <returns>[n₀ / b₀, n₁ / b₁, …, b₀, b₁, …].</returns>
    /// <exception cref="ShapeException">There is not one size for every axis, or a size does not divide its axis.</exception>
    /// <example><code>image.Blocks(8, 8);   // [64, 64] gives [8, 8, 8, 8]: rows and columns of tiles</code></example>
    public Tensor Blocks(params ReadOnlySpan<int> sizes)
    {
        if (sizes.Length != Rank) throw new ShapeException("blocks", $"{sizes.Length} sizes for {Shape}, which has {Rank} axes; give one for each", [Shape]);
        int[] split = new int[2 * Rank], order = new int[2 * Rank];
        for (int i = 0; i < Rank; i++)
        {
            if (sizes[i] < 1 || Shape.Array[i] % sizes[i] != 0)
                throw new ShapeException("blocks", $"axis {i} of {Shape} has size {Shape.Array[i]}, which blocks of {sizes[i]} do not fill", [Shape], i);
            (split[2 * i], split[2 * i + 1]) = (Shape.Array[i] / sizes[i], sizes[i]);
            (order[i], order[Rank + i]) = (2 * i, 2 * i + 1);
        }
        return Reshape(split).Permute(order);
    }
}

sealed class SlidingWindow(Shape from, int axis, int size, int step) : ViewOp("sliding window")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("size", size), ("step", step)];

    int Windows => (from.Array[axis] - size) / step + 1;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = from.With(axis, Windows).Insert(from.Rank, size) };

    protected internal override Tensor View(Tensor x, in Spec y)
    {
        long[] strides = [.. x.Strides, x.Strides[axis]];
        strides[axis] *= step;
        return x.As(from.With(axis, Windows).Insert(from.Rank, size), strides, x.Offset);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new Overlap(this), dy)];

    /// <summary>The sum of windows laid over each other at their places.</summary>
    sealed class Overlap(SlidingWindow window) : SingleOutputOp("sliding window grad")
    {
        public override Saved Needs => Saved.Nothing;

        public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, window.From);

        public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
        {
            y.Clear();
            Dispatch.Number(y.DType, new Kernel(window, x[0], y));
        }

        protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(window, dy)];
    }

    Shape From => from;

    // One place within the window at a time: those of all windows do not overlap.
    readonly struct Kernel(SlidingWindow window, Tensor x, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var windows = window.View(y, default);
            for (int i = 0; i < windows.Shape[^1]; i++)
            {
                var part = Last(windows, i);
                Elementwise.Binary<T, T, NumberLoop2<T, AddLane>>(part, Last(x, i), part);
            }
        }

        static Tensor Last(Tensor x, int i) => x.As(x.Shape.Without(x.Rank - 1), x.Strides[..^1].ToArray(), x.Offset + i * x.Strides[^1]);
    }
}
