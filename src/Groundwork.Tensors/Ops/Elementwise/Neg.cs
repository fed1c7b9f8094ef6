using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>−x for every element. Integers wrap: the negative of Int64's minimum is itself; UInt8 counts modulo 256.</summary>
    /// <exception cref="ArgumentException">The tensor is Bool.</exception>
    /// <example><code>-Tensor.From(1f, -2f);   // [-1, 2]</code></example>
    public static Tensor operator -(Tensor x) => Groundwork.Neg.Op.Of(x);

    /// <summary>The operator <c>-</c> as a method.</summary>
    public Tensor Neg() => -this;
}

sealed class Neg() : NumberUnary<Neg.Lane>("neg")
{
    public static readonly Neg Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => -dy;

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => -x;
    }
}
