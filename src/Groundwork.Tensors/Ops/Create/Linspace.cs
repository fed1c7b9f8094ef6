namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Evenly spaced numbers from <paramref name="start"/> to <paramref name="stop"/>: start + i · (stop − start) / (count − 1).</summary>
    /// <param name="start">The first.</param>
    /// <param name="stop">The last, exactly; left out if <paramref name="endpoint"/> is false.</param>
    /// <param name="count">How many; one gives <paramref name="start"/> alone.</param>
    /// <param name="endpoint">False leaves <paramref name="stop"/> out and divides by count instead.</param>
    /// <param name="dtype">Type of the elements. They are computed in Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <example><code>Tensor.Linspace(0, 1, 5);   // [0, 0.25, 0.5, 0.75, 1]</code></example>
    public static Tensor Linspace(double start, double stop, int count = 50, bool endpoint = true, DType dtype = DType.Float32) =>
        Spaced("linspace", start, stop, count, endpoint, static (x, _) => x, 0, dtype);

    /// <summary>Numbers evenly spaced on a logarithmic scale: base to the power of <see cref="Linspace"/>.</summary>
    /// <param name="start">The exponent of the first.</param>
    /// <param name="stop">The exponent of the last; left out if <paramref name="endpoint"/> is false.</param>
    /// <param name="count">How many.</param>
    /// <param name="endpoint">False leaves the last out.</param>
    /// <param name="base">What is raised to the powers.</param>
    /// <param name="dtype">Type of the elements. They are computed in Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <example><code>Tensor.Logspace(0, 3, 4);   // [1, 10, 100, 1000]</code></example>
    public static Tensor Logspace(double start, double stop, int count = 50, bool endpoint = true, double @base = 10, DType dtype = DType.Float32) =>
        Spaced("logspace", start, stop, count, endpoint, static (x, power) => Math.Pow(power, x), @base, dtype);

    /// <summary>Numbers with a constant ratio between neighbours, from <paramref name="start"/> to <paramref name="stop"/>, both exact.</summary>
    /// <param name="start">The first; not 0.</param>
    /// <param name="stop">The last, of the same sign; left out if <paramref name="endpoint"/> is false.</param>
    /// <param name="count">How many.</param>
    /// <param name="endpoint">False leaves the last out.</param>
    /// <param name="dtype">Type of the elements. They are computed in Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="ArgumentException">An end is 0, or the signs differ.</exception>
    /// <example><code>Tensor.Geomspace(1, 8, 4);   // [1, 2, 4, 8]</code></example>
    public static Tensor Geomspace(double start, double stop, int count = 50, bool endpoint = true, DType dtype = DType.Float32)
    {
        if (!(start * stop > 0) && !(Math.Sign(start) * Math.Sign(stop) > 0))
            throw new ArgumentException(FormattableString.Invariant($"geomspace: no constant ratio leads from {start} to {stop}; both must be positive, or both negative"));
        double sign = Math.Sign(start);
        var y = Spaced("geomspace", Math.Log(Math.Abs(start)), Math.Log(Math.Abs(stop)), count, endpoint, static (x, sign) => sign * Math.Exp(x), sign, DType.Float64);
        var values = y.Data<double>();
        if (count > 0) values[0] = start;
        if (count > 1 && endpoint) values[^1] = stop;
        return y.To(dtype);
    }

    static Tensor Spaced(string op, double start, double stop, int count, bool endpoint, Func<double, double, double> map, double with, DType dtype)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"{op}: the count is {count}; it must be 0 or more");
        var y = Empty([count], DType.Float64);
        var values = y.Data<double>();
        int gaps = endpoint ? count - 1 : count;
        double step = (stop - start) / gaps;
        // A step that underflows to 0 would lose the way: then the fraction is formed first.
        for (int i = 0; i < count; i++)
            values[i] = map(i == 0 ? start : step != 0 ? start + i * step : start + (double)i / gaps * (stop - start), with);
        if (endpoint && count > 1) values[^1] = map(stop, with);
        return y.To(dtype);
    }
}
