using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The inverse hyperbolic tangent of every element. Integers give Float64; ±1 gives ±∞, beyond that NaN.</summary>
    /// <example><code>Tensor.From(0.5).Atanh();   // [0.5493]</code></example>
    public Tensor Atanh() => Groundwork.Atanh.Op.Of(this);
}

sealed class Atanh() : FloatUnary<Atanh.Lane>("atanh")
{
    public static readonly Atanh Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (1 - x * x);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Atanh(x);
    }
}
