using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The arc cosine of every element, in radians from 0 to π. Integers give Float64; outside [−1, 1] NaN.</summary>
    /// <example><code>Tensor.From(0.0).Acos();   // [1.5708]</code></example>
    public Tensor Acos() => Groundwork.Acos.Op.Of(this);
}

sealed class Acos() : FloatUnary<Acos.Lane>("acos")
{
    public static readonly Acos Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => -dy * (1 - x * x).Rsqrt();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Acos(x);
    }
}
