using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The remainder of a / b with the sign of a, exact: C#'s <c>%</c>, element by element, broadcast. The operator <c>%</c> of tensors takes the sign of b.</summary>
    /// <remarks>
    /// Dtypes promote as in arithmetic. Floats: a remainder by 0 or of ±∞ is NaN, by ±∞ it is a. Integers: a remainder by zero gives 0, as NumPy does.
    /// The gradient is dy for a and −dy trunc(a / b) for b.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">Both operands are Bool.</exception>
    /// <example><code>Tensor.From(7, -7).Fmod(3);   // [1, -1]</code></example>
    public Tensor Fmod(Tensor other) => Groundwork.Fmod.Op.Of(this, other);
}

sealed class Fmod() : ScalarBinary<Fmod.Floats, Fmod.Integers>("fmod")
{
    public static readonly Fmod Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy, tape.Wants(1) ? -dy * (tape.X(0) / tape.X(1)).Trunc() : null];

    public readonly struct Floats : IFloatScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T> => a % b;
    }

    public readonly struct Integers : IIntegerScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> =>
            b == T.Zero || T.IsNegative(b) && b == -T.One ? T.Zero : a % b; // the processor traps on minimum % -1
    }
}
