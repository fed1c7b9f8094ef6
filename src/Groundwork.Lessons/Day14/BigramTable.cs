namespace Groundwork.Lessons;

public static partial class Day14
{
    /// <summary>14.1, a bigram model by counting: <c>P[i, j] = (count(i, j) + s) / (count(i) + 27 s)</c>, where 0 is the start and the end of a name.</summary>
    public static Exercise<Func<string[], double, double[,]>, (string[] Names, double Smoothing)> BigramTable { get; } = new("14.1", "bigrams by counting", (f, x) => f(x.Names, x.Smoothing))
    {
        Reference = (names, smoothing) => Shares(Counts(names), smoothing),
        Cases = draw => (draw.Many(draw.Length(4), () => new string(draw.Many(draw.Length(5), () => draw.Pick('a', 'b', 'e', 'z')))), draw.Pick(1, 0.5, 0.01)),
        Edges = [(["ab"], 1), ([], 1), (["anna", "ada"], 0.1)],
        Laws =
        {
            { "each row is a distribution: it adds up to 1", (f, x) => (Rows(f(x.Names, x.Smoothing)), Enumerable.Repeat(1.0, Letters).ToArray()) },
            { "the order of the names does not matter", (f, x) => (f(x.Names, x.Smoothing), f([.. x.Names.Reverse()], x.Smoothing)) },
        },
        Mistakes =
        {
            { "does not count how names end", (names, smoothing) => Shares(Counted(names, end: false), smoothing), "The step from the last letter to the end is a bigram too: without it a name never stops.", "section 1" },
            { "does not count how names begin", (names, smoothing) => Shares(Counted(names, start: false), smoothing), "Row 0 says which letters begin a name: start each name with `before = 0`.", "section 1" },
            { "runs from one name into the next", (names, smoothing) => Shares(Counts([string.Concat(names)]), smoothing), "The last letter of one name does not lead to the first of the next: begin each name at 0.", "section 1" },
            { "makes the columns add up to 1", (names, smoothing) => Turned(Shares(Turned(Counts(names)), smoothing)), "A row holds what follows one letter, and its shares add up to 1; a column says what came before.", "section 1" },
            { "divides by the count of all pairs", (names, smoothing) => Scaled(names, smoothing), "The model asks: given this letter, which is next? So each row is divided by its own sum.", "section 1" },
            { "smooths after dividing", (names, smoothing) => Late(names, smoothing), "Smoothing adds to the counts, before the division; afterwards the rows no longer add up to 1.", "section 1" },
        },
        Hints =
        [
            "var counts = new double[27, 27]; and for each name int before = 0;",
            "Walk over name + \".\": its number is 0 for '.', else letter - 'a' + 1. counts[before, letter]++, then before = letter.",
            "For each row i: its sum plus 27 · smoothing divides counts[i, j] + smoothing.",
        ],
        Why = "Counting, and dividing by the sum of the row, is the table of probabilities with the least loss on these names (with smoothing 0).",
    };

    static double[,] Shares(double[,] counts, double smoothing) => Table((i, j) => (counts[i, j] + smoothing) / (Row(counts, i) + Letters * smoothing));

    static double[,] Table(Func<int, int, double> element)
    {
        var table = new double[Letters, Letters];
        for (int i = 0; i < Letters; i++)
            for (int j = 0; j < Letters; j++) table[i, j] = element(i, j);
        return table;
    }

    static double Row(double[,] table, int i) => Enumerable.Range(0, table.GetLength(1)).Sum(j => table[i, j]);

    static double[] Rows(double[,] table) => [.. Enumerable.Range(0, table.GetLength(0)).Select(i => Row(table, i))];

    static double[,] Turned(double[,] table) => Table((i, j) => table[j, i]);

    static double[,] Counted(string[] names, bool start = true, bool end = true)
    {
        double[,] all = Counts(names);
        return Table((i, j) => i == 0 && !start || j == 0 && !end ? 0 : all[i, j]);
    }

    static double[,] Scaled(string[] names, double smoothing)
    {
        double[,] counts = Counts(names);
        double all = Rows(counts).Sum();
        return Table((i, j) => (counts[i, j] + smoothing) / (all + Letters * Letters * smoothing));
    }

    static double[,] Late(string[] names, double smoothing)
    {
        double[,] counts = Counts(names);
        return Table((i, j) => counts[i, j] / Math.Max(1, Row(counts, i)) + smoothing);
    }
}
