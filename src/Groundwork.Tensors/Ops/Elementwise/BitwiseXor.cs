using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The exclusive or of the bits of integers, or of Bools, element by element, broadcast.</summary>
    /// <remarks>Dtypes promote as in arithmetic. There is no gradient.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating.</exception>
    /// <example><code>Tensor.From(6, 5) ^ 3;   // [5, 6]</code></example>
    public static Tensor operator ^(Tensor a, Tensor b) => Groundwork.BitwiseXor.Op.Of(a, b);

    /// <summary>The operator <c>^</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">An operand is floating.</exception>
    public Tensor BitwiseXor(Tensor other) => this ^ other;
}

sealed class BitwiseXor() : BitBinary<BitwiseXor.Lane>("bitwise xor")
{
    public static readonly BitwiseXor Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a ^ b;
    }
}
