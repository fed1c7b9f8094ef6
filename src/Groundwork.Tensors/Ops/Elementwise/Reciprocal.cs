using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>1 / x for every element. Integers give Float64; 0 gives ±∞.</summary>
    /// <example><code>Tensor.From(4f).Reciprocal();   // [0.25]</code></example>
    public Tensor Reciprocal() => Groundwork.Reciprocal.Op.Of(this);
}

sealed class Reciprocal() : FloatUnary<Reciprocal.Lane>("reciprocal")
{
    public static readonly Reciprocal Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => -dy * (y * y);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Vector<T>.One / x;
    }
}
