using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a &gt; b, element by element, broadcast, as Bool. A comparison with NaN is false.</summary>
    /// <remarks>Dtypes promote as in arithmetic; false comes before true.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1, 2) &gt; 1;   // [False, True]</code></example>
    public static Tensor operator >(Tensor a, Tensor b) => Groundwork.Greater.Op.Of(a, b);

    /// <summary>a &gt; b: the operator <c>&gt;</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Greater(Tensor other) => this > other;
}

sealed class Greater() : Comparison<Greater.Lane>("greater")
{
    public static readonly Greater Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.GreaterThan(a, b);
    }
}
