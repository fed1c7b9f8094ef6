using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The magnitude of this tensor's elements with the sign of another's, broadcast; −0 and the sign bit of NaN count.</summary>
    /// <remarks>Integers meet in Float64. The gradient is dy with the sign that was applied, 0 where the element is 0; the other tensor has none.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(3f, -2f).CopySign(-1);   // [-3, -2]</code></example>
    public Tensor CopySign(Tensor sign) => Groundwork.CopySign.Op.Of(this, sign);
}

sealed class CopySign() : FloatBinary<CopySign.Lane>("copysign")
{
    public static readonly CopySign Op = new();

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) =>
        [tape.Wants(0) ? dy * (tape.X(0).Sign() * tape.Y().Sign()) : null, tape.Wants(1) ? Tensor.Zeros(dy.Shape, dy.DType) : null];

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> sign) => Vector.CopySign(a, sign);
    }
}
