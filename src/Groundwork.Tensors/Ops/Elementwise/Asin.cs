using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The arc sine of every element, in radians from −π/2 to π/2. Integers give Float64; outside [−1, 1] NaN.</summary>
    /// <example><code>Tensor.From(1.0).Asin();   // [1.5708]</code></example>
    public Tensor Asin() => Groundwork.Asin.Op.Of(this);
}

sealed class Asin() : FloatUnary<Asin.Lane>("asin")
{
    public static readonly Asin Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (1 - x * x).Rsqrt();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Asin(x);
    }
}
