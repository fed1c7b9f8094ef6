namespace Groundwork;

/// <summary>How tensors print: NumPy's options of the same names, with its defaults. Immutable, safe to share.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>
/// using (PrintOptions.Use(new() { Precision = 3, Suppress = true }))
///     Console.WriteLine(x);
/// x.ToString(new() { LineWidth = 120 });
/// </code></example>
public sealed record PrintOptions
{
    static readonly AsyncLocal<PrintOptions?> _current = new();

    /// <summary>The options of NumPy: 8 digits, 1000 elements, 3 at each edge, 75 characters.</summary>
    public static PrintOptions Default { get; } = new();

    /// <summary>Digits after the point of a float at most; fewer where fewer tell it from its neighbours.</summary>
    public int Precision { get; init; } = 8;

    /// <summary>Tensors with more elements than this print only their edges, and <c>...</c> between.</summary>
    public int Threshold { get; init; } = 1000;

    /// <summary>Elements printed at each end of an axis of a summarised tensor.</summary>
    public int EdgeItems { get; init; } = 3;

    /// <summary>Characters after which a line is broken.</summary>
    public int LineWidth { get; init; } = 75;

    /// <summary>Small and wide-ranging floats do not switch to scientific notation; those of 1e8 and more still do.</summary>
    public bool Suppress { get; init; }

    /// <summary>The options of the running flow of control.</summary>
    public static PrintOptions Current => _current.Value ?? Default;

    /// <summary>Makes options the current ones until the result is disposed; flows with <c>async</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there is no edge item.</exception>
    public static IDisposable Use(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var former = new Former(_current.Value);
        _current.Value = options;
        return former;
    }

    internal void Check()
    {
        AtLeast(0, Precision, nameof(Precision));
        AtLeast(0, Threshold, nameof(Threshold));
        AtLeast(1, EdgeItems, nameof(EdgeItems));
        AtLeast(0, LineWidth, nameof(LineWidth));

        static void AtLeast(int least, int value, string name)
        {
            if (value < least) throw new ArgumentOutOfRangeException(name, $"print: {name} is {value}; it is at least {least}");
        }
    }

    sealed class Former(PrintOptions? options) : IDisposable
    {
        public void Dispose() => _current.Value = options;
    }
}
