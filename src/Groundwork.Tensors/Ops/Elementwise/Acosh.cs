using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The inverse hyperbolic cosine of every element. Integers give Float64; below 1 NaN.</summary>
    /// <example><code>Tensor.From(1.0, 2.0).Acosh();   // [0, 1.3170]</code></example>
    public Tensor Acosh() => Groundwork.Acosh.Op.Of(this);
}

sealed class Acosh() : FloatUnary<Acosh.Lane>("acosh")
{
    public static readonly Acosh Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (x * x - 1).Rsqrt();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Acosh(x);
    }
}
