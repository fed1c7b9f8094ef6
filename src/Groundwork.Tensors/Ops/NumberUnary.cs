using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(x[i]) on numbers; the dtype stays.</summary>
abstract class NumberUnary<TLane>(string name) : SingleOutputOp(name) where TLane : struct, INumberLane
{
    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? throw new ArgumentException($"{Name}: has no meaning on Bool; convert with .To(DType.Int64), or use LogicalNot()")
        : x[0];

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Number(y.DType, new Kernel(x[0], y));

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [Gradient((Needs & Saved.Inputs) != 0 ? tape.X() : null!, (Needs & Saved.Outputs) != 0 ? tape.Y() : null!, dy)];

    /// <summary>dy · f'(x). What <see cref="Op.Needs"/> does not name is null.</summary>
    protected abstract Tensor Gradient(Tensor x, Tensor y, Tensor dy);

    /// <summary>The operation on a tensor of any dtype; storage types are computed in Float32.</summary>
    public Tensor Of(Tensor x) => Apply(this, Cast.Of(x, x.DType.Computed));

    readonly struct Kernel(Tensor x, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Elementwise.Unary<T, T, NumberLoop<T, TLane>>(x, y);
    }
}
