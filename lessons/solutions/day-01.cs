// %% [markdown]
// # Day 1: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 1.1
static double Dot(double[] a, double[] b)
{
    if (a.Length != b.Length) throw new ArgumentException($"dot: {a.Length} numbers and {b.Length} do not pair up");
    double sum = 0;
    for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
    return sum;
}

// %% solution 1.2
static double Norm(double[] a, double p)
{
    if (p == 1) return a.Sum(Math.Abs);
    if (p == 2) return Math.Sqrt(a.Sum(x => x * x));
    return a.Max(Math.Abs);
}

// %% solution 1.3
static double Cosine(double[] a, double[] b)
{
    double lengths = Norm(a, 2) * Norm(b, 2);
    return lengths == 0 ? 0 : Math.Clamp(Dot(a, b) / lengths, -1, 1);
}

// %% solution 1.4
static double[,] MatMul(double[,] a, double[,] b)
{
    int rows = a.GetLength(0), inner = a.GetLength(1), columns = b.GetLength(1);
    if (b.GetLength(0) != inner) throw new ArgumentException($"matmul: {inner} columns and {b.GetLength(0)} rows do not meet");
    var c = new double[rows, columns];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            for (int k = 0; k < inner; k++) c[i, j] += a[i, k] * b[k, j];
    return c;
}

// %% solution 1.5
static int[] Search(double[][] rows, int query, int count)
{
    double[] means = [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Average(row => row[j]))];
    double[][] centred = [.. rows.Select(row => row.Select((x, j) => x - means[j]).ToArray())];
    return [.. Enumerable.Range(0, rows.Length).Where(i => i != query)
        .OrderByDescending(i => Cosine(centred[query], centred[i])).Take(count)];
}
