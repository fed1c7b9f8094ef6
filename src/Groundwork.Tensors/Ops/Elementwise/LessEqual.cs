using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a ≤ b, element by element, broadcast, as Bool. A comparison with NaN is false.</summary>
    /// <remarks>Dtypes promote as in arithmetic; false comes before true.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1, 2) &lt;= 1;   // [True, False]</code></example>
    public static Tensor operator <=(Tensor a, Tensor b) => Groundwork.LessEqual.Op.Of(a, b);

    /// <summary>a ≤ b: the operator <c>&lt;=</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor LessEqual(Tensor other) => this <= other;
}

sealed class LessEqual() : Comparison<LessEqual.Lane>("less equal")
{
    public static readonly LessEqual Op = new();

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.LessThanOrEqual(a, b);
    }
}
