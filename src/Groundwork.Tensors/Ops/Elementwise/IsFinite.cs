using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element is neither NaN nor ±∞; integers and Bools always are.</summary>
    /// <returns>A Bool tensor of the same shape.</returns>
    /// <example><code>Tensor.From(1f, float.NaN).IsFinite();   // [True, False]</code></example>
    public Tensor IsFinite() => Groundwork.IsFinite.Op.Of(this);
}

sealed class IsFinite() : Predicate<IsFinite.Lane>("is finite")
{
    public static readonly IsFinite Op = new();

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Vector.LessThan(Vector.Abs(x), Vector.Create(T.CreateSaturating(double.PositiveInfinity)))
            : Vector<T>.AllBitsSet;
    }
}
