namespace Groundwork.Plots;

/// <summary>Puts texts beside points so that no text covers another or a point: each in turn takes the free place that costs least, and is left out where there is none.</summary>
/// <remarks>Far places cost more, and so does a line back to the point that runs through another text. Points in crowded places are served last, so that the most texts find room. The same input gives the same places.</remarks>
static class LabelPlacement
{
    // Right, left, above, below, then the corners; further out each costs more, and gets a line back to its point.
    static readonly (double X, double Y, double Cost)[] Directions =
        [(1, 0, 0), (-1, 0, 1), (0, -1, 1.5), (0, 1, 1.7), (0.8, -0.8, 2), (-0.8, -0.8, 2.4), (0.8, 0.8, 2.2), (-0.8, 0.8, 2.6),
         (0.95, -0.4, 2), (0.95, 0.4, 2.2), (-0.95, -0.4, 2.4), (-0.95, 0.4, 2.6), (0.4, -0.95, 2.4), (0.4, 0.95, 2.6), (-0.4, -0.95, 2.8), (-0.4, 0.95, 3)];

    static readonly double[] Distances = [1, 2.6, 4.5, 7, 11, 16, 22, 30, 40];

    const double CrossingCost = 8, LostCost = 500;
    const int Attempts = 60, MostRetried = 60;

    /// <summary>The box of each text, or null where none is free.</summary>
    public static (double X, double Y)?[] Place(IReadOnlyList<Spot> points, IReadOnlyList<double> widths, double height, double radius, double pageWidth, double pageHeight)
    {
        int n = points.Count;
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => points.Count(p => Math.Abs(p.X - points[i].X) < widths[i] && Math.Abs(p.Y - points[i].Y) < 2 * height))];
        var (result, cost) = Place(order, points, widths, height, radius, pageWidth, pageHeight);

        // One text in the place of another may cost it much: a few other orders are tried, from a fixed seed.
        var random = new Random(1);
        for (int attempt = 0; attempt < Attempts && n is > 2 and <= MostRetried && cost > n; attempt++)
        {
            for (int i = 0; i < n; i++)
            {
                int j = Math.Clamp(i + random.Next(-3, 4), 0, n - 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
            var (other, its) = Place(order, points, widths, height, radius, pageWidth, pageHeight);
            if (its < cost) (result, cost) = (other, its);
        }
        return result;
    }

    static ((double X, double Y)?[] Places, double Cost) Place(int[] order, IReadOnlyList<Spot> points, IReadOnlyList<double> widths, double height, double radius, double pageWidth, double pageHeight)
    {
        int n = points.Count;
        double sum = 0;
        var result = new (double X, double Y)?[n];
        List<(double X1, double Y1, double X2, double Y2)> taken = [];
        List<(Spot From, Spot To)> lines = [];
        foreach (int i in order)
        {
            double best = double.PositiveInfinity;
            foreach (double distance in Distances)
            {
                foreach (var (dx, dy, cost) in Directions)
                {
                    double reach = radius + 3 * distance;
                    double left = points[i].X + dx * reach + (dx > 0 ? 0 : dx < 0 ? -widths[i] : -widths[i] / 2), top = points[i].Y + dy * (reach + height / 2) - height / 2;
                    double right = left + widths[i], bottom = top + height;
                    if (left < 1 || top < 1 || right > pageWidth - 1 || bottom > pageHeight - 1) continue;
                    double total = cost + 3 * (distance - 1);
                    if (total >= best) continue;
                    if (taken.Exists(t => t.X1 < right && left < t.X2 && t.Y1 < bottom && top < t.Y2)) continue;
                    bool covers = false;
                    for (int j = 0; j < n && !covers; j++)
                        covers = points[j].X > left - radius && points[j].X < right + radius && points[j].Y > top - radius && points[j].Y < bottom + radius;
                    if (covers) continue;
                    var (from, to) = LineTo(points[i], left, top, right, bottom);
                    total += CrossingCost * (taken.Count(t => Crosses(from, to, t)) + lines.Count(l => Crosses(l.From, l.To, (left, top, right, bottom))));
                    if (total >= best) continue;
                    (best, result[i]) = (total, (left, top));
                }
            }
            sum += Math.Min(best, LostCost);
            if (result[i] is not { } place) continue;
            taken.Add((place.X - 2, place.Y, place.X + widths[i] + 2, place.Y + height));
            lines.Add(LineTo(points[i], place.X, place.Y, place.X + widths[i], place.Y + height));
        }
        return (result, sum);
    }

    static (Spot From, Spot To) LineTo(Spot point, double left, double top, double right, double bottom) =>
        (point, new(Math.Clamp(point.X, left, right), Math.Clamp(point.Y, top, bottom)));

    // Whether a line enters a box, by its places a few pixels apart.
    static bool Crosses(Spot from, Spot to, (double X1, double Y1, double X2, double Y2) box)
    {
        Spot way = to - from;
        int steps = (int)(way.Length / 4);
        for (int s = 1; s < steps; s++)
        {
            Spot at = from + (double)s / steps * way;
            if (at.X > box.X1 && at.X < box.X2 && at.Y > box.Y1 && at.Y < box.Y2) return true;
        }
        return false;
    }
}
