using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>x · relu6(x + 3) / 6 for every element: a swish of straight lines.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>Source: Howard and others (2019), "Searching for MobileNetV3".</remarks>
    /// <example><code>Tensor.From(-4f, 1f, 4f).Hardswish();   // [0, 0.6667, 4]</code></example>
    public Tensor Hardswish() => Groundwork.Hardswish.Op.Of(this);
}

sealed class Hardswish() : Activation<Hardswish.Curve>("hardswish")
{
    public static readonly Hardswish Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            x * Inner(x) / new Vector<T>(T.CreateChecked(6));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Bend(x, new Vector<T>(T.CreateChecked(3)));

        public static Tensor Curvature(Tensor x, double p, double q, double r)
            => Tensor.Where(x.Abs() < 3, Tensor.Full([], 1.0 / 3, x.DType), 0);

        static Vector<T> Inner<T>(Vector<T> x) where T : unmanaged, IFloatingPointIeee754<T>
        {
            Vector<T> shifted = x + new Vector<T>(T.CreateChecked(3)), six = new(T.CreateChecked(6));
            return Vector.ConditionalSelect(Vector.LessThanOrEqual(shifted, Vector<T>.Zero), Vector<T>.Zero,
                Vector.ConditionalSelect(Vector.GreaterThanOrEqual(shifted, six), six, shifted));
        }

        static Vector<T> Bend<T>(Vector<T> x, Vector<T> three) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThan(x, -three), Vector<T>.Zero,
                Vector.ConditionalSelect(Vector.LessThanOrEqual(x, three), x / three + new Vector<T>(T.CreateChecked(0.5)), Vector<T>.One));
    }
}
