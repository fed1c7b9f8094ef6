namespace Groundwork.Plots;

/// <summary>Draws a plot of three axes: the walls with their grid, then all marks from far to near, then the texts.</summary>
static class SpaceFrame
{
    const double TickSize = 11.5, LabelSize = 13, LabelGap = 26;

    public static void Draw(ICanvas canvas, Axes axes, Box box, IReadOnlyList<(SpaceMark Mark, Color Color)> marks, Theme theme)
    {
        var view = new SpaceView(axes, box);
        Place3 far = view.Far;
        List<Tick> x = TicksOf(axes.X, box), y = TicksOf(axes.Y, box), z = TicksOf(axes.Z, box);
        canvas.BeginGroup(new Group(GroupRole.Axis, "walls"));
        Pane(canvas, view, theme, [far with { X = -0.5, Y = -0.5 }, far with { X = 0.5, Y = -0.5 }, far with { X = 0.5, Y = 0.5 }, far with { X = -0.5, Y = 0.5 }]);
        Pane(canvas, view, theme, [far with { Y = -0.5, Z = -0.5 }, far with { Y = 0.5, Z = -0.5 }, far with { Y = 0.5, Z = 0.5 }, far with { Y = -0.5, Z = 0.5 }]);
        Pane(canvas, view, theme, [far with { X = -0.5, Z = -0.5 }, far with { X = 0.5, Z = -0.5 }, far with { X = 0.5, Z = 0.5 }, far with { X = -0.5, Z = 0.5 }]);
        var grid = new Outline();
        foreach (double at in x.Select(t => view.ShareX(t.At))) Corner(far with { X = at, Y = -far.Y }, far with { X = at }, far with { X = at, Z = -far.Z });
        foreach (double at in y.Select(t => view.ShareY(t.At))) Corner(far with { Y = at, X = -far.X }, far with { Y = at }, far with { Y = at, Z = -far.Z });
        foreach (double at in z.Select(t => view.ShareZ(t.At))) Corner(far with { Z = at, X = -far.X }, far with { Z = at }, far with { Z = at, Y = -far.Y });
        canvas.Stroke(grid, new Pen(theme.Grid));
        canvas.EndGroup();

        // One painter's order for all marks: what is farther is drawn first.
        foreach (Facet facet in marks.SelectMany(m => m.Mark.Facets(view, m.Color, theme)).OrderBy(f => f.Depth)) facet.Draw(canvas);

        canvas.BeginGroup(new Group(GroupRole.Axis, "edges"));
        Edge(far with { Y = -far.Y, X = -0.5 }, far with { Y = -far.Y, X = 0.5 }, axes.X, x, t => far with { Y = -far.Y, X = view.ShareX(t.At) });
        Edge(far with { X = -far.X, Y = -0.5 }, far with { X = -far.X, Y = 0.5 }, axes.Y, y, t => far with { X = -far.X, Y = view.ShareY(t.At) });
        Place3 one = far with { X = -far.X }, other = far with { Y = -far.Y };
        Place3 side = view.Spot(one).X > view.Spot(other).X ? one : other;    // the upright edge at the right
        Edge(side with { Z = -0.5 }, side with { Z = 0.5 }, axes.Z, z, t => side with { Z = view.ShareZ(t.At) });
        canvas.EndGroup();

        void Corner(Place3 a, Place3 b, Place3 c) => grid.MoveTo(view.Spot(a)).LineTo(view.Spot(b)).LineTo(view.Spot(c));

        void Edge(Place3 from, Place3 to, Axis axis, List<Tick> ticks, Func<Tick, Place3> place)
        {
            Spot a = view.Spot(from), b = view.Spot(to), way = b - a, middle = 0.5 * (a + b);
            canvas.Line(a, b, new Pen(theme.Axis) { Cap = LineCap.Butt });
            if (way.Length < 20) return;    // seen from its end
            Spot out1 = 1 / way.Length * new Spot(-way.Y, way.X), inside = view.Spot(default) - middle;
            Spot outwards = out1.X * inside.X + out1.Y * inside.Y > 0 ? -1 * out1 : out1;
            Anchor anchor = outwards.X > 0.35 ? Anchor.Start : outwards.X < -0.35 ? Anchor.End : Anchor.Middle;
            double widest = Widest(ticks);
            double last = double.NegativeInfinity, along = Math.Abs(way.X) > Math.Abs(way.Y) ? widest + 4 : TickSize + 3;
            foreach (Tick t in ticks)
            {
                Spot at = view.Spot(place(t));
                double distance = (at - a).Length;
                if (distance - last < along * way.Length / (Math.Abs(way.X) + Math.Abs(way.Y)) && last >= 0) continue;
                last = distance;
                canvas.Line(at, at + 4 * outwards, new Pen(theme.Axis) { Cap = LineCap.Butt });
                canvas.Text(at + 9 * outwards + new Spot(0, 2 * outwards.Y), t.Text, new TextStyle(theme.Muted, TickSize, anchor));
            }
            if (axis.Label is not { } label) return;
            double turn = Math.Atan2(way.Y, way.X) * 180 / Math.PI;
            double apart = LabelGap + Math.Abs(outwards.X) * widest;
            canvas.Text(middle + apart * outwards, TextFit.Cut(label, LabelSize, way.Length), new TextStyle(theme.Text, LabelSize, Anchor.Middle) { Turn = turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn });
        }
    }

    static List<Tick> TicksOf(Axis axis, Box box)
    {
        var (low, high) = axis.Limits();
        return axis.HasTicks ? Ticks.For(axis, low, high, box.Width < 300 ? 3 : 4).Major : [];
    }

    static double Widest(List<Tick> ticks) => ticks.Select(t => GlyphWidths.Of(t.Text, TickSize)).DefaultIfEmpty(0).Max();

    /// <summary>Pixels right of the upright edge that its ticks and its label take.</summary>
    public static double RoomRight(Axes axes, Box box) => Widest(TicksOf(axes.Z, box)) + (axes.Z.Label is null ? 12 : LabelGap + LabelSize / 2 + 2);

    static void Pane(ICanvas canvas, SpaceView view, Theme theme, Place3[] corners) =>
        canvas.Fill(Outline.Polygon([.. corners.Select(view.Spot)]), new Paint(theme.Grid, 0.3));
}
