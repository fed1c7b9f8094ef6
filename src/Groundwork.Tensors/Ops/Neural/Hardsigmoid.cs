using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>relu6(x + 3) / 6 for every element: a sigmoid of straight lines.</summary>
    /// <returns>Same shape and dtype as this tensor.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating.</exception>
    /// <remarks>The derivative is 0 at −3 and 3 and beyond; between them it is the Float32 number nearest 1/6, in Float64 too, as in PyTorch.</remarks>
    /// <example><code>Tensor.From(-4f, 0f, 4f).Hardsigmoid();   // [0, 0.5, 1]</code></example>
    public Tensor Hardsigmoid() => Groundwork.Hardsigmoid.Op.Of(this);
}

sealed class Hardsigmoid() : Activation<Hardsigmoid.Curve>("hardsigmoid")
{
    public static readonly Hardsigmoid Op = new();

    public readonly struct Curve : IActivation
    {
        public static Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Line(x + new Vector<T>(T.CreateChecked(3)), new Vector<T>(T.CreateChecked(6)));

        public static Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new Vector<T>(T.CreateChecked(3))), new Vector<T>(T.CreateChecked(1f / 6)), Vector<T>.Zero);

        static Vector<T> Line<T>(Vector<T> shifted, Vector<T> six) where T : unmanaged, IFloatingPointIeee754<T> =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(shifted, Vector<T>.Zero), Vector<T>.Zero,
                Vector.ConditionalSelect(Vector.GreaterThanOrEqual(shifted, six), Vector<T>.One, shifted / six));
    }
}
