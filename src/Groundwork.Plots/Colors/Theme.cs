namespace Groundwork.Plots;

/// <summary>The look of a figure: ground, ink and the colours that marks take in turn. Immutable, safe to share.</summary>
public sealed record Theme
{
    Theme(string background, string text, string muted, string grid, string axis, string[] palette)
    {
        (Background, Text, Muted, Grid, Axis) = (Color.Parse(background), Color.Parse(text), Color.Parse(muted), Color.Parse(grid), Color.Parse(axis));
        Palette = Array.ConvertAll(palette, Color.Parse);
    }

    /// <summary>Dark ink on white.</summary>
    public static Theme Light { get; } = new("#ffffff", "#1f2430", "#5b6270", "#e8eaee", "#a3a9b5",
        ["#2f69b8", "#d4720f", "#0aa394", "#8f4560", "#c9b540", "#7dbaf5", "#432573"]);

    /// <summary>Light ink on a dark ground; the palette is lightened for it.</summary>
    public static Theme Dark { get; } = new("#15181e", "#e9ecf1", "#a0a8b6", "#2a2f39", "#596170",
        ["#6f9be8", "#e8963a", "#44cdae", "#c2788a", "#e3d06a", "#b1e2ff", "#7a6cc8"]);

    /// <summary>Black on white with a grey grid and darker colours, which survive a photocopier.</summary>
    public static Theme Print { get; } = new("#ffffff", "#000000", "#333333", "#dddddd", "#000000",
        ["#314c8e", "#b85401", "#00867a", "#762841", "#c09910", "#7badc1", "#222222"]);

    internal bool IsDark => Background.Lightness < 0.4;

    // The colour of one of so many marks: the palette's while it lasts, then hues at equal distances.
    internal Color Of(int index, int count) =>
        count <= Palette.Count ? Palette[index % Palette.Count] : Color.FromOklch(IsDark ? 0.74 : 0.62, 0.13, 20 + 340.0 * index / count);

    /// <summary>The ground.</summary>
    public Color Background { get; init; }

    /// <summary>Titles and labels.</summary>
    public Color Text { get; init; }

    /// <summary>Tick labels and notes.</summary>
    public Color Muted { get; init; }

    /// <summary>Grid lines.</summary>
    public Color Grid { get; init; }

    /// <summary>The axis line.</summary>
    public Color Axis { get; init; }

    /// <summary>The colours that marks take in turn, chosen so that any two are far apart in OKLab for ordinary eyes and, as simulated by Machado, Oliveira and Fernandes (2009), for eyes without one kind of cone.</summary>
    public IReadOnlyList<Color> Palette { get; init; }
}
