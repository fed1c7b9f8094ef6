using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The nearest integer towards zero, for every element, in the same dtype. Integers and Bools stay as they are; NaN and ±∞ too.</summary>
    /// <remarks>The gradient is 0.</remarks>
    /// <example><code>Tensor.From(-1.5f, 1.5f).Trunc();   // [-1, 1]</code></example>
    public Tensor Trunc() => DType.IsFloat ? Groundwork.Trunc.Op.Of(this) : this;
}

sealed class Trunc() : FloatUnary<Trunc.Lane>("trunc")
{
    public static readonly Trunc Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Tensor.Zeros(dy.Shape, dy.DType);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Trunc(x);
    }
}
