using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>⌊a / b⌋, the quotient rounded towards −∞, element by element, broadcast; for integers too.</summary>
    /// <remarks>
    /// Dtypes promote as in arithmetic. Floats: x / 0 is ±∞ or NaN. Integers: division by zero gives 0, as NumPy does, and the minimum divided
    /// by −1 wraps to itself. <c>a = b * FloorDivide(a, b) + a % b</c>. The gradient is 0.
    /// </remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">Both operands are Bool.</exception>
    /// <example><code>Tensor.From(7, -7).FloorDivide(2);   // [3, -4]</code></example>
    public Tensor FloorDivide(Tensor other) => Groundwork.FloorDivide.Op.Of(this, other);
}

sealed class FloorDivide() : ScalarBinary<FloorDivide.Floats, FloorDivide.Integers>("floor divide")
{
    public static readonly FloorDivide Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Tensor.Zeros(dy.Shape, dy.DType), Tensor.Zeros(dy.Shape, dy.DType)];

    public readonly struct Floats : IFloatScalar2
    {
        // a - (a mod b) is a multiple of b, so its quotient is an integer but for rounding: floor(a / b) alone is off by one near integers.
        public static T Invoke<T>(T a, T b) where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (b == T.Zero) return a / b;
            T rest = a % b, quotient = (a - rest) / b;
            if (rest != T.Zero && b < T.Zero != rest < T.Zero) quotient -= T.One;
            if (quotient == T.Zero) return T.CopySign(T.Zero, a / b);
            T floor = T.Floor(quotient);
            return quotient - floor > T.CreateTruncating(0.5) ? floor + T.One : floor;
        }
    }

    public readonly struct Integers : IIntegerScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T>
        {
            if (b == T.Zero) return T.Zero;
            if (T.IsNegative(b) && b == -T.One) return -a; // the processor traps on minimum / -1
            T quotient = a / b;
            return quotient * b != a && T.IsNegative(a) != T.IsNegative(b) ? quotient - T.One : quotient;
        }
    }
}
