using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The logarithm of <see cref="Softmax"/> along one axis, without the loss of precision of taking both: x − max − log Σ exp(x − max).</summary>
    /// <param name="axis">Axis whose exponentials sum to one; negative counts from the end.</param>
    /// <returns>Same shape and dtype as this tensor. A row of only −∞ gives NaN.</returns>
    /// <exception cref="ShapeException">The tensor is a scalar, or has no such axis.</exception>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <example><code>Tensor.From(0f, 0f).LogSoftmax();   // [-0.6931, -0.6931]</code></example>
    public Tensor LogSoftmax(int axis = -1) => Op.Apply(new LogSoftmax(Shape.Axis(axis, "log softmax")), Cast.Of(this, DType.Computed));
}

sealed class LogSoftmax(int axis) : SingleOutputOp("log softmax")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("axis", axis)];

    public override Saved Needs => Saved.Outputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], y, axis));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy - tape.Y().Exp() * dy.Sum(axis, keep: true)];

    readonly struct Kernel(Tensor x, Tensor y, int axis) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => RowWise.Map<T, Row<T>>(x, y, axis, default);
    }

    readonly struct Row<T> : IRowKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(ReadOnlySpan<T> x, Span<T> y)
        {
            var (max, sum) = SoftmaxRow.Normalizer(x);
            RowLoops.Map<T, Subtract<T>>(x, x, default, max, Simd.Log(sum), T.Zero, y); // in two steps, so that a large max costs no digits
        }
    }

    readonly struct Subtract<T> : IRowLane<T> where T : unmanaged
    {
        public static Vector<T> Invoke(Vector<T> x, Vector<T> b, Vector<T> c, Vector<T> max, Vector<T> log, Vector<T> r) => x - max - log;
    }
}
