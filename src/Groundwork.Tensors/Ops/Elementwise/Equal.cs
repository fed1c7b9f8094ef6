using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a = b, element by element, broadcast, as Bool. NaN equals nothing.</summary>
    /// <remarks>Dtypes promote as in arithmetic. <c>==</c> on tensors compares references, as for any C# object.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1, 2).Equal(2);   // [False, True]</code></example>
    public Tensor Equal(Tensor other) => Groundwork.Equal.Op.Of(this, other);
}

sealed class Equal() : Comparison<Equal.Lane>("equal")
{
    public static readonly Equal Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Equals(a, b);
    }
}
