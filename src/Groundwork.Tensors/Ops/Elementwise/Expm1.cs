using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>eˣ − 1 for every element, without the loss that <c>Exp() - 1</c> has near 0. Integers give Float64; −∞ gives −1.</summary>
    /// <example><code>Tensor.From(1e-10).Expm1();   // [1e-10]</code></example>
    public Tensor Expm1() => Groundwork.Expm1.Op.Of(this);
}

sealed class Expm1() : FloatUnary<Expm1.Lane>("expm1")
{
    public static readonly Expm1 Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * (y + 1);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Expm1(x);
    }
}
