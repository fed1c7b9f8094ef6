namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.3, independence of two variables from the table of their joint probabilities: every cell is the product of the sums of its row and column, within 1e-9.</summary>
    public static Exercise<Func<double[,], bool>, double[,]> IsIndependent { get; } = new("5.3", "independence", (f, joint) => f(joint))
    {
        Reference = joint => Cells(joint).All(cell => Math.Abs(cell.P - cell.Row * cell.Column) < 1e-9),
        Cases = draw =>
        {
            double[] rows = draw.Distribution(draw.Whole(2, 4)), columns = draw.Distribution(draw.Whole(2, 4));
            double[,] joint = Outer(rows, columns);
            // Moved around a rectangle, the amount leaves all sums as they are, and only breaks the products.
            double amount = draw.Coin() ? draw.Pick(0.5, 0.1, 0.9) * Math.Min(joint[0, 1], joint[1, 0]) : 0;
            Draw.Assume(amount is 0 or > 1e-6);
            joint[0, 0] += amount;
            joint[1, 1] += amount;
            joint[0, 1] -= amount;
            joint[1, 0] -= amount;
            return joint;
        },
        Edges =
        [
            new[,] { { 0.25, 0.25 }, { 0.25, 0.25 } },
            new[,] { { 0.45, 0.05 }, { 0.45, 0.05 } },
            new[,] { { 0.5, 0 }, { 0, 0.5 } },
            new[,] { { 0, 0.25 }, { 0.5, 0 }, { 0, 0.25 } },
            new[,] { { 0.25, 0, 0.25 }, { 0, 0, 0 }, { 0.25, 0, 0.25 } },
            new[,] { { 0.16, 0.04, 0.2 }, { 0.04, 0.01, 0.05 }, { 0.2, 0.05, 0.25 } },
            new[,] { { 0.16, 0.04, 0.2 }, { 0.04, 0.06, 0 }, { 0.2, 0, 0.3 } },
        ],
        Laws =
        {
            { "rows and columns may change places", (f, joint) => f(Transposed(joint)) == f(joint) },
        },
        Mistakes =
        {
            { "compares without a tolerance", joint => Cells(joint).All(cell => cell.P == cell.Row * cell.Column), "0.1 · 0.2 is not 0.02 to the last bit: compare with a tolerance, `Math.Abs(x - y) < 1e-9`.", "section 4" },
            { "asks whether the correlation is 0", joint => Math.Abs(Covariance(joint)) < 1e-9, "No correlation is less than independence: a table can be balanced, and one variable still decide the other.", "section 4, *Break*" },
            { "looks at one cell alone", joint => Cells(joint).Take(1).All(cell => Math.Abs(cell.P - cell.Row * cell.Column) < 1e-9), "One cell can be right by chance: every one must be the product.", "section 4" },
            { "asks whether all cells are alike", joint => Cells(joint).Max(cell => cell.P) - Cells(joint).Min(cell => cell.P) < 1e-9, "Equal cells are independent, but so are others: [0.45, 0.05] twice is too.", "section 4" },
            { "asks whether the rows have equal sums", joint => Cells(joint).Max(cell => cell.Row) - Cells(joint).Min(cell => cell.Row) < 1e-9, "The sums of rows and columns say nothing by themselves: it is their product that each cell is held against.", "section 4" },
        },
        Rules = [Rule.NoCall("IsIndependent", "IndependenceTest", "MutualInformation")],
        Hints =
        [
            "P(A, B) = P(A)·P(B) must hold in every cell. Where are P(A) and P(B) in the table?",
            "P(A) is the sum of the cell's row, P(B) the sum of its column.",
            "if (Math.Abs(joint[i, j] - rows[i] * columns[j]) > 1e-9) return false;",
        ],
        Why = "Where every cell is that product, knowing the row leaves the shares of the columns as they were.",
    };

    static IEnumerable<(double P, double Row, double Column)> Cells(double[,] joint)
    {
        int rows = joint.GetLength(0), columns = joint.GetLength(1);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                yield return (joint[i, j], Enumerable.Range(0, columns).Sum(k => joint[i, k]), Enumerable.Range(0, rows).Sum(k => joint[k, j]));
    }

    // Of the numbers of row and column, counted from 0.
    static double Covariance(double[,] joint)
    {
        double both = 0, row = 0, column = 0;
        for (int i = 0; i < joint.GetLength(0); i++)
            for (int j = 0; j < joint.GetLength(1); j++)
                (both, row, column) = (both + joint[i, j] * i * j, row + joint[i, j] * i, column + joint[i, j] * j);
        return both - row * column;
    }

    static double[,] Outer(double[] a, double[] b)
    {
        var product = new double[a.Length, b.Length];
        for (int i = 0; i < a.Length; i++)
            for (int j = 0; j < b.Length; j++) product[i, j] = a[i] * b[j];
        return product;
    }

    static double[,] Transposed(double[,] a)
    {
        var t = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(1); j++) t[j, i] = a[i, j];
        return t;
    }
}
