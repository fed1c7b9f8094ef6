using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The logarithm to base 2 of every element. Integers give Float64; 0 gives −∞, negative elements NaN.</summary>
    /// <example><code>Tensor.From(8f).Log2();   // [3]</code></example>
    public Tensor Log2() => Groundwork.Log2.Op.Of(this);
}

sealed class Log2() : FloatUnary<Log2.Lane>("log2")
{
    public static readonly Log2 Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / (x * 0.6931471805599453);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Log2(x);
    }
}
