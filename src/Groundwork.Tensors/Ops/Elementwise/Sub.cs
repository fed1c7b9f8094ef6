using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a − b, element by element, broadcast.</summary>
    /// <remarks>Dtypes promote as in NumPy; a C# number is weak. Integers wrap on overflow; Bools are refused.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="ArgumentException">Both operands are Bool.</exception>
    /// <example><code>Tensor.From(1f, 2f) - 1;   // [0, 1]</code></example>
    public static Tensor operator -(Tensor a, Tensor b) => Groundwork.Sub.Op.Of(a, b);

    /// <summary>This tensor less another, element by element: the operator <c>-</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Sub(Tensor other) => this - other;
}

sealed class Sub() : NumberBinary<Sub.Lane>("sub")
{
    public static readonly Sub Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [dy, tape.Wants(1) ? -dy : null];

    public readonly struct Lane : INumberLane2
    {
        static Vector<T> INumberLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a - b;
    }
}
