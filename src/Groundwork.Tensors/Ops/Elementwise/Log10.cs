using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The logarithm to base 10 of every element. Integers give Float64; 0 gives −∞, negative elements NaN.</summary>
    /// <example><code>Tensor.From(1000f).Log10();   // [3]</code></example>
    public Tensor Log10() => Groundwork.Log10.Op.Of(this);
}

sealed class Log10() : FloatUnary<Log10.Lane>("log10")
{
    public static readonly Log10 Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (x * 2.302585092994046);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Log10(x);
    }
}
