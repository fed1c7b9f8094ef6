using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[…, k, …] = x[…, index[…, k, …], …]: one element of each line along an axis for every index. Indices are known to be right.</summary>
sealed class TakeAlong(int axis) : SingleOutputOp("take along")
{
    /// <summary>The elements at indices that have x's shape but for the axis.</summary>
    public static Tensor Of(Tensor x, Tensor indices, int axis) => Apply(new TakeAlong(axis), x, indices);

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Saved Needs => Saved.Inputs;

    public override bool NeedsInput(int i) => i == 1;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, x[1].Shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Any(y.DType, new Kernel(x[0], x[1], y, axis));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new AddAlong(axis, tape.XSpec().Shape), dy, tape.X(1)), null];

    readonly struct Kernel(Tensor x, Tensor indices, Tensor y, int axis) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            if (y.Count == 0) return;
            var lines = new Lines(x.Shape, indices.Shape, axis);
            Tensor from = x.Contiguous(), at = indices.Contiguous();
            ReadOnlySpan<T> source = from.Data<T>();
            var places = at.Data<long>();
            var to = y.Data<T>();
            for (int i = 0; i < to.Length; i++) to[i] = source[lines.Place(i, places[i])];
            GC.KeepAlive(from);
            GC.KeepAlive(at);
        }
    }
}

/// <summary>Zeros of a shape with values added at indices along an axis: the gradient of <see cref="TakeAlong"/>.</summary>
sealed class AddAlong(int axis, Shape shape) : SingleOutputOp("add along")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis), ("shape", shape)];

    public override Saved Needs => Saved.Inputs;

    public override bool NeedsInput(int i) => i == 1;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, shape);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0], x[1], y, axis));

    protected override Tensor?[] Gradient(in Tape tape, Tensor d) => [TakeAlong.Of(d, tape.X(1), axis), null];

    readonly struct Kernel(Tensor values, Tensor indices, Tensor y, int axis) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var lines = new Lines(y.Shape, indices.Shape, axis);
            Tensor from = values.Contiguous(), at = indices.Contiguous();
            ReadOnlySpan<T> source = from.Data<T>();
            var places = at.Data<long>();
            var to = y.Data<T>();
            to.Clear();
            for (int i = 0; i < source.Length; i++) to[lines.Place(i, places[i])] += source[i];
            GC.KeepAlive(from);
            GC.KeepAlive(at);
        }
    }
}

/// <summary>Where the lines of a contiguous tensor along an axis lie, seen from one that has another size there.</summary>
readonly struct Lines
{
    readonly long _size, _other, _step;

    public Lines(Shape shape, Shape other, int axis)
    {
        (_size, _other, _step) = (shape.Array[axis], other.Array[axis], 1);
        for (int i = axis + 1; i < shape.Rank; i++) _step *= shape.Array[i];
    }

    /// <summary>The place of index <paramref name="k"/> on the line that element <paramref name="i"/> of the other tensor is on.</summary>
    public int Place(long i, long k) => (int)((i / (_other * _step) * _size + k) * _step + i % _step);
}
