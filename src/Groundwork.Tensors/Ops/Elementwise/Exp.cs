using System.Numerics;
using System.Runtime.Intrinsics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>eˣ for every element. Integers give Float64; −∞ gives 0, large elements ∞, NaN stays NaN.</summary>
    /// <example><code>Tensor.From(0f, 1f).Exp();   // [1, 2.7183]</code></example>
    public Tensor Exp() => Groundwork.Exp.Op.Of(this);
}

sealed class Exp() : FloatUnary<Exp.Lane>("exp")
{
    public static readonly Exp Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * y;

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Exp(x);

        static bool IFloatLane.IsWide => true;

        static Vector512<float> IFloatLane.Invoke(Vector512<float> x) => Wide.Exp(x);
    }
}
