using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x where it exceeds the threshold, a constant elsewhere.</summary>
    /// <param name="threshold">What x must exceed.</param>
    /// <param name="value">What stands where it does not.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>NaN stays NaN; the derivative at the threshold is 0.</remarks>
    /// <example><code>Tensor.From(-2f, 3f).Threshold(1, 9);   // [9, 3]</code></example>
    public Tensor Threshold(double threshold, double value) => new Threshold(threshold, value).Of(this);
}

sealed class Threshold(double threshold, double value) : Activation<Threshold.Curve>("threshold", ("threshold", threshold), ("value", value))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, p), q, x);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, p), Vector<T>.Zero, Vector<T>.One);
    }
}
