using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = f(a[i], b[i]) on the bits of integers or Bools of one dtype, broadcast. There is no gradient.</summary>
abstract class BitBinary<TLane>(string name) : SingleOutputOp(name) where TLane : struct, INumberLane2
{
    public sealed override Saved Needs => Saved.Nothing;

    public sealed override string NotDifferentiable => "integers have no gradient";

    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => new Spec(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name)).RequireInteger(Name);

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (y.DType == DType.Bool) Elementwise.Binary<bool, bool, BoolLoop2<TLane>>(x[0], x[1], y);
        else Dispatch.Integer(y.DType, new Kernel(x[0], x[1], y));
    }

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null, null];

    public Tensor Of(Tensor a, Tensor b)
    {
        Promotion.Meet(Name, ref a, ref b);
        return Apply(this, a, b);
    }

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, NumberLoop2<T, TLane>>(a, b, y);
    }
}

/// <summary>Shifts of integers of one dtype, broadcast. There is no gradient.</summary>
abstract class Shift<TScalar>(string name) : SingleOutputOp(name) where TScalar : struct, IIntegerScalar2
{
    public sealed override Saved Needs => Saved.Nothing;

    public sealed override string NotDifferentiable => "integers have no gradient";

    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType == DType.Bool
        ? throw new ArgumentException($"{Name}: has no meaning on Bool; convert with .To(DType.Int64)")
        : new Spec(x[0].DType, Shape.Broadcast(x[0].Shape, x[1].Shape, Name)).RequireInteger(Name);

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Integer(y.DType, new Kernel(x[0], x[1], y));

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null, null];

    public Tensor Of(Tensor a, Tensor b)
    {
        Promotion.Meet(Name, ref a, ref b);
        return Apply(this, a, b);
    }

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Elementwise.Binary<T, T, IntegerScalarLoop2<T, TScalar>>(a, b, y);
    }
}
