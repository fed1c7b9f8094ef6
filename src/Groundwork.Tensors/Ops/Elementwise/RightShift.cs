using System.Numerics;
using System.Runtime.CompilerServices;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a / 2ᵇ for integers, rounded down: the bits moved down by b places, the sign kept. Places outside 0 to the width give 0, or −1 for negative elements.</summary>
    /// <remarks>Broadcasts; dtypes promote as in arithmetic. There is no gradient.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating or Bool.</exception>
    /// <example><code>Tensor.From(12, -5) &gt;&gt; 2;   // [3, -2]</code></example>
    public static Tensor operator >>(Tensor a, Tensor b) => Groundwork.RightShift.Op.Of(a, b);

    /// <summary>The operator <c>&gt;&gt;</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating or Bool.</exception>
    public Tensor RightShift(Tensor other) => this >> other;
}

sealed class RightShift() : Shift<RightShift.Lane>("right shift")
{
    public static readonly RightShift Op = new();

    public readonly struct Lane : IIntegerScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> =>
            b < T.Zero || b >= T.CreateTruncating(8 * Unsafe.SizeOf<T>()) ? a >> (8 * Unsafe.SizeOf<T>() - 1) >> 1 : a >> int.CreateTruncating(b);
    }
}
