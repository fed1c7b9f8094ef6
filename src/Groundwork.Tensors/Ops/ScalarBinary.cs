using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(a[i], b[i]) one element at a time, on numbers of one dtype, broadcast; floats and integers each have their rule.</summary>
abstract class ScalarBinary<TFloat, TInteger>(string name) : SingleOutputOp(name) where TFloat : struct, IFloatScalar2 where TInteger : struct, IIntegerScalar2
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? throw new ArgumentException($"{Name}: has no meaning on Bool; convert with .To(DType.Int64)")
        : new(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.DType.IsFloat) Dispatch.Float(y.DType, new FloatKernel(x[0], x[1], y));
        else Dispatch.Integer(y.DType, new IntegerKernel(x[0], x[1], y));
    }

    /// <summary>The operation on tensors of any dtypes, promoted first.</summary>
    public Tensor Of(Tensor a, Tensor b)
    {
        Promotion.Meet(Name, ref a, ref b);
        return Apply(this, a, b);
    }

    readonly struct FloatKernel(Tensor a, Tensor b, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, FloatScalarLoop2<T, TFloat>>(a, b, y);
    }

    readonly struct IntegerKernel(Tensor a, Tensor b, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, IntegerScalarLoop2<T, TInteger>>(a, b, y);
    }
}

/// <summary>y[i] = f(a[i], b[i]) one element at a time, on floats of one dtype, broadcast; integers meet in Float64.</summary>
abstract class FloatScalarBinary<TFloat>(string name) : FloatFunction2(name) where TFloat : struct, IFloatScalar2
{
    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Float(y.DType, new Kernel(x[0], x[1], y));

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : IFloatKernel
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, FloatScalarLoop2<T, TFloat>>(a, b, y);
    }
}
