using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>−1, 0 or 1 for every element, by its sign, in the same dtype. Both zeros give 0, NaN stays NaN.</summary>
    /// <remarks>The gradient is 0.</remarks>
    /// <exception cref="ArgumentException">The tensor is Bool.</exception>
    /// <example><code>Tensor.From(-3f, 0f, 2f).Sign();   // [-1, 0, 1]</code></example>
    public Tensor Sign() => Groundwork.Sign.Op.Of(this);
}

sealed class Sign() : NumberUnary<Sign.Lane>("sign")
{
    public static readonly Sign Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Tensor.Zeros(dy.Shape, dy.DType);

    public readonly struct Lane : INumberLane
    {
        // What is neither above nor below zero is a zero or NaN: x - x gives 0 for both zeros, and NaN.
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One,
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), -Vector<T>.One, x - x));
    }
}
