using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element is NaN; integers and Bools never are.</summary>
    /// <returns>A Bool tensor of the same shape.</returns>
    /// <example><code>Tensor.From(1f, float.NaN).IsNaN();   // [False, True]</code></example>
    public Tensor IsNaN() => Groundwork.IsNaN.Op.Of(this);
}

sealed class IsNaN() : Predicate<IsNaN.Lane>("is nan")
{
    public static readonly IsNaN Op = new();

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => ~Vector.Equals(x, x);
    }
}
