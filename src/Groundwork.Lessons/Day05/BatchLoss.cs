namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.7, the loss of a language model: the mean cross-entropy of the rows of scores, one row a position and one score a token.</summary>
    public static Exercise<Func<double[,], int[], double>, (double[,] Scores, int[] Targets)> BatchLoss { get; } = new("5.7", "the loss of a language model", (f, x) => f(x.Scores, x.Targets))
    {
        IsChallenge = true,
        Reference = (scores, targets) => RowLosses(scores, targets).Average(),
        Cases = draw =>
        {
            int rows = draw.Length(4), tokens = draw.Whole(2, 5);
            return (draw.Matrix(rows, tokens), draw.Many(rows, () => draw.Whole(0, tokens - 1)));
        },
        Edges = [(new[,] { { 3, 1, 0.2 } }, [0]), (new double[,] { { 1, 2 }, { 3, 4 } }, [0, 1]), (new double[,] { { 1000, 0 }, { 0, 0 } }, [1, 0]), (new double[,] { { 0, 0, 0 }, { 5, 0, 0 } }, [2, 0])],
        Laws =
        {
            { "adding 100 to one row alone changes nothing", (f, x) => (f(FirstRowPlus(x.Scores, 100), x.Targets), f(x.Scores, x.Targets)) },
            { "a batch twice over has the same loss", (f, x) => (f(Twice(x.Scores), [.. x.Targets, .. x.Targets]), f(x.Scores, x.Targets)) },
        },
        Tolerance = new(1e-9, 1e-11),
        Mistakes =
        {
            { "makes one distribution of the whole batch", (scores, targets) => targets.Select((t, i) => LogSumExp([.. scores.Cast<double>()]) - scores[i, t]).Average(), "Each row is a distribution of its own: maximum and sum are taken along the row, not over everything.", "section 5, *Break*" },
            { "adds up where it should take the mean", (scores, targets) => RowLosses(scores, targets).Sum(), "The sum grows with the batch, and so would every step of training: divide by the number of rows.", "section 7" },
            { "divides by the number of tokens", (scores, targets) => RowLosses(scores, targets).Sum() / scores.GetLength(1), "The mean is over positions, the rows; each row has one loss however many tokens it scores.", "section 7" },
            { "takes the first token's score for every row", (scores, targets) => RowLosses(scores, new int[targets.Length]).Average(), "Row i is held against its own answer, targets[i].", "section 7" },
            { "adds 1e-9 before the logarithm", (scores, targets) => targets.Select((t, i) => -Math.Log(Stable(Row(scores, i))[t] + 1e-9)).Average(), "The guard puts a ceiling on the loss, just where the model is most wrong: stay with the scores.", "section 7, *Break*" },
            { "takes the logarithm of a probability", (scores, targets) => targets.Select((t, i) => -Math.Log(Stable(Row(scores, i))[t])).Average(), "A gap of 1000 between scores makes the probability 0, and -log 0 is ∞: use log Σ eᶻ - z[target].", "section 7" },
            { "takes the best score's loss, whatever the target", (scores, targets) => targets.Select((_, i) => LogSumExp(Row(scores, i)) - Row(scores, i).Max()).Average(), "The loss is held against the right answer, not against the model's own favourite.", "section 7" },
        },
        Rules = [Rule.NoCall("CrossEntropy", "CrossEntropyFromLogits", "Nll", "LogSumExp", "LogSoftmax")],
        Hints =
        [
            "You have the loss of one row, CrossEntropy: take each row out and average.",
            "scores.GetLength(0) is the number of rows; Enumerable.Range(0, tokens).Select(j => scores[i, j]).ToArray() is row i.",
            "total += CrossEntropy(row, targets[i]); and at the end: return total / rows;",
        ],
        Why = "Each position asks one question of its own, and the mean makes batches of any size comparable.",
    };

    static IEnumerable<double> RowLosses(double[,] scores, int[] targets) => targets.Select((t, i) => LogSumExp(Row(scores, i)) - scores[i, t]);

    static double[] Row(double[,] matrix, int i) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j])];

    static double[,] FirstRowPlus(double[,] scores, double amount)
    {
        var moved = (double[,])scores.Clone();
        for (int j = 0; j < moved.GetLength(1); j++) moved[0, j] += amount;
        return moved;
    }

    static double[,] Twice(double[,] scores)
    {
        int rows = scores.GetLength(0);
        var twice = new double[2 * rows, scores.GetLength(1)];
        for (int i = 0; i < twice.GetLength(0); i++)
            for (int j = 0; j < twice.GetLength(1); j++) twice[i, j] = scores[i % rows, j];
        return twice;
    }
}
