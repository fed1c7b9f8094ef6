using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a ≠ b, element by element, broadcast, as Bool. NaN differs from everything, itself too.</summary>
    /// <remarks>Dtypes promote as in arithmetic.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1, 2).NotEqual(2);   // [True, False]</code></example>
    public Tensor NotEqual(Tensor other) => Groundwork.NotEqual.Op.Of(this, other);
}

sealed class NotEqual() : Comparison<NotEqual.Lane>("not equal")
{
    public static readonly NotEqual Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => ~Vector.Equals(a, b);
    }
}
