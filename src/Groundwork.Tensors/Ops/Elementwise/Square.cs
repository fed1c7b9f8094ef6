using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x² for every element, in the same dtype. Integers wrap on overflow.</summary>
    /// <exception cref="ArgumentException">The tensor is Bool.</exception>
    /// <example><code>Tensor.From(-3f, 2f).Square();   // [9, 4]</code></example>
    public Tensor Square() => Groundwork.Square.Op.Of(this);
}

sealed class Square() : NumberUnary<Square.Lane>("square")
{
    public static readonly Square Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (2 * x);

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => x * x;
    }
}
