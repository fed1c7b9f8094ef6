namespace Groundwork.Plots;

/// <summary>A way from numbers in [0, 1] to colours. Immutable, safe to share.</summary>
/// <remarks>The maps here are paths through the OKLCh space on which lightness changes evenly: equal steps of the number look equally large, also in grey and to colour-blind eyes.</remarks>
/// <example><code>ColorMap.Grey[0.5].Hex;   // #636363</code></example>
public sealed partial class ColorMap
{
    readonly Color[] _steps = new Color[256];
    readonly ColorMap? _onDark;

    /// <summary>A map from a function of [0, 1].</summary>
    public ColorMap(Func<double, Color> colorAt)
    {
        ArgumentNullException.ThrowIfNull(colorAt);
        for (int i = 0; i < _steps.Length; i++) _steps[i] = colorAt(i / 255.0);
    }

    // The second function serves dark grounds, on which nearly white areas would glare.
    internal ColorMap(Func<double, Color> colorAt, Func<double, Color> onDark) : this(colorAt) => _onDark = new(onDark);

    /// <summary>For amounts: from deep indigo through green to light yellow.</summary>
    public static ColorMap Sequential { get; } = new(t => Color.FromOklch(0.24 + 0.68 * t, 0.085 + 0.055 * Math.Sin(Math.PI * t), 285 - 180 * t));

    // Dots and lines stand alone on the ground: neither end of the colours may vanish in it.
    internal static ColorMap Thin { get; } = new(t => Sequential[0.12 + 0.66 * t], t => Sequential[0.42 + 0.55 * t]);

    /// <summary>For amounts: from near black through purple and orange to light yellow.</summary>
    public static ColorMap Warm { get; } = new(t => Color.FromOklch(0.2 + 0.74 * t, 0.06 + 0.13 * Math.Sin(Math.PI * Math.Pow(t, 0.8)), 300 + 165 * t));

    /// <summary>For counts beside text: from almost white to deep blue; on a dark ground from almost that to light blue.</summary>
    public static ColorMap Blues { get; } = new(t => Color.FromOklch(0.975 - 0.545 * t, 0.008 + 0.132 * t, 248), t => Color.FromOklch(0.25 + 0.54 * t, 0.018 + 0.11 * t - 0.02 * t * t, 248));

    /// <summary>For counts beside text: from almost white to deep green; on a dark ground from almost that to light green.</summary>
    public static ColorMap Greens { get; } = new(t => Color.FromOklch(0.975 - 0.545 * t, 0.008 + 0.11 * t, 160), t => Color.FromOklch(0.25 + 0.54 * t, 0.018 + 0.09 * t, 160));

    /// <summary>For counts beside text: from almost white to deep orange red; on a dark ground from almost that to light orange.</summary>
    public static ColorMap Oranges { get; } = new(t => Color.FromOklch(0.975 - 0.495 * t, 0.008 + 0.14 * t, 70 - 28 * t), t => Color.FromOklch(0.25 + 0.52 * t, 0.018 + 0.12 * t, 42 + 28 * t));

    /// <summary>From black to white.</summary>
    public static ColorMap Grey { get; } = new(t => Color.FromOklch(t, 0, 0));

    /// <summary>For differences: blue below, nearly white in the middle, red above; both arms grow darker evenly. On a dark ground the middle is dark, and the arms grow lighter.</summary>
    public static ColorMap Diverging { get; } = new(t => t < 0.5 ? Arm(1 - 2 * t, 250) : Arm(2 * t - 1, 35), t => t < 0.5 ? DarkArm(1 - 2 * t, 248) : DarkArm(2 * t - 1, 40));

    /// <summary>For differences on a page where red means something else: teal below, nearly white in the middle, purple above; on a dark ground the middle is dark.</summary>
    public static ColorMap TealPurple { get; } = new(t => t < 0.5 ? Arm(1 - 2 * t, 190) : Arm(2 * t - 1, 315), t => t < 0.5 ? DarkArm(1 - 2 * t, 190) : DarkArm(2 * t - 1, 315));

    /// <summary>For angles and hours: once around all hues at one lightness, so that the end meets the beginning.</summary>
    public static ColorMap Cyclic { get; } = new(t => Color.FromOklch(0.7, 0.115, 360 * t));

    /// <summary>The colour at <paramref name="t"/>; outside [0, 1] the nearer end's.</summary>
    public Color this[double t] => _steps[(int)Math.Round(255 * Math.Clamp(double.IsNaN(t) ? 0 : t, 0, 1))];

    internal ColorMap On(bool isDark) => isDark ? _onDark ?? this : this;

    static Color DarkArm(double t, double hue) => Color.FromOklch(0.26 + 0.46 * t, 0.008 + 0.125 * t, hue);

    /// <summary>The map the other way round.</summary>
    public ColorMap Reversed() => _onDark is { } dark ? new(t => this[1 - t], t => dark[1 - t]) : new(t => this[1 - t]);

    /// <summary>Colours at equal distances along the map, its outermost parts left out: a palette for ordered groups.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentException">Fewer than 1.</exception>
    public IReadOnlyList<Color> Take(int count) => count >= 1 ? [.. Enumerable.Range(0, count).Select(i => this[(i + 0.5) / count])]
        : throw new ArgumentException($"color map: {count} colours; take at least 1");

    static Color Arm(double t, double hue) => Color.FromOklch(0.97 - 0.5 * t, 0.005 + 0.135 * t, hue);
}
