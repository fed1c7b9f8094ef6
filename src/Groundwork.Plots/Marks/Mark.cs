namespace Groundwork.Plots;

/// <summary>Something drawn from data: its name in the legend, colour and opacity. Not safe for use from several threads.</summary>
public abstract class Mark
{
    private protected Mark() { }

    /// <summary>The name in the legend, or null for none.</summary>
    public string? Label { get; set; }

    /// <summary>The colour, or null for the theme's next.</summary>
    public Color? Color { get; set; }

    /// <summary>From 0, unseen, to 1, opaque.</summary>
    public double Opacity { get; set; } = 1;

    internal abstract void Measure(Axis x, Axis y);

    internal abstract void Draw(ICanvas canvas, Projection place, Color color, Theme theme);

    // Marks that take a colour of their own do not use up one of the palette.
    internal virtual bool TakesColor => true;

    // The place in the palette, for marks that belong together; null: the next.
    internal int? Turn { get; set; }

    internal virtual bool IsLine => false;
}
