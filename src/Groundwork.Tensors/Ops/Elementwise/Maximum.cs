using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The larger of two elements, broadcast. NaN on either side wins; see <see cref="Fmax"/>.</summary>
    /// <remarks>Dtypes promote as in arithmetic. The gradient goes to the larger element, half to each where they are equal.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.Maximum(Tensor.From(1f, 5f), 3);   // [3, 5]</code></example>
    public static Tensor Maximum(Tensor a, Tensor b) => Groundwork.Maximum.Op.Of(a, b);
}

sealed class Maximum() : NumberBinary<Maximum.Lane>("maximum")
{
    public static readonly Maximum Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1);
        var shared = Tensor.Where(a.Equal(b), 0.5 * dy, dy);
        return [tape.Wants(0) ? Tensor.Where(a < b, 0, shared) : null, tape.Wants(1) ? Tensor.Where(b < a, 0, shared) : null];
    }

    protected override void RunBool(Tensor a, Tensor b, Tensor y) => Elementwise.Binary<bool, bool, BoolLoop2<Lane>>(a, b, y);

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Max(a, b);
    }
}
