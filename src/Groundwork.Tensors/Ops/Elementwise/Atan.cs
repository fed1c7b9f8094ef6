using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The arc tangent of every element, in radians from −π/2 to π/2. Integers give Float64; ±∞ gives ±π/2.</summary>
    /// <example><code>Tensor.From(1.0).Atan();   // [0.7854]</code></example>
    public Tensor Atan() => Groundwork.Atan.Op.Of(this);
}

sealed class Atan() : FloatUnary<Atan.Lane>("atan")
{
    public static readonly Atan Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (1 + x * x);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Atan(x);
    }
}
