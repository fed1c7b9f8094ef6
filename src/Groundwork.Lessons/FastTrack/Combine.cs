namespace Groundwork.Lessons;

public static partial class FastTrack
{
    /// <summary>F.1, a matrix times a vector as a weighted sum of the columns.</summary>
    public static Exercise<Func<double[][], double[], double[]>, (double[][] Columns, double[] Weights)> Combine { get; } = new("F.1", "a weighted combination", (f, x) => f(x.Columns, x.Weights))
    {
        Reference = (columns, weights) => Combined(columns, (j, _) => weights[j]),
        Cases = draw =>
        {
            int n = draw.Length(4), size = draw.Length(4);
            return (draw.Many(n, () => draw.Vector(size)), draw.Vector(n));
        },
        Edges = [([[1, 2], [3, 4]], [0, 1]), ([[1, 2], [3, 4]], [2, -1]), ([[1, 0, 0], [0, 2, 0], [4, 5, 6]], [1, 1, 0]), ([[1, 2, 3]], [2])],
        Laws =
        {
            { "one weight of 1 and the rest 0 gives that column", (f, x) => (f(x.Columns, OnlyFirst(x.Weights.Length)), x.Columns[0]) },
            { "twice the weights, twice the result", (f, x) => (f(x.Columns, Array.ConvertAll(x.Weights, w => 2 * w)), Array.ConvertAll(f(x.Columns, x.Weights), y => 2 * y)) },
        },
        Mistakes =
        {
            { "takes rows for columns", (columns, weights) => [.. columns.Select(column => column.Zip(weights, (x, w) => x * w).Sum())], "That is a dot product of each column with the weights, the product with the transpose. Here each weight belongs to a whole column.", "part 1" },
            { "does not weigh", (columns, weights) => Combined(columns, (_, _) => 1), "Each column is multiplied by its weight before it is added.", "part 1" },
            { "weighs by the place in the column", (columns, weights) => Combined(columns, (_, i) => weights[Math.Min(i, weights.Length - 1)]), "weights[j] belongs to column j, all of it, not to the place i within the columns.", "part 1" },
            { "keeps the last column alone", (columns, weights) => Combined(columns, (j, _) => j == columns.Length - 1 ? weights[j] : 0), "Add each weighted column to what is there: `+=`, not `=`.", "part 1" },
            { "takes the mean of the weighted columns", (columns, weights) => Combined(columns, (j, _) => weights[j] / columns.Length), "The weights say how much of each: nothing is divided by how many there are.", "part 1" },
        },
        Rules = [Rule.NoCall("MatMul", "Dot", "Einsum")],
        Hints =
        [
            "The result is as long as one column. Begin with zeros.",
            "Two loops: over the columns j, and over the places i of a column.",
            "result[i] += weights[j] * columns[j][i];",
        ],
        Why = "A matrix holds directions, a vector says how much of each: that is all that a layer of a network does before its activation.",
    };

    static double[] Combined(double[][] columns, Func<int, int, double> weight)
    {
        var sum = new double[columns[0].Length];
        for (int j = 0; j < columns.Length; j++)
            for (int i = 0; i < sum.Length; i++) sum[i] += weight(j, i) * columns[j][i];
        return sum;
    }

    static double[] OnlyFirst(int n) => [1, .. new double[n - 1]];
}
