using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The tangent of every element, in radians. Integers give Float64; ±∞ gives NaN.</summary>
    /// <example><code>Tensor.From(0f, 1f).Tan();   // [0, 1.5574]</code></example>
    public Tensor Tan() => Groundwork.Tan.Op.Of(this);
}

sealed class Tan() : FloatUnary<Tan.Lane>("tan")
{
    public static readonly Tan Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (1 + y * y);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Tan(x);
    }
}
