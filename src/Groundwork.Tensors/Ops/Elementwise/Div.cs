using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>a / b, element by element, broadcast; integers give Float64. x/0 is ±∞, 0/0 is NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1L, 2L) / 2;   // [0.5, 1], Float64</code></example>
    public static Tensor operator /(Tensor a, Tensor b) => Groundwork.Div.Op.Of(a, b);

    /// <summary>This tensor divided by another, element by element: the operator <c>/</c> as a method.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public Tensor Div(Tensor other) => this / other;
}

sealed class Div() : FloatBinary<Div.Lane>("div")
{
    public static readonly Div Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        var d = dy / tape.X(1);
        return [d, tape.Wants(1) ? -d * (tape.X(0) / tape.X(1)) : null];
    }

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b) => a / b;
    }
}
