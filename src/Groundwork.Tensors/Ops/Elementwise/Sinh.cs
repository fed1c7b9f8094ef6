using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic sine of every element. Integers give Float64; large elements give ±∞.</summary>
    /// <example><code>Tensor.From(1.0).Sinh();   // [1.1752]</code></example>
    public Tensor Sinh() => Groundwork.Sinh.Op.Of(this);
}

sealed class Sinh() : FloatUnary<Sinh.Lane>("sinh")
{
    public static readonly Sinh Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Cosh();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Sinh(x);
    }
}
