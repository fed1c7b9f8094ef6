using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(x[i]) on floats; integers and Bools are converted to Float64 first, as NumPy does. The lane is the loop body, and what a compiler inlines.</summary>
abstract class FloatUnary<TLane>(string name) : SingleOutputOp(name) where TLane : struct, IFloatLane
{
    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], y));

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [Gradient((Needs & Saved.Inputs) != 0 ? tape.X() : null!, (Needs & Saved.Outputs) != 0 ? tape.Y() : null!, dy)];

    /// <summary>dy · f'(x). What <see cref="Op.Needs"/> does not name is null.</summary>
    protected abstract Tensor Gradient(Tensor x, Tensor y, Tensor dy);

    /// <summary>The operation on a tensor of any dtype.</summary>
    public Tensor Of(Tensor x) => Apply(this, x.ToFloating());

    readonly struct Kernel(Tensor x, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>, System.Numerics.IMinMaxValue<T> =>
            Elementwise.Unary<T, T, FloatLoop<T, TLane>>(x, y);
    }
}
