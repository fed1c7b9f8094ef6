using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The inverse hyperbolic sine of every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(1.0).Asinh();   // [0.8814]</code></example>
    public Tensor Asinh() => Groundwork.Asinh.Op.Of(this);
}

sealed class Asinh() : FloatUnary<Asinh.Lane>("asinh")
{
    public static readonly Asinh Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (x * x + 1).Rsqrt();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Asinh(x);
    }
}
