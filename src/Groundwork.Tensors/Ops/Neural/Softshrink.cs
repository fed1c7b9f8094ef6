using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x moved towards 0 by lambda, and 0 within lambda of it.</summary>
    /// <param name="lambda">Half the width of the flat part.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>The derivative is 0 within the bounds and at them.</remarks>
    /// <example><code>Tensor.From(-2f, 0.2f).Softshrink();   // [-1.5, 0]</code></example>
    public Tensor Softshrink(double lambda = 0.5) => new Softshrink(lambda).Of(this);
}

sealed class Softshrink(double lambda) : Activation<Softshrink.Curve>("softshrink", ("lambda", lambda))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, p), x - p, Vector.ConditionalSelect(Vector.LessThan(x, -p), x + p, x * Vector<T>.Zero));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, -p) & Vector.LessThanOrEqual(x, p), Vector<T>.Zero, Vector<T>.One);
    }
}
