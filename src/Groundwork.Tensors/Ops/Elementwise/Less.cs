using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a &lt; b, element by element, broadcast, as Bool. A comparison with NaN is false.</summary>
    /// <remarks>Dtypes promote as in arithmetic; false comes before true.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1, 2) &lt; 2;   // [True, False]</code></example>
    public static Tensor operator <(Tensor a, Tensor b) => Groundwork.Less.Op.Of(a, b);

    /// <summary>a &lt; b: the operator <c>&lt;</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Less(Tensor other) => this < other;
}

sealed class Less() : Comparison<Less.Lane>("less")
{
    public static readonly Less Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.LessThan(a, b);
    }
}
