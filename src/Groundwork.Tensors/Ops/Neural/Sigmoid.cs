using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The logistic function 1 / (1 + e⁻ˣ) for every element. Integers give Float64; −∞ gives 0, ∞ gives 1.</summary>
    /// <example><code>Tensor.From(0f, 2f).Sigmoid();   // [0.5, 0.8808]</code></example>
    public Tensor Sigmoid() => Groundwork.Sigmoid.Op.Of(this);
}

sealed class Sigmoid() : FloatUnary<Sigmoid.Lane>("sigmoid")
{
    public static readonly Sigmoid Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => SigmoidGradient.Op.Of(y, dy);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Sigmoid(x);
    }
}

/// <summary>dy · y (1 − y) in one pass.</summary>
sealed class SigmoidGradient() : FloatBinary<SigmoidGradient.Lane>("sigmoid gradient")
{
    public static readonly SigmoidGradient Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor d) => [tape.Wants(0) ? d * tape.X(1) * (1 - 2 * tape.X(0)) : null, Op.Of(tape.X(0), d)];

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> y, Vector<T> dy) => dy * ((Vector<T>.One - y) * y);
    }
}
