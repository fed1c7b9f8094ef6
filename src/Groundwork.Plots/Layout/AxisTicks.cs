namespace Groundwork.Plots;

/// <summary>Ticks under a plot: what they say, whether it is turned, and into how many lines it is broken.</summary>
readonly record struct TicksAlong(TickSet Set, bool IsTurned = false, int Lines = 1)
{
    /// <summary>How much room texts take beyond that of one level line.</summary>
    public double Depth => IsTurned ? Math.Min(0.71 * AxisTicks.Widest(Set), AxisTicks.MostTurned) : (Lines - 1) * AxisTicks.LineHeight;
}

/// <summary>The ticks of a plot's axes for a size, chosen so that no two texts touch.</summary>
static class AxisTicks
{
    public const double Size = 12, LineHeight = 14, MostTurned = 112;

    const double Air = 10, NameAir = 6;
    const int MostLines = 3;

    // Where there is much room, more ticks say no more: about as many as a reader counts at a glance.
    const int MostAlong = 8, MostUp = 6;

    /// <summary>Ticks along a width. Names of categories that would touch are broken into lines, and turned only where that does not help.</summary>
    public static TicksAlong Along(Axis axis, double width)
    {
        var (low, high) = axis.Limits();
        bool isNamed = axis.Categories is { Count: > 0 } && axis.Ticks is null;
        for (int target = axis.TickCount ?? Target(axis, width / 75, MostAlong); ; target--)
        {
            TickSet ticks = Ticks.For(axis, low, high, target);
            if (isNamed) return Named(ticks, low, high, width);
            List<Tick> fit = TextFit.Thin(ticks.Major, low, high, width, t => Width(t) + Air);
            if (fit.Count == ticks.Major.Count || target <= 2 || axis.Ticks is not null || axis.TickCount is not null) return new(ticks with { Major = fit });
        }
    }

    static TicksAlong Named(TickSet ticks, double low, double high, double width)
    {
        double room = width / (high - low);    // of each name
        for (int lines = 1; lines <= MostLines; lines++)
        {
            List<Tick> broken = lines == 1 ? ticks.Major : [.. ticks.Major.Select(t => t with { Text = TextFit.Break(t.Text, Size, room - NameAir, lines) })];
            if (!Touches(broken, room)) return new(ticks with { Major = broken }, Lines: broken.Select(t => t.Text.Count(c => c == '\n') + 1).DefaultIfEmpty(1).Max());
        }
        return new(ticks with { Major = TextFit.Thin(ticks.Major, low, high, width, _ => Size + 7.5) }, IsTurned: true);
    }

    static bool Touches(List<Tick> ticks, double room)
    {
        for (int i = 1; i < ticks.Count; i++)
            if ((Width(ticks[i - 1]) + Width(ticks[i])) / 2 + NameAir > (ticks[i].At - ticks[i - 1].At) * room) return true;
        return false;
    }

    /// <summary>Ticks along a height.</summary>
    public static TickSet Up(Axis axis, double height)
    {
        var (low, high) = axis.Limits();
        TickSet ticks = Ticks.For(axis, low, high, Target(axis, height / 45, MostUp));
        return ticks with { Major = TextFit.Thin(ticks.Major, low, high, height, _ => Size + 3) };
    }

    static int Target(Axis axis, double fitting, int most) => Math.Clamp((int)fitting, 2, axis.Scale == Scale.Linear ? most : 12);

    public static double Widest(TickSet ticks) => ticks.Major.Select(Width).DefaultIfEmpty(0).Max();

    public static double Width(Tick tick) => tick.Text.Contains('\n') ? tick.Text.Split('\n').Max(line => GlyphWidths.Of(line, Size)) : GlyphWidths.Of(tick.Text, Size);
}
