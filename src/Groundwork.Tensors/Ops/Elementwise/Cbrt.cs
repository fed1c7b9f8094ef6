using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The cube root of every element, of negative ones too: (−8)^(1/3) is −2. Integers give Float64.</summary>
    /// <example><code>Tensor.From(-8f, 27f).Cbrt();   // [-2, 3]</code></example>
    public Tensor Cbrt() => Groundwork.Cbrt.Op.Of(this);
}

sealed class Cbrt() : FloatUnary<Cbrt.Lane>("cbrt")
{
    public static readonly Cbrt Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (3 * (y * y));

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Cbrt(x);
    }
}
