using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The angle of the points (x, y) from the positive x axis, in radians from −π to π; this tensor holds the y. Broadcasts.</summary>
    /// <remarks>Integers meet in Float64. (0, 0) gives 0 or ±π by the signs of the zeros. The gradient is dy · x / (x² + y²) and −dy · y / (x² + y²).</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1.0, -1.0).Atan2(0);   // [1.5708, -1.5708]</code></example>
    public Tensor Atan2(Tensor x) => Groundwork.Atan2.Op.Of(this, x);
}

sealed class Atan2() : FloatScalarBinary<Atan2.Scalar>("atan2")
{
    public static readonly Atan2 Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor d)
    {
        Tensor y = tape.X(0), x = tape.X(1);
        var scaled = d / (x * x + y * y);
        return [scaled * x, tape.Wants(1) ? -scaled * y : null];
    }

    public readonly struct Scalar : IFloatScalar2
    {
        public static T Invoke<T>(T y, T x) where T : unmanaged, IFloatingPointIeee754<T> => T.Atan2(y, x);
    }
}
