using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The sine of every element, in radians. Integers give Float64; ±∞ gives NaN.</summary>
    /// <example><code>Tensor.From(0.0, Math.PI / 2).Sin();   // [0, 1]</code></example>
    public Tensor Sin() => Groundwork.Sin.Op.Of(this);
}

sealed class Sin() : FloatUnary<Sin.Lane>("sin")
{
    public static readonly Sin Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Cos();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Sin(x);
    }
}
