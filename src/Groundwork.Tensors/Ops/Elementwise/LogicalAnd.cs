using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where both elements are not 0, broadcast, as Bool. Any dtype; NaN is not 0.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0, 2).LogicalAnd(1);   // [False, True]</code></example>
    public Tensor LogicalAnd(Tensor other) => Groundwork.LogicalAnd.Op.Of(this, other);
}

sealed class LogicalAnd() : Comparison<LogicalAnd.Lane>("logical and")
{
    public static readonly LogicalAnd Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => ~(Vector.Equals(a, Vector<T>.Zero) | Vector.Equals(b, Vector<T>.Zero));
    }
}
