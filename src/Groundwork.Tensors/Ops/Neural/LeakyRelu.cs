using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x where it is positive, slope · x elsewhere.</summary>
    /// <param name="slope">Slope on the negative side.</param>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>The derivative at 0 is the slope. Source: Maas, Hannun, Ng (2013), "Rectifier Nonlinearities Improve Neural Network Acoustic Models".</remarks>
    /// <example><code>Tensor.From(-2f, 3f).LeakyRelu(0.1);   // [-0.2, 3]</code></example>
    public Tensor LeakyRelu(double slope = 0.01) => new LeakyRelu(slope).Of(this);
}

sealed class LeakyRelu(double slope) : Activation<LeakyRelu.Curve>("leaky relu", ("slope", slope))
{
    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), x, x * p);

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, p);
    }
}
