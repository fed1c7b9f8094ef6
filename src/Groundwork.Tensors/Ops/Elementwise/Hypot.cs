using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>√(a² + b²) without overflow or underflow on the way, element by element, broadcast.</summary>
    /// <remarks>Integers meet in Float64. ±∞ on a side gives ∞, even beside NaN. The gradient is dy · a / y and dy · b / y.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(3.0).Hypot(4);   // [5]</code></example>
    public Tensor Hypot(Tensor other) => Groundwork.Hypot.Op.Of(this, other);
}

sealed class Hypot() : FloatScalarBinary<Hypot.Scalar>("hypot")
{
    public static readonly Hypot Op = new();

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var scaled = dy / tape.Y();
        return [scaled * tape.X(0), tape.Wants(1) ? scaled * tape.X(1) : null];
    }

    public readonly struct Scalar : IFloatScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T> => T.Hypot(a, b);
    }
}
