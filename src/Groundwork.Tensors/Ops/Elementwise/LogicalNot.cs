using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element is 0 (false), as Bool. Any dtype; NaN is not 0.</summary>
    /// <example><code>!Tensor.From(true, false);   // [False, True]</code></example>
    public static Tensor operator !(Tensor x) => Groundwork.LogicalNot.Op.Of(x);

    /// <summary>The operator <c>!</c> as a method.</summary>
    public Tensor LogicalNot() => !this;
}

sealed class LogicalNot() : Predicate<LogicalNot.Lane>("logical not")
{
    public static readonly LogicalNot Op = new();

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => Vector.Equals(x, Vector<T>.Zero);
    }
}
