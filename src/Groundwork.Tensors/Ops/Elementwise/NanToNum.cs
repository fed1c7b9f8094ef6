namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>NaN and ±∞ replaced by numbers; everything else, and integers, as it is.</summary>
    /// <param name="nan">What stands for NaN.</param>
    /// <param name="posinf">What stands for ∞; by default the largest number of the dtype.</param>
    /// <param name="neginf">What stands for −∞; by default the smallest number of the dtype.</param>
    /// <remarks>The gradient is dy, and 0 where an element was replaced.</remarks>
    /// <example><code>Tensor.From(float.NaN, 1f).NanToNum();   // [0, 1]</code></example>
    public Tensor NanToNum(double nan = 0, double? posinf = null, double? neginf = null)
    {
        if (!DType.IsFloat) return this;
        var x = Cast.Of(this, DType.Computed);
        double largest = x.DType == DType.Float32 ? float.MaxValue : double.MaxValue;
        var y = Where(x.IsNaN(), nan, x);
        y = Where(x.Equal(double.PositiveInfinity), posinf ?? largest, y);
        return Where(x.Equal(double.NegativeInfinity), neginf ?? -largest, y);
    }
}
