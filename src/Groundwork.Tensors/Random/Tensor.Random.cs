namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <param name="dtype">A floating dtype. Storage types are drawn as Float32 and rounded, so 1 itself can come up.</param>
    /// <exception cref="ArgumentException">The dtype is not floating.</exception>
    /// <remarks>
    /// Every random tensor takes a <see cref="Generator"/>, which moves on, or a seed, which stands for a new generator at its start: the same
    /// seed gives the same bits on every machine, at any thread count. There is no global generator.
    /// </remarks>
    /// <example><code>Tensor x = Tensor.Rand([2, 3], generator);</code></example>
    public static Tensor Rand(Shape shape, Generator generator, DType dtype = DType.Float32) => Uniform("rand", shape, generator, 0, 1, dtype);

    /// <inheritdoc cref="Rand(Shape, Generator, DType)"/>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <example><code>Tensor x = Tensor.Rand([2, 3], seed: 1);</code></example>
    public static Tensor Rand(Shape shape, long seed, DType dtype = DType.Float32) => Rand(shape, Seeded(seed), dtype);

    /// <summary>Numbers drawn evenly from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound; rounding may give the bound itself.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <exception cref="ArgumentException">The dtype is not floating, the range runs backwards or is not finite.</exception>
    /// <example><code>Tensor w = Tensor.Uniform([784, 10], generator, -0.05, 0.05);</code></example>
    public static Tensor Uniform(Shape shape, Generator generator, double low = 0, double high = 1, DType dtype = DType.Float32) =>
        Uniform("uniform", shape, generator, low, high, dtype);

    /// <inheritdoc cref="Uniform(Shape, Generator, double, double, DType)"/>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <example><code>Tensor w = Tensor.Uniform([784, 10], seed: 1, -0.05, 0.05);</code></example>
    public static Tensor Uniform(Shape shape, long seed, double low = 0, double high = 1, DType dtype = DType.Float32) =>
        Uniform(shape, Seeded(seed), low, high, dtype);

    /// <summary>Normal numbers with mean 0 and standard deviation 1.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <exception cref="ArgumentException">The dtype is not floating.</exception>
    /// <example><code>Tensor x = Tensor.Randn([4, 9], generator);</code></example>
    public static Tensor Randn(Shape shape, Generator generator, DType dtype = DType.Float32) => Normal("randn", shape, generator, 0, 1, dtype);

    /// <inheritdoc cref="Randn(Shape, Generator, DType)"/>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <example><code>Tensor x = Tensor.Randn([4, 9], seed: 1);</code></example>
    public static Tensor Randn(Shape shape, long seed, DType dtype = DType.Float32) => Randn(shape, Seeded(seed), dtype);

    /// <summary>Normal numbers.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <exception cref="ArgumentException">The dtype is not floating, the deviation is negative, or a parameter is not finite.</exception>
    /// <example><code>Tensor w = Tensor.Normal([768, 768], generator, deviation: 0.02);</code></example>
    public static Tensor Normal(Shape shape, Generator generator, double mean = 0, double deviation = 1, DType dtype = DType.Float32) =>
        Normal("normal", shape, generator, mean, deviation, dtype);

    /// <inheritdoc cref="Normal(Shape, Generator, double, double, DType)"/>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">Standard deviation, at least 0.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <example><code>Tensor w = Tensor.Normal([768, 768], seed: 1, deviation: 0.02);</code></example>
    public static Tensor Normal(Shape shape, long seed, double mean = 0, double deviation = 1, DType dtype = DType.Float32) =>
        Normal(shape, Seeded(seed), mean, deviation, dtype);

    /// <summary>Integers drawn evenly from <paramref name="low"/> to <paramref name="high"/> - 1, without bias.</summary>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="generator">Where the numbers come from.</param>
    /// <param name="low">The smallest integer.</param>
    /// <param name="high">The first integer above the range.</param>
    /// <param name="dtype">An integer dtype that holds the range, Bool (for 0 and 1), or a floating one.</param>
    /// <exception cref="ArgumentException">The range is empty or goes beyond the dtype.</exception>
    /// <example><code>Tensor dice = Tensor.Randint([10], generator, low: 1, high: 7);</code></example>
    public static Tensor Randint(Shape shape, Generator generator, long low, long high, DType dtype = DType.Int64)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var (least, most) = dtype switch
        {
            DType.Bool => (0L, 1L),
            DType.UInt8 => (0L, 255L),
            DType.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (low < high && (low < least || high - 1 > most))
            throw new ArgumentException($"randint: {dtype} holds {least} to {most}, not all of {low} to {high - 1}; draw Int64");
        var y = Empty(shape, DType.Int64);
        generator.Integers(y.Data<long>(), low, high);
        return y.To(dtype);
    }

    /// <inheritdoc cref="Randint(Shape, Generator, long, long, DType)"/>
    /// <param name="shape">Sizes of the axes.</param>
    /// <param name="seed">Seed of a new generator.</param>
    /// <param name="low">The smallest integer.</param>
    /// <param name="high">The first integer above the range.</param>
    /// <param name="dtype">An integer dtype that holds the range, Bool (for 0 and 1), or a floating one.</param>
    /// <example><code>Tensor dice = Tensor.Randint([10], seed: 1, low: 1, high: 7);</code></example>
    public static Tensor Randint(Shape shape, long seed, long low, long high, DType dtype = DType.Int64) => Randint(shape, Seeded(seed), low, high, dtype);

    internal static Generator Seeded(long seed) => new(unchecked((ulong)seed));

    static Tensor Uniform(string op, Shape shape, Generator generator, double low, double high, DType dtype)
    {
        var y = ForNumbers(op, shape, generator, dtype);
        if (y.DType == DType.Float64) generator.Uniform(y.Data<double>(), low, high);
        else generator.Uniform(y.Data<float>(), (float)low, (float)high);
        return y.To(dtype);
    }

    static Tensor Normal(string op, Shape shape, Generator generator, double mean, double deviation, DType dtype)
    {
        var y = ForNumbers(op, shape, generator, dtype);
        if (y.DType == DType.Float64) generator.Normal(y.Data<double>(), mean, deviation);
        else generator.Normal(y.Data<float>(), (float)mean, (float)deviation);
        return y.To(dtype);
    }

    static Tensor ForNumbers(string op, Shape shape, Generator generator, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Empty(shape, new Spec(dtype, shape).RequireFloat(op).DType);
    }
}
