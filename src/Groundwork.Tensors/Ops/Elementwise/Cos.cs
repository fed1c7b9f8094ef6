using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The cosine of every element, in radians. Integers give Float64; ±∞ gives NaN.</summary>
    /// <example><code>Tensor.From(0f).Cos();   // [1]</code></example>
    public Tensor Cos() => Groundwork.Cos.Op.Of(this);
}

sealed class Cos() : FloatUnary<Cos.Lane>("cos")
{
    public static readonly Cos Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => -dy * x.Sin();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Cos(x);
    }
}
