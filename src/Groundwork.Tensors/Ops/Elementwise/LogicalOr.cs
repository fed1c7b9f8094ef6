using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element is not 0, broadcast, as Bool. Any dtype; NaN is not 0.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0, 2).LogicalOr(0);   // [False, True]</code></example>
    public Tensor LogicalOr(Tensor other) => Groundwork.LogicalOr.Op.Of(this, other);
}

sealed class LogicalOr() : Comparison<LogicalOr.Lane>("logical or")
{
    public static readonly LogicalOr Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => ~(Vector.Equals(a, Vector<T>.Zero) & Vector.Equals(b, Vector<T>.Zero));
    }
}
