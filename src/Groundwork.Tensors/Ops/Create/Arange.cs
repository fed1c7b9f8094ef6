namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The integers 0, 1, … up to but not including <paramref name="stop"/>, as Int64; empty if there are none.</summary>
    /// <example><code>Tensor.Arange(4);   // [0, 1, 2, 3]</code></example>
    public static Tensor Arange(long stop) => Arange(0, stop);

    /// <summary>The integers start, start + step, … that lie before <paramref name="stop"/>; empty if there are none.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">Not included.</param>
    /// <param name="step">The distance; negative counts down.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <exception cref="ArgumentException">The step is 0, or there are more elements than one array holds.</exception>
    /// <example><code>Tensor.Arange(5, 0, -2);   // [5, 3, 1]</code></example>
    public static Tensor Arange(long start, long stop, long step = 1, DType dtype = DType.Int64)
    {
        if (step == 0) throw new ArgumentException("arange: a step of 0 never reaches the end; use a step of at least 1, or at most -1");
        Int128 distance = (Int128)stop - start, count = (distance + step - Int128.Sign(step)) / step;
        var y = Empty([Counted("arange", (double)count)], DType.Int64);
        var values = y.Data<long>();
        for (int i = 0; i < values.Length; i++) values[i] = start + i * step;
        return y.To(dtype);
    }

    /// <summary>The numbers start, start + step, … that lie before <paramref name="stop"/>: ⌈(stop − start) / step⌉ of them.</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">Not included; rounding can let the last element reach it, where <see cref="Linspace"/> is exact.</param>
    /// <param name="step">The distance; negative counts down.</param>
    /// <param name="dtype">Type of the elements. They are computed in Float64.</param>
    /// <exception cref="ArgumentException">The step is 0, a number is not finite, or there are more elements than one array holds.</exception>
    /// <example><code>Tensor.Arange(0, 1, 0.25);   // [0, 0.25, 0.5, 0.75], Float32</code></example>
    public static Tensor Arange(double start, double stop, double step = 1, DType dtype = DType.Float32)
    {
        if (step == 0) throw new ArgumentException("arange: a step of 0 never reaches the end; use another step, or Linspace with a count");
        if (!double.IsFinite(start) || !double.IsFinite(stop) || !double.IsFinite(step))
            throw new ArgumentException(FormattableString.Invariant($"arange: start {start}, stop {stop} and step {step} must be finite"));
        var y = Empty([Counted("arange", Math.Ceiling((stop - start) / step))], DType.Float64);
        var values = y.Data<double>();
        for (int i = 0; i < values.Length; i++) values[i] = start + i * step;
        return y.To(dtype);
    }

    /// <summary>A number of elements as a size, once it is known to fit.</summary>
    static int Counted(string op, double count) => count <= Array.MaxLength ? (int)Math.Max(count, 0)
        : throw new ArgumentException(FormattableString.Invariant($"{op}: {count} elements are more than one array holds ({Array.MaxLength})"));
}
