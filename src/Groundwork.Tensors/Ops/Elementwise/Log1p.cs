using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ln(1 + x) for every element, without the loss that <c>(1 + x).Log()</c> has near 0. Integers give Float64; −1 gives −∞, smaller elements NaN.</summary>
    /// <example><code>Tensor.From(1e-10).Log1p();   // [1e-10]</code></example>
    public Tensor Log1p() => Groundwork.Log1p.Op.Of(this);
}

sealed class Log1p() : FloatUnary<Log1p.Lane>("log1p")
{
    public static readonly Log1p Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (x + 1);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Log1p(x);
    }
}
