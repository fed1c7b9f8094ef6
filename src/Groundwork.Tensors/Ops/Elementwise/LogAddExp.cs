using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>ln(eᵃ + eᵇ) without overflow, element by element, broadcast: the sum of two probabilities that are kept as logarithms.</summary>
    /// <remarks>Integers meet in Float64. −∞ is the logarithm of 0 and adds nothing; ∞ gives ∞. The gradient is dy · eᵃ⁻ʸ and dy · eᵇ⁻ʸ.</remarks>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <example><code>Tensor.From(1000f).LogAddExp(1000);   // [1000.6931]</code></example>
    public Tensor LogAddExp(Tensor other) => Groundwork.LogAddExp.Op.Of(this, other);
}

sealed class LogAddExp() : FloatBinary<LogAddExp.Lane>("logaddexp")
{
    public static readonly LogAddExp Op = new();

    public override Saved Needs => Saved.Inputs;

    // The shares sigmoid(a - b) and sigmoid(b - a); equal infinities, whose difference is NaN, share evenly.
    protected override Tensor?[] Gradient(in Tape tape, Tensor dy)
    {
        Tensor a = tape.X(0), b = tape.X(1);
        var difference = Tensor.Where(a.Equal(b), Tensor.Zeros([], dy.DType), a - b);
        return [dy * difference.Sigmoid(), tape.Wants(1) ? dy * (-difference).Sigmoid() : null];
    }

    public readonly struct Lane : IFloatLane2
    {
        static Vector<T> IFloatLane2.Invoke<T>(Vector<T> a, Vector<T> b)
        {
            var y = Vector.Max(a, b) + Simd.Log1p(Simd.Exp(-Vector.Abs(a - b)));
            return Vector.ConditionalSelect(Vector.Equals(a, b), a + Vector.Create(T.CreateTruncating(0.6931471805599453)), y);
        }
    }
}
