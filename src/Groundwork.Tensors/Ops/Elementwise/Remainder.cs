using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The remainder of a / b with the sign of b: a − b ⌊a / b⌋, element by element, broadcast. Python's and NumPy's <c>%</c>, not C#'s; see <see cref="Fmod"/>.</summary>
    /// <remarks>
    /// Dtypes promote as in arithmetic. Floats: a remainder by 0 is NaN. Integers: a remainder by zero gives 0, as NumPy does.
    /// The gradient is dy for a and −dy ⌊a / b⌋ for b.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">Both operands are Bool.</exception>
    /// <example><code>Tensor.From(7, -7) % 3;   // [1, 2]</code></example>
    public static Tensor operator %(Tensor a, Tensor b) => Groundwork.Remainder.Op.Of(a, b);

    /// <summary>The operator <c>%</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">Both operands are Bool.</exception>
    public Tensor Remainder(Tensor other) => this % other;
}

sealed class Remainder() : ScalarBinary<Remainder.Floats, Remainder.Integers>("remainder")
{
    public static readonly Remainder Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy, tape.Wants(1) ? -dy * tape.X(0).FloorDivide(tape.X(1)) : null];

    public readonly struct Floats : IFloatScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T>
        {
            T rest = a % b;
            if (rest == T.Zero) return T.CopySign(T.Zero, b);
            return b < T.Zero != rest < T.Zero ? rest + b : rest;
        }
    }

    public readonly struct Integers : IIntegerScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T>
        {
            if (b == T.Zero || T.IsNegative(b) && b == -T.One) return T.Zero; // the processor traps on minimum % -1
            T rest = a % b;
            return rest != T.Zero && T.IsNegative(rest) != T.IsNegative(b) ? rest + b : rest;
        }
    }
}
