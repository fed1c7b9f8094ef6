using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>−(t log p + (1 − t) log(1 − p)) for every element, p this tensor and t the target, where a logarithm is never below −100.</summary>
    /// <param name="target">Targets of the same shape.</param>
    /// <returns>Same shape as this tensor. Reductions and weights: <c>Losses.BinaryCrossEntropy</c>.</returns>
    /// <remarks>The gradient (p − t) / max(p (1 − p), 1e-12) stays finite at 0 and 1.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(0.5f).BinaryCrossEntropy(Tensor.From(1f));   // [0.6931]</code></example>
    public Tensor BinaryCrossEntropy(Tensor target) => Groundwork.BinaryCrossEntropy.Op.Of(this, target);
}

sealed class BinaryCrossEntropy() : FloatBinary<BinaryCrossEntropy.Lane>("binary cross entropy")
{
    public static readonly BinaryCrossEntropy Op = new();

    public override Saved Needs => Saved.Inputs;

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor p = tape.X(0), t = tape.X(1);
        return
        [
            tape.Wants(0) ? dy * (p - t) / (p * (1 - p)).Clip(1e-12) : null,
            tape.Wants(1) ? dy * ((-p).Log1p().Clip(-100) - p.Log().Clip(-100)) : null,
        ];
    }

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> p, Vector<T> t)
        {
            Vector<T> least = new(T.CreateChecked(-100)), one = Vector<T>.One;
            return (t - one) * Vector.Max(Simd.Log1p(-p), least) - t * Vector.Max(Simd.Log(p), least);
        }
    }
}
