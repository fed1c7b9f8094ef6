using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where exactly one element is not 0, broadcast, as Bool. Any dtype; NaN is not 0.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0, 2).LogicalXor(1);   // [True, False]</code></example>
    public Tensor LogicalXor(Tensor other) => Groundwork.LogicalXor.Op.Of(this, other);
}

sealed class LogicalXor() : Comparison<LogicalXor.Lane>("logical xor")
{
    public static readonly LogicalXor Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Equals(a, Vector<T>.Zero) ^ Vector.Equals(b, Vector<T>.Zero);
    }
}
