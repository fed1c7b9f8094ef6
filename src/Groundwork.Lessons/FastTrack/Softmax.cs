namespace Groundwork.Lessons;

public static partial class FastTrack
{
    /// <summary>F.2, softmax of each row of a batch: positive numbers that add up to 1 in every row, for scores of any size.</summary>
    public static Exercise<Func<double[][], double[][]>, double[][]> Softmax { get; } = new("F.2", "softmax of a batch", (f, scores) => f(scores))
    {
        Reference = scores => Rows(scores, row => Shares(row, row.Max())),
        Cases = draw =>
        {
            int tokens = draw.Length(5);
            return draw.Many(draw.Length(3), () => draw.Vector(tokens));
        },
        Edges = [[[3, 1, 0.2]], [[1, 2], [3, 4]], [[1000, 999], [0, 1]], [[0, 0]]],
        Laws =
        {
            { "every row adds up to 1", (f, scores) => (f(scores).Select(row => row.Sum()).ToArray(), scores.Select(_ => 1.0).ToArray()) },
            { "adding 1000 to all scores changes nothing", (f, scores) => (f(Rows(scores, row => Array.ConvertAll(row, z => z + 1000))), f(scores)) },
            { "the largest score has the largest probability", (f, scores) => f(scores).Zip(scores).All(pair => pair.First[Array.IndexOf(pair.Second, pair.Second.Max())] == pair.First.Max()) },
        },
        Mistakes =
        {
            { "overflows, for the largest score is not taken away", scores => Rows(scores, row => Shares(row, 0)), "e¹⁰⁰⁰ is ∞, and ∞/∞ is NaN. Only differences of scores matter: subtract the largest of the row first.", "part 2" },
            { "divides by the sum of the scores", scores => Rows(scores, row => Array.ConvertAll(row, z => z / row.Sum())), "Scores can be negative. First e to the power of each, then divide by the sum of *these*.", "part 2" },
            { "makes one distribution of the whole batch", scores => Whole(scores), "Each row is a distribution of its own: maximum and sum are those of the row.", "part 2" },
            { "does not divide", scores => Rows(scores, row => Array.ConvertAll(row, z => Math.Exp(z - row.Max()))), "Divide by the sum of the exponentials of the row, so that they add up to 1.", "part 2" },
            { "takes powers of 2", scores => Rows(scores, row => Shares(row, row.Max(), 2)), "Softmax takes powers of e: `Math.Exp(z)`.", "part 2" },
        },
        Rules = [Rule.NoCall("Softmax", "LogSoftmax", "SoftmaxAt")],
        Hints =
        [
            "Treat one row first: scores.Select(row => …).ToArray() does the same to each.",
            "Of a row: subtract its largest score, take e to the power of each, divide by their sum.",
            "double max = row.Max(); double[] e = Array.ConvertAll(row, z => Math.Exp(z - max)); double sum = e.Sum(); return Array.ConvertAll(e, x => x / sum);",
        ],
        Why = "e to the power of a score is positive and keeps the order; dividing by the row's sum makes it 1.",
    };

    static double[][] Rows(double[][] scores, Func<double[], double[]> ofRow) => [.. scores.Select(ofRow)];

    static double[] Shares(double[] z, double less, double by = Math.E)
    {
        double[] powers = Array.ConvertAll(z, x => Math.Pow(by, x - less));
        return Array.ConvertAll(powers, x => x / powers.Sum());
    }

    static double[][] Whole(double[][] scores)
    {
        double[] all = Shares([.. scores.SelectMany(row => row)], scores.Max(row => row.Max()));
        return [.. all.Chunk(scores[0].Length)];
    }
}
