using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>1 / √x for every element. Integers give Float64; 0 gives ∞, negative elements NaN, ∞ gives 0.</summary>
    /// <example><code>Tensor.From(4f).Rsqrt();   // [0.5]</code></example>
    public Tensor Rsqrt() => Groundwork.Rsqrt.Op.Of(this);
}

sealed class Rsqrt() : FloatUnary<Rsqrt.Lane>("rsqrt")
{
    public static readonly Rsqrt Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => -0.5 * dy * (y * y * y);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Vector<T>.One / Vector.SquareRoot(x);
    }
}
