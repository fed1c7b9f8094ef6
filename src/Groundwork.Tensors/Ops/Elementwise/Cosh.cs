using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic cosine of every element. Integers give Float64; large elements give ∞.</summary>
    /// <example><code>Tensor.From(1.0).Cosh();   // [1.5431]</code></example>
    public Tensor Cosh() => Groundwork.Cosh.Op.Of(this);
}

sealed class Cosh() : FloatUnary<Cosh.Lane>("cosh")
{
    public static readonly Cosh Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Sinh();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Cosh(x);
    }
}
