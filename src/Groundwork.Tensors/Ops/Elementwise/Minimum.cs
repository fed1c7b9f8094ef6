using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The smaller of two elements, broadcast. NaN on either side wins; see <see cref="Fmin"/>.</summary>
    /// <remarks>Dtypes promote as in arithmetic. The gradient goes to the smaller element, half to each where they are equal.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.Minimum(Tensor.From(1f, 5f), 3);   // [1, 3]</code></example>
    public static Tensor Minimum(Tensor a, Tensor b) => Groundwork.Minimum.Op.Of(a, b);
}

sealed class Minimum() : NumberBinary<Minimum.Lane>("minimum")
{
    public static readonly Minimum Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1);
        var shared = Tensor.Where(a.Equal(b), 0.5 * dy, dy);
        return [tape.Wants(0) ? Tensor.Where(a > b, 0, shared) : null, tape.Wants(1) ? Tensor.Where(b > a, 0, shared) : null];
    }

    protected override void RunBool(Tensor a, Tensor b, Tensor y) => Elementwise.Binary<bool, bool, BoolLoop2<Lane>>(a, b, y);

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.Min(a, b);
    }
}
