using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>One element an index along an axis: for axis 0, <c>y[i, j] = x[index[i, j], j]</c>. PyTorch's <c>gather</c>.</summary>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <param name="index">Integers with as many axes as this tensor, and along the others at most its sizes; negative counts from the end.</param>
    /// <returns>The shape of the index.</returns>
    /// <remarks>Gradients of elements that are read twice add up.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The index is not of integers.</exception>
    /// <exception cref="ShapeException">The index does not fit, or there is no such axis.</exception>
    /// <example><code>logProbabilities.Gather(-1, target.Unsqueeze(-1));</code></example>
    public Tensor Gather(int axis, Tensor index)
    {
        int at = Shape.Axis(axis, "gather");
        CheckAlong("gather", index, at);
        return Op.Apply(new Gather(at), this, IndexTensor.Checked("gather", index, Shape, at));
    }

    /// <summary>One element an index along an axis, where the other axes broadcast; NumPy's <c>take_along_axis</c>. It turns an ArgSort into sorted values.</summary>
    /// <param name="indices">Integers with as many axes as this tensor; negative counts from the end.</param>
    /// <param name="axis">The axis that the indices run along.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the axis.</exception>
    /// <exception cref="ArgumentException">The indices are not integers.</exception>
    /// <exception cref="ShapeException">The other axes do not broadcast, or there is no such axis.</exception>
    /// <example><code>x.TakeAlongAxis(x.ArgMax(-1, keep: true), axis: -1);   // the maxima</code></example>
    public Tensor TakeAlongAxis(Tensor indices, int axis)
    {
        int at = Shape.Axis(axis, "take along axis");
        if (indices.Rank != Rank)
            throw new ShapeException("take along axis", $"indices {indices.Shape} and {Shape} differ in the number of axes", [Shape, indices.Shape]);
        var both = Shape.Broadcast(Shape.With(at, 1), indices.Shape.With(at, 1), "take along axis");
        return BroadcastTo(both.With(at, Shape.Array[at])).Gather(at, indices.BroadcastTo(both.With(at, indices.Shape.Array[at])));
    }

    /// <summary>Refuses an index that does not go along an axis of this tensor.</summary>
    void CheckAlong(string op, Tensor index, int axis)
    {
        bool fits = index.Rank == Rank;
        for (int i = 0; fits && i < Rank; i++) fits = i == axis || index.Shape.Array[i] <= Shape.Array[i];
        if (!fits)
            throw new ShapeException(op, $"index {index.Shape} does not fit {Shape}: it needs {Rank} axes, none but axis {axis} larger", [Shape, index.Shape], axis);
    }
}

sealed class Gather(int axis) : SingleOutputOp("gather")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Saved Needs => Saved.Inputs;

    public override bool NeedsInput(int i) => i == 1;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[1].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Any(y.DType, new Kernel(x[0], x[1], y, axis));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new GatherGrad(axis, tape.XSpec().Shape), dy, tape.X(1)), null];

    readonly struct Kernel(Tensor x, Tensor index, Tensor y, int axis) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => AlongAxis.Read<T>(x, index, y, axis);
    }

    /// <summary>Zeros with x added at the places that a gather reads.</summary>
    sealed class GatherGrad(int axis, Shape from) : SingleOutputOp("gather grad")
    {
        public override Saved Needs => Saved.Inputs;

        public override bool NeedsInput(int i) => i == 1;

        public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, from);

        public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
        {
            y.Clear();
            Dispatch.Number(y.DType, new Add(x[0], x[1], y, axis));
        }

        protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new Gather(axis), dy, tape.X(1)), null];

        readonly struct Add(Tensor x, Tensor index, Tensor y, int axis) : INumberKernel
        {
            public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => AlongAxis.Write<T, Meet.Add<T>>(x, index, y, axis);
        }
    }
}

/// <summary>The ways in which a scattered value meets what is there.</summary>
static class Meet
{
    public readonly struct Replace<T> : IMeet<T> where T : unmanaged
    {
        public static T Invoke(T there, T value) => value;
    }

    public readonly struct Add<T> : IMeet<T> where T : unmanaged, INumber<T>
    {
        public static T Invoke(T there, T value) => there + value;
    }

    public readonly struct Mul<T> : IMeet<T> where T : unmanaged, INumber<T>
    {
        public static T Invoke(T there, T value) => there * value;
    }

    public readonly struct Max<T> : IMeet<T> where T : unmanaged, INumber<T>
    {
        public static T Invoke(T there, T value) => T.Max(there, value); // NaN wins
    }

    public readonly struct Min<T> : IMeet<T> where T : unmanaged, INumber<T>
    {
        public static T Invoke(T there, T value) => T.Min(there, value);
    }
}
