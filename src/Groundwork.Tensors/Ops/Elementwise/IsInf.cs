using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>True where an element is ∞ or −∞; integers and Bools never are.</summary>
    /// <returns>A Bool tensor of the same shape.</returns>
    /// <example><code>Tensor.From(1f, float.PositiveInfinity).IsInf();   // [False, True]</code></example>
    public Tensor IsInf() => Groundwork.IsInf.Op.Of(this);
}

sealed class IsInf() : Predicate<IsInf.Lane>("is inf")
{
    public static readonly IsInf Op = new();

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Vector.Equals(Vector.Abs(x), Vector.Create(T.CreateSaturating(double.PositiveInfinity)))
            : Vector<T>.Zero;
    }
}
