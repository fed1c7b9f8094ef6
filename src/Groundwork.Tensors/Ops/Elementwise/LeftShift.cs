using System.Numerics;
using System.Runtime.CompilerServices;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a · 2ᵇ for integers: the bits moved up by b places; bits that fall out are lost. Places outside 0 to the width give 0.</summary>
    /// <remarks>Broadcasts; dtypes promote as in arithmetic. There is no gradient.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating or Bool.</exception>
    /// <example><code>Tensor.From(1, 3) &lt;&lt; 2;   // [4, 12]</code></example>
    public static Tensor operator <<(Tensor a, Tensor b) => Groundwork.LeftShift.Op.Of(a, b);

    /// <summary>The operator <c>&lt;&lt;</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating or Bool.</exception>
    public Tensor LeftShift(Tensor other) => this << other;
}

sealed class LeftShift() : Shift<LeftShift.Lane>("left shift")
{
    public static readonly LeftShift Op = new();

    public readonly struct Lane : IIntegerScalar2
    {
        public static T Invoke<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> =>
            b < T.Zero || b >= T.CreateTruncating(8 * Unsafe.SizeOf<T>()) ? T.Zero : a << int.CreateTruncating(b);
    }
}
