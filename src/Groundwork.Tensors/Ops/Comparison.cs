using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>y[i] = a[i] ? b[i] as Bool, on operands of one dtype, broadcast. There is no gradient.</summary>
abstract class Comparison<TLane>(string name) : SingleOutputOp(name) where TLane : struct, INumberLane2
{
    public sealed override Saved Needs => Saved.Nothing;

    public sealed override string NotDifferentiable => "a comparison is a step";

    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Bool, Shape.Broadcast(x[0].Shape, x[1].Shape, Name));

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (x[0].DType == DType.Bool) Elementwise.Binary<bool, bool, BoolMaskLoop2<TLane>>(x[0], x[1], y);
        else Dispatch.Number(x[0].DType, new Kernel(x[0], x[1], y));
    }

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null, null];

    /// <summary>The comparison of tensors of any dtypes, promoted first.</summary>
    public Tensor Of(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (IsBeyond(a, b) || IsBeyond(b, a)) (a, b) = (a.To(DType.Int64), b.To(DType.Int64));
        Promotion.Meet(Name, ref a, ref b);
        return Apply(this, a, b);
    }

    /// <summary>True for a C# number that the dtype of the other operand does not hold: 300 beside UInt8 is compared as it is, not wrapped.</summary>
    static bool IsBeyond(Tensor number, Tensor other) =>
        number.IsWeak && number.Rank == 0 && !other.IsWeak && number.DType == DType.Int64 && other.DType is DType.UInt8 or DType.Int32 && !Promotion.Fits(number, other.DType);

    readonly struct Kernel(Tensor a, Tensor b, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Elementwise.Binary<T, bool, MaskLoop2<T, TLane>>(a, b, y);
    }
}

/// <summary>y[i] = does x[i] have a property, as Bool. There is no gradient.</summary>
abstract class Predicate<TLane>(string name) : SingleOutputOp(name) where TLane : struct, INumberLane
{
    public sealed override Saved Needs => Saved.Nothing;

    public sealed override string NotDifferentiable => "a property is true or false";

    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Bool, x[0].Shape);

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        if (x[0].DType == DType.Bool) Elementwise.Unary<bool, bool, BoolMaskLoop<TLane>>(x[0], y);
        else Dispatch.Number(x[0].DType, new Kernel(x[0], y));
    }

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    /// <summary>The property of the elements of a tensor of any dtype.</summary>
    public Tensor Of(Tensor x) => Apply(this, Cast.Of(x, x.DType.Computed));

    readonly struct Kernel(Tensor x, Tensor y) : INumberKernel
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Elementwise.Unary<T, bool, MaskLoop<T, TLane>>(x, y);
    }
}
