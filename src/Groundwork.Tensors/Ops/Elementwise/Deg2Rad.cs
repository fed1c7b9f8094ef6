using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Degrees to radians: x · π / 180 for every element. Integers give Float64.</summary>
    /// <example><code>Tensor.From(180.0).Deg2Rad();   // [3.1416]</code></example>
    public Tensor Deg2Rad() => Groundwork.Deg2Rad.Op.Of(this);
}

sealed class Deg2Rad() : FloatUnary<Deg2Rad.Lane>("deg2rad")
{
    public static readonly Deg2Rad Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy.Deg2Rad();

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => x * Vector.Create(T.CreateTruncating(Math.PI / 180));
    }
}
