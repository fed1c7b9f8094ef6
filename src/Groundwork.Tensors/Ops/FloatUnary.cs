using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(x[i]) on floats; integers and Bools are converted to Float64 first, as NumPy does. The lane is the loop body, and what a compiler inlines.</summary>
abstract class FloatUnary<TLane>(string name) : FloatFunction(name) where TLane : struct, IFloatLane
{
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], y));

    readonly struct Kernel(Tensor x, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>, System.Numerics.IMinMaxValue<T> =>
            Elementwise.Unary<T, T, FloatLoop<T, TLane>>(x, y);
    }
}
