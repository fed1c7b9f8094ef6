using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>√x for every element, correctly rounded. Integers give Float64; negative elements give NaN, ∞ stays ∞.</summary>
    /// <example><code>Tensor.From(4f, 2f).Sqrt();   // [2, 1.4142]</code></example>
    public Tensor Sqrt() => Groundwork.Sqrt.Op.Of(this);
}

sealed class Sqrt() : FloatUnary<Sqrt.Lane>("sqrt")
{
    public static readonly Sqrt Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (2 * y);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Vector.SquareRoot(x);
    }
}
