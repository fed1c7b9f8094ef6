using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The standard deviation over axes, the root of <see cref="Var(ReadOnlySpan{int}, bool, double)"/>; over all of them by default.</summary>
    /// <param name="axes">The axes to reduce; negative counts from the end; none means all.</param>
    /// <param name="keep">Keeps the reduced axes with size 1.</param>
    /// <param name="ddof">What is taken from the count: 0 for the data's own deviation (NumPy's default), 1 as PyTorch does.</param>
    /// <remarks>Bool and integers give Float64. Where all elements are equal the gradient is 0.</remarks>
    /// <exception cref="ShapeException">There is no such axis, or one is named twice.</exception>
    /// <example><code>Tensor.From(1.0, 2, 3, 4).Std();   // 1.1180</code></example>
    public Tensor Std(ReadOnlySpan<int> axes = default, bool keep = false, double ddof = 0) => RootOfVariance.Op.Of(Var(axes, keep, ddof));

    /// <summary>The standard deviation over one axis.</summary>
    /// <inheritdoc cref="Std(ReadOnlySpan{int}, bool, double)"/>
    public Tensor Std(int axis, bool keep = false, double ddof = 0) => Std([axis], keep, ddof);
}

/// <summary>√x with the slope 0 at 0, where the variance has its minimum.</summary>
sealed class RootOfVariance() : FloatUnary<RootOfVariance.Lane>("std")
{
    public static readonly RootOfVariance Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Tensor.Where(y.Equal(0), 0, dy / (2 * y));

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Vector.SquareRoot(x);
    }
}
