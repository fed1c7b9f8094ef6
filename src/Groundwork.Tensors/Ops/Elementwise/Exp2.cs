using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>2ˣ for every element. Integers give Float64; −∞ gives 0, NaN stays NaN.</summary>
    /// <example><code>Tensor.From(3f).Exp2();   // [8]</code></example>
    public Tensor Exp2() => Groundwork.Exp2.Op.Of(this);
}

sealed class Exp2() : FloatUnary<Exp2.Lane>("exp2")
{
    public static readonly Exp2 Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * y * 0.6931471805599453;

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Exp2(x);
    }
}
