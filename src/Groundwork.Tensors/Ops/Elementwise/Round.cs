using System.Numerics;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Every element rounded to a number of decimals, halves to the even neighbour, in the same dtype.</summary>
    /// <param name="decimals">Digits behind the point that stay; negative rounds to tens, hundreds and so on.</param>
    /// <remarks>
    /// With decimals the element is scaled by a power of ten, rounded and scaled back, as NumPy does. Integers change only under negative
    /// <paramref name="decimals"/>; NaN and ±∞ stay. The gradient is 0.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="decimals"/> is outside −300 to 300.</exception>
    /// <example><code>Tensor.From(0.125, 1.5, 2.375).Round(2);   // [0.12, 1.5, 2.38]</code></example>
    public Tensor Round(int decimals = 0)
    {
        if (decimals is < -300 or > 300) throw new ArgumentException($"round: {decimals} decimals are outside -300 to 300");
        if (!DType.IsFloat) return decimals >= 0 ? this : ToFloating().Round(decimals).To(DType);
        if (decimals == 0) return Groundwork.Round.Op.Of(this);
        double scale = Math.Pow(10, Math.Abs(decimals));
        return decimals > 0 ? Groundwork.Round.Op.Of(this * scale) / scale : Groundwork.Round.Op.Of(this / scale) * scale;
    }
}

sealed class Round() : FloatUnary<Round.Lane>("round")
{
    public static readonly Round Op = new();

    public override Saved Needs => Saved.Nothing;

    protected override Tensor Gradient(Tensor x, Tensor y, Tensor dy) => Tensor.Zeros(dy.Shape, dy.DType);

    public readonly struct Lane : IFloatLane
    {
        static Vector<T> IFloatLane.Invoke<T>(Vector<T> x) => Simd.Round(x);
    }
}
