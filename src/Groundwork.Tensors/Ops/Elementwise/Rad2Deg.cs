using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Radians to degrees: x · 180 / π for every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(Math.PI).Rad2Deg();   // [180]</code></example>
    public Tensor Rad2Deg() => Groundwork.Rad2Deg.Op.Of(this);
}

sealed class Rad2Deg() : FloatUnary<Rad2Deg.Lane>("rad2deg")
{
    public static readonly Rad2Deg Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy.Rad2Deg();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => x * Vector.Create(T.CreateTruncating(180 / Math.PI));
    }
}
