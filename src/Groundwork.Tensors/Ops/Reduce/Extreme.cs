using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>What maximum and minimum have in common.</summary>
static class Extreme
{
    public static Spec NotEmpty(string op, Shape shape, Axes over, Spec y) => over.Count(shape) > 0 || y.Shape.Count == 0 ? y
        : throw new ShapeException(op, $"axes {over} of {shape} hold nothing, which has no {op}", [shape]);

    /// <summary>The gradient, shared evenly among the elements that are the extreme.</summary>
    public static Tensor Share(Tensor x, Tensor y, Tensor dy, Axes over)
    {
        var chosen = x.Equal(y);
        return Tensor.Where(chosen, dy / chosen.Sum(over.Indices, keep: true).To(dy.DType), 0);
    }
}

/// <summary>The place of the extreme along one axis.</summary>
sealed class ArgExtreme<TLane>(string name, int axis, bool keep) : SingleOutputOp(name) where TLane : struct, IFoldLane
{
    public static Tensor Of(string name, Tensor x, int? axis, bool keep)
    {
        if (axis is { } along) return Apply(new ArgExtreme<TLane>(name, x.Shape.Axis(along, name), keep), Plain(x));
        var y = Apply(new ArgExtreme<TLane>(name, 0, keep: false), Plain(x.Flatten()));
        return keep ? y.Reshape(Enumerable.Repeat(1, x.Rank).ToArray()) : y;
    }

    static Tensor Plain(Tensor x) => Cast.Of(x.Detach(), x.DType == DType.Bool ? DType.UInt8 : x.DType.Computed);

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("keep", keep)];

    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "a place does not change with the values";

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var shape = x[0].Shape;
        var y = keep ? shape.With(axis, 1) : shape.Without(axis);
        return shape[axis] > 0 || y.Count == 0 ? new(DType.Int64, y)
            : throw new ShapeException(Name, $"axis {axis} of {shape} holds nothing, which has no extreme", [shape], axis);
    }

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(x[0].DType, new Kernel(x[0], y, axis));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    readonly struct Kernel(Tensor x, Tensor y, int axis) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => RowWise.Each<T, long, Row<T>>(x, y, axis, 1, default);
    }

    readonly struct Row<T> : IRowToRow<T, long> where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        const int Block = 4096;

        // Blocks are folded as vectors; the place is looked for only in the block that holds the extreme.
        public void Invoke(ReadOnlySpan<T> x, Span<long> y)
        {
            T best = x[0];
            int block = 0;
            for (int i = 0; i < x.Length; i += Block)
            {
                T extreme = FoldLanes.Fold<T, TLane>(x.Slice(i, Math.Min(Block, x.Length - i)));
                if (extreme == best || TLane.Invoke(best, extreme) == best) continue;
                (best, block) = (extreme, i);
                if (T.IsNaN(extreme)) break;
            }
            int at = block;
            if (T.IsNaN(best))
                while (!T.IsNaN(x[at])) at++;
            else
                while (x[at] != best) at++;
            y[0] = at;
        }
    }
}
