using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Generator
{
    /// <summary>Fills with uniform numbers in [low, high).</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">Limit, never reached unless it equals <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">A bound is not finite or high is below low.</exception>
    /// <example><code>random.Uniform(weights, -0.1f, 0.1f);</code></example>
    public void Uniform(Span<float> output, float low = 0, float high = 1)
    {
        CheckBounds(low, high, float.IsFinite(high - low));
        ulong start = FreshCounter();
        position += RandomFill.Run(seed, stream, start, output, new UniformSingle(low, high));
    }

    /// <inheritdoc cref="Uniform(Span{float}, float, float)"/>
    public void Uniform(Span<double> output, double low = 0, double high = 1)
    {
        CheckBounds(low, high, double.IsFinite(high - low));
        ulong start = FreshCounter();
        position += RandomFill.Run(seed, stream, start, output, new UniformDouble(low, high));
    }

    /// <summary>Fills with normal numbers (Box and Muller).</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    /// <exception cref="ArgumentException">The deviation is negative or a parameter is not finite.</exception>
    /// <example><code>random.Normal(noise, mean: 0, deviation: 0.02f);</code></example>
    public void Normal(Span<float> output, float mean = 0, float deviation = 1)
    {
        CheckNormal(mean, deviation);
        ulong start = FreshCounter();
        position += RandomFill.Run(seed, stream, start, output, new NormalSingle(mean, deviation));
    }

    /// <inheritdoc cref="Normal(Span{float}, float, float)"/>
    public void Normal(Span<double> output, double mean = 0, double deviation = 1)
    {
        CheckNormal(mean, deviation);
        ulong start = FreshCounter();
        position += RandomFill.Run(seed, stream, start, output, new NormalDouble(mean, deviation));
    }

    /// <summary>Fills with uniform integers in [low, high), without bias.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="high">First value above the range.</param>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    /// <remarks>Consumes one counter for two integers, always: a rejected draw is repeated under another key.</remarks>
    /// <example><code>random.Integers(labels, 0, 10);</code></example>
    public void Integers(Span<long> output, long low, long high)
    {
        ulong range = Range("integers", low, high), start = FreshCounter();
        for (int i = 0; i < output.Length; i++)
        {
            ulong counter = start + (ulong)(i >> 1), value, attempt = 0;
            bool second = (i & 1) == 1;
            while (true)
            {
                var (a, b, c, d) = Philox.Block(seed + (attempt * 0x9E3779B97F4A7C15UL), stream, counter);
                if (Bounded(second ? Join(c, d) : Join(a, b), range, out value)) break;
                attempt++;
            }

            output[i] = (long)((ulong)low + value);
        }

        position += (ulong)((output.Length + 1L) / 2);
    }

    /// <summary>Fills with exponential numbers.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="rate">Rate, above 0; the mean is its inverse.</param>
    /// <exception cref="ArgumentException">The rate is not positive.</exception>
    /// <example><code>random.Exponential(waits, rate: 2);</code></example>
    public void Exponential(Span<double> output, double rate = 1)
    {
        RequirePositive("exponential", nameof(rate), rate);
        Uniform(output);
        foreach (ref double x in output) x = -PortableMath.Log(1.0 - x) / rate;
    }

    private static void CheckBounds(double low, double high, bool finite)
    {
        if (!finite || !(high >= low)) throw new ArgumentException($"uniform: the range [{low}, {high}) is not finite or runs backwards");
    }

    private static void CheckNormal(double mean, double deviation)
    {
        if (!double.IsFinite(mean) || !(deviation >= 0) || double.IsInfinity(deviation))
        {
            throw new ArgumentException($"normal: mean {mean} and deviation {deviation} must be finite and the deviation at least 0");
        }
    }

    private static void RequirePositive(string op, string name, double value)
    {
        if (!(value > 0) || double.IsInfinity(value)) throw new ArgumentException($"{op}: {name} must be above 0 and finite, got {value}");
    }
}
