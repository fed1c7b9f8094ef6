using System.Numerics;
using System.Runtime.Intrinsics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The hyperbolic tangent of every element. Integers give Float64; ±∞ gives ±1.</summary>
    /// <example><code>Tensor.From(0f, 1f).Tanh();   // [0, 0.7616]</code></example>
    public Tensor Tanh() => Groundwork.Tanh.Op.Of(this);
}

sealed class Tanh() : FloatUnary<Tanh.Lane>("tanh")
{
    public static readonly Tanh Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => TanhGradient.Op.Of(y, dy);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Tanh(x);

        static bool IFloatLane.IsWide => true;

        static Vector512<float> IFloatLane.Invoke(Vector512<float> x) => Wide.Tanh(x);
    }
}

/// <summary>dy · (1 − y²) in one pass.</summary>
sealed class TanhGradient() : FloatBinary<TanhGradient.Lane>("tanh gradient")
{
    public static readonly TanhGradient Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor d) => [tape.Wants(0) ? -2 * d * tape.X(1) * tape.X(0) : null, Op.Of(tape.X(0), d)];

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> y, Vector<T> dy) => dy * (Vector<T>.One - y * y);
    }
}
