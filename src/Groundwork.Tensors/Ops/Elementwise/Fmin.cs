using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The smaller of two elements, broadcast; a NaN is passed over unless both are. See <see cref="Minimum"/>.</summary>
    /// <remarks>Dtypes promote as in arithmetic. The gradient goes to the smaller element, to the first where they are equal.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.Fmin(Tensor.From(1f, float.NaN), 3);   // [1, 3]</code></example>
    public static Tensor Fmin(Tensor a, Tensor b) => Groundwork.Fmin.Op.Of(a, b);
}

sealed class Fmin() : NumberBinary<Fmin.Lane>("fmin")
{
    public static readonly Fmin Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1), first = (a <= b) | b.IsNaN();
        return [tape.Wants(0) ? Tensor.Where(first, dy, 0) : null, tape.Wants(1) ? Tensor.Where(first, 0, dy) : null];
    }

    protected override void RunBool(Tensor a, Tensor b, Tensor y) => Elementwise.Binary<bool, bool, BoolLoop2<Lane>>(a, b, y);

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => Vector.MinNumber(a, b);
    }
}
