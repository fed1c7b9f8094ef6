using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x held between two bounds.</summary>
    /// <param name="min">Lower bound.</param>
    /// <param name="max">Upper bound.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>The derivative is 0 at the bounds and beyond; NaN stays NaN.</remarks>
    /// <example><code>Tensor.From(-3f, 0.5f).Hardtanh();   // [-1, 0.5]</code></example>
    public Tensor Hardtanh(double min = -1, double max = 1) => new Hardtanh(min, max).Of(this);
}

sealed class Hardtanh(double min, double max) : Activation<Hardtanh.Curve>("hardtanh", ("min", min), ("max", max))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, p), p, Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, q), q, x));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, p) & Vector.LessThan(x, q), Vector<T>.One, Vector<T>.Zero);
    }
}
