namespace Groundwork.Lessons;

public static partial class Day07
{
    /// <summary>7.4, Simpson's paradox: the correlation of <c>bill_length_mm</c> and <c>bill_depth_mm</c> over all birds, and within each species in the order of their names.</summary>
    public static Exercise<Func<DataFrame, (double Overall, double[] Each)>, DataFrame> Correlations { get; } = new("7.4", "Simpson's paradox", (f, x) => f(x))
    {
        Reference = birds => Both(Measured(birds), Correlation),
        Cases = draw =>
        {
            int count = draw.Whole(6, 12);
            int species = draw.Whole(2, 3);
            DataFrame birds = new([
                Column.From("species", Enumerable.Range(0, count).Select(i => new[] { "Gentoo", "Adelie", "Chinstrap" }[i % species])),
                Column.From("bill_length_mm", draw.Many(count, () => draw.Whole(0, 7) == 7 ? null : (double?)(40 + draw.Digits()))),
                Column.From("bill_depth_mm", draw.Many(count, () => 15 + draw.Digits())),
            ]);
            var (overall, each) = Both(Measured(birds), Correlation);
            Draw.Assume(each.Length == species && each.Append(overall).All(double.IsFinite) && each.All(r => Math.Abs(r) < 0.999));
            return birds;
        },
        Edges = [Tables.Penguins().Select("species", "bill_length_mm", "bill_depth_mm")],
        Mistakes =
        {
            { "gives covariances", birds => Both(Measured(birds), Covariance), "A covariance has a unit, mm², and no limits: divided by both deviations it is a correlation, from -1 to 1.", "section 6" },
            { "squares the correlation", birds => Both(Measured(birds), (x, y) => Math.Pow(Correlation(x, y), 2)), "r² has lost the sign, and the sign is what this is about.", "section 6" },
            { "averages the species for the overall value", birds => Both(Measured(birds), Correlation) is var (_, each) ? (each.Average(), each) : default, "The overall value is that of all birds in one heap: it also sees how the species differ from each other.", "section 6" },
            { "lists the species as they come", birds => Both(Measured(birds), Correlation, sorted: false), "The order is that of the names: LINQ's `GroupBy` keeps the order of arrival, so sort by the key.", "section 4" },
            { "fills gaps with 0", birds => Both(birds.FillMissing(0.0), Correlation), "A bill of 0 mm lies far from all others and pulls the line towards itself: leave such birds out.", "section 2" },
        },
        Hints =
        [
            "Drop the birds with a missing length or depth first; then one correlation of all, and one for each group.",
            "frame.Corr([\"bill_length_mm\", \"bill_depth_mm\"])[0, \"bill_depth_mm\"] is the correlation as an object: cast it to double.",
            "birds.GroupBy(\"species\").Each() gives (keys, group) pairs in the order of the names.",
        ],
        Why = "Which species a bird belongs to moves both measurements, so the heap of all birds shows the species' positions and not the birds' shape.",
    };

    static DataFrame Measured(DataFrame birds) => birds.DropMissing(["bill_length_mm", "bill_depth_mm"]);

    static (double, double[]) Both(DataFrame birds, Func<double[], double[], double> measure, bool sorted = true)
    {
        double Of(IEnumerable<int> rows) => measure([.. rows.Select(i => Number(birds[i, "bill_length_mm"]))], [.. rows.Select(i => Number(birds[i, "bill_depth_mm"]))]);
        var species = Enumerable.Range(0, birds.RowCount).GroupBy(i => (string)birds[i, "species"]!);
        if (sorted) species = species.OrderBy(group => group.Key, StringComparer.Ordinal);
        return (Of(Enumerable.Range(0, birds.RowCount)), [.. species.Select(Of)]);
    }

    static double Correlation(double[] x, double[] y) => Covariance(x, y) / Math.Sqrt(Covariance(x, x) * Covariance(y, y));

    static double Covariance(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y).Sum(p => (p.First - meanX) * (p.Second - meanY)) / (x.Length - 1);
    }
}
