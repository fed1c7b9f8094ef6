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

sealed class Atan2() : FloatBinary<Atan2.Lane>("atan2")
{
    public static readonly Atan2 Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor d)
    {
        Tensor y = tape.X(0), x = tape.X(1);
        var scaled = d / (x * x + y * y);
        return [scaled * x, tape.Wants(1) ? -scaled * y : null];
    }

    public readonly struct Lane : IFloatLane2
    {
        // The angle in the first octant, then mirrored into the half and the half-plane where the point lies.
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> y, Vector<T> x)
        {
            Vector<T> ax = Vector.Abs(x), ay = Vector.Abs(y), small = Vector.Min(ax, ay), large = Vector.Max(ax, ay);
            var ratio = Vector.ConditionalSelect(Vector.Equals(small, large), Vector<T>.One, small / large); // ∞ / ∞ is 45 degrees
            ratio = Vector.ConditionalSelect(Vector.Equals(large, Vector<T>.Zero), Vector<T>.Zero, ratio);
            var angle = Simd.Atan(ratio);
            angle = Vector.ConditionalSelect(Vector.GreaterThan(ay, ax), Vector.Create(T.CreateTruncating(Math.PI / 2)) - angle, angle);
            var isLeft = Vector.LessThan(Vector.CopySign(Vector<T>.One, x), Vector<T>.Zero); // -0 is on the left
            angle = Vector.ConditionalSelect(isLeft, Vector.Create(T.CreateTruncating(Math.PI)) - (angle - Vector.Create(T.CreateTruncating(LowPi<T>()))), angle);
            return Vector.CopySign(angle, y);
        }

        /// <summary>What rounding π to T leaves over.</summary>
        static double LowPi<T>() where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float) ? Math.PI - (float)Math.PI : 1.2246467991473532e-16;
    }
}
