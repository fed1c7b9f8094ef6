using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Every bit of the integers turned over (−x − 1 for signed ones); false for true and true for false for Bools.</summary>
    /// <exception cref="ArgumentException">The tensor is floating.</exception>
    /// <example><code>~Tensor.From(0, 5);   // [-1, -6]</code></example>
    public static Tensor operator ~(Tensor x) => x.DType == DType.Bool ? !x : Groundwork.BitwiseNot.Op.Of(x);

    /// <summary>The operator <c>~</c> as a method.</summary>
    /// <exception cref="ArgumentException">The tensor is floating.</exception>
    public Tensor BitwiseNot() => ~this;
}

sealed class BitwiseNot() : SingleOutputOp("bitwise not")
{
    public static readonly BitwiseNot Op = new();

    public override Saved Needs => Saved.Nothing;

    public override string NotDifferentiable => "integers have no gradient";

    public Tensor Of(Tensor x) => Apply(this, x);

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireInteger(Name);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => Dispatch.Integer(y.DType, new Kernel(x[0], y));

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];

    readonly struct Kernel(Tensor x, Tensor y) : IIntegerKernel
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Elementwise.Unary<T, T, NumberLoop<T, Lane>>(x, y);
    }

    readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => ~x;
    }
}
