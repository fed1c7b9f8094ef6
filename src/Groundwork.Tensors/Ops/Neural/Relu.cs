using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The rectified linear unit: max(x, 0) for every element, in the same dtype. NaN stays NaN.</summary>
    /// <remarks>The slope at 0 is 0. Source: Nair and Hinton (2010), "Rectified Linear Units Improve Restricted Boltzmann Machines".</remarks>
    /// <exception cref="ArgumentException">The tensor is Bool.</exception>
    /// <example><code>Tensor.From(-3f, 2f).Relu();   // [0, 2]</code></example>
    public Tensor Relu() => Groundwork.Relu.Op.Of(this);
}

sealed class Relu() : NumberUnary<Relu.Lane>("relu")
{
    public static readonly Relu Op = new();

    public override Saved Needs => Saved.Outputs;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => ReluGradient.Op.Of(y, dy);

    public readonly struct Lane : INumberLane
    {
        static Vector<T> INumberLane.Invoke<T>(Vector<T> x) => Vector.Max(x, Vector<T>.Zero);
    }
}

/// <summary>dy where y &gt; 0, else 0, in one pass.</summary>
sealed class ReluGradient() : FloatBinary<ReluGradient.Lane>("relu gradient")
{
    public static readonly ReluGradient Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor d) => [null, Op.Of(tape.X(0), d)];

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> y, Vector<T> dy) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(y, Vector<T>.Zero), Vector<T>.Zero, dy);
    }
}
