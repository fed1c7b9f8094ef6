namespace Groundwork.Plots;

/// <summary>Finds where in a plot the least is drawn.</summary>
static class EmptyPlace
{
    const double Air = 8;
    const int Steps = 12;

    static readonly LegendPlace[] Corners = [LegendPlace.UpperRight, LegendPlace.UpperLeft, LegendPlace.LowerLeft, LegendPlace.LowerRight];

    /// <summary>The corner in which a box of this size covers the least ink; the upper right one where several are empty.</summary>
    public static LegendPlace Corner(Axes axes, Theme theme, Box box, double width, double height, IEnumerable<Box> taken)
    {
        InkCanvas ink = Ink(axes, theme, box, taken);
        return Corners.MinBy(corner => ink.Within(Of(corner, box, width, height)));
    }

    /// <summary>The place anywhere in a plot in which a box of this size covers the least ink; of several that one which is nearest to a corner, the upper right one first.</summary>
    public static Box Find(Axes axes, Theme theme, Box box, double width, double height, IEnumerable<Box> taken)
    {
        InkCanvas ink = Ink(axes, theme, box, taken);
        Box first = Of(LegendPlace.UpperRight, box, width, height);
        double acrossAll = Math.Max(0, box.Width - width - 2 * Air), downAll = Math.Max(0, box.Height - height - 2 * Air);
        var places =
            from across in Enumerable.Range(0, Steps + 1)
            from down in Enumerable.Range(0, Steps + 1)
            orderby Math.Min(across, Steps - across) + Math.Min(down, Steps - down), down, across
            select first with { X = first.X - acrossAll * across / Steps, Y = first.Y + downAll * down / Steps };
        return places.MinBy(place => ink.Within(place.Inset(-Air / 2)));
    }

    public static Box Of(LegendPlace corner, Box box, double width, double height)
    {
        bool isLeft = corner is LegendPlace.UpperLeft or LegendPlace.LowerLeft, isUpper = corner is LegendPlace.UpperLeft or LegendPlace.UpperRight;
        return new(isLeft ? box.X + Air : box.Right - width - Air, isUpper ? box.Y + Air : box.Bottom - height - Air, width, height);
    }

    static InkCanvas Ink(Axes axes, Theme theme, Box box, IEnumerable<Box> taken)
    {
        var ink = new InkCanvas(box);
        foreach (Axes layer in axes.Layers) layer.DrawMarks(ink, new Projection(layer.X, layer.Y, box), theme);
        foreach (Box other in taken) ink.Fill(Outline.Rectangle(other), default);
        return ink;
    }
}
