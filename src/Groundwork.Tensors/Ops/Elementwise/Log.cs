using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The natural logarithm of every element. Integers give Float64; 0 gives −∞, negative elements NaN.</summary>
    /// <example><code>Tensor.From(1f, MathF.E).Log();   // [0, 1]</code></example>
    public Tensor Log() => Groundwork.Log.Op.Of(this);
}

sealed class Log() : FloatUnary<Log.Lane>("log")
{
    public static readonly Log Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy / x;

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Log(x);
    }
}
