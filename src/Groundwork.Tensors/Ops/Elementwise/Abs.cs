using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>|x| for every element, in the same dtype. The minimum of an integer type stays as it is, having no positive twin.</summary>
    /// <remarks>The gradient is the sign, 0 at 0. Bools stay as they are.</remarks>
    /// <example><code>Tensor.From(-3f, 2f).Abs();   // [3, 2]</code></example>
    public Tensor Abs() => DType == DType.Bool ? this : Groundwork.Abs.Op.Of(this);
}

sealed class Abs() : NumberUnary<Abs.Lane>("abs")
{
    public static readonly Abs Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => dy * x.Sign();

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Vector.Abs(x)
            : Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), -x, x);
    }
}
