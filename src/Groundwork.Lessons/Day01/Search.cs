namespace Groundwork.Lessons;

public static partial class Day01
{
    /// <summary>1.5, search by similarity: the rows that are closest to one of them by the cosine of the centred rows, best first.</summary>
    public static Exercise<Func<double[][], int, int, int[]>, (double[][] Rows, int Query, int Count)> Search { get; } = new("1.5", "search by similarity", (f, x) => f(x.Rows, x.Query, x.Count))
    {
        Reference = (rows, query, count) => Nearest(rows, query, count, centred: true, best: 1),
        Cases = draw =>
        {
            int n = draw.Whole(3, 8);
            double[][] rows = draw.Many(n, () => draw.Many(3, () => 5 + draw.Digits()));
            var x = (Rows: rows, Query: draw.Whole(0, n - 1), Count: draw.Whole(1, n - 1));
            Draw.Assume(HasNoTies(x.Rows, x.Query));
            return x;
        },
        Mistakes =
        {
            { "puts the least similar first", (rows, query, count) => Nearest(rows, query, count, centred: true, best: -1), "A large cosine means similar: sort from the largest down (`OrderByDescending`).", "section 4" },
            { "forgets to centre the columns", (rows, query, count) => Nearest(rows, query, count, centred: false, best: 1), "Measurements are all positive, so all rows point into one corner and every cosine is near 1. Subtract each column's mean first.", "section 4" },
            { "finds the row itself", (rows, query, count) => Nearest(rows, query, count, centred: true, best: 1, itself: true), "A row is the most similar to itself, and nobody searches for that: leave it out.", "section 4" },
            { "ranks by distance", (rows, query, count) => ByDistance(rows, query, count), "The nearest row is not always the one in the same direction: see what the distance does with long and short rows.", "section 4" },
        },
        Hints =
        [
            "Three steps: the mean of each column, the rows minus these means, then the cosines with the row that is asked for.",
            "Enumerable.Range(0, rows.Length).Where(i => i != query) gives the candidates.",
            "….OrderByDescending(i => Cosine(centred[query], centred[i])).Take(count).ToArray()",
        ],
        Why = "Centred, a row says in what it differs from the average, and the cosine compares these differences by direction: this is how embeddings are searched too.",
    };

    static int[] Nearest(double[][] rows, int query, int count, bool centred, int best, bool itself = false)
    {
        double[][] points = centred ? Centred(rows) : rows;
        return [.. Enumerable.Range(0, rows.Length).Where(i => itself || i != query).OrderByDescending(i => best * CosineOf(points[query], points[i])).Take(count)];
    }

    static int[] ByDistance(double[][] rows, int query, int count) =>
        [.. Enumerable.Range(0, rows.Length).Where(i => i != query).OrderBy(i => PNorm([.. rows[i].Zip(rows[query], (a, b) => a - b)], 2)).Take(count)];

    static double[][] Centred(double[][] rows)
    {
        double[] means = [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Average(row => row[j]))];
        return [.. rows.Select(row => row.Select((x, j) => x - means[j]).ToArray())];
    }

    static bool HasNoTies(double[][] rows, int query)
    {
        double[][] points = Centred(rows);
        double[] cosines = [.. Enumerable.Range(0, rows.Length).Where(i => i != query).Select(i => CosineOf(points[query], points[i])).Order()];
        return !points.Any(IsZero) && cosines.Zip(cosines.Skip(1)).All(pair => pair.Second - pair.First > 1e-6);
    }
}
