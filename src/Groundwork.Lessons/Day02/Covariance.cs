namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.4, the covariance of the columns of X: <c>Σᵢ (xᵢⱼ - mⱼ)(xᵢₖ - mₖ) / (n - ddof)</c>, with ddof 0 for a population and 1 for a sample.</summary>
    public static Exercise<Func<double[,], int, double[,]>, (double[,] X, int Ddof)> Covariance { get; } = new("2.4", "the covariance matrix", (f, x) => f(x.X, x.Ddof))
    {
        Reference = (x, ddof) => CovarianceOf(Centered(x), x.GetLength(0) - ddof),
        Cases = draw =>
        {
            int columns = draw.Length(3);
            return (draw.Matrix(draw.Whole(2, 6), columns), draw.Whole(0, 1));
        },
        Edges = [(new double[,] { { 1, 2 }, { 3, 6 } }, 1), (new double[,] { { 1, 2 }, { 3, 6 } }, 0)],
        Laws =
        {
            { "it is symmetric", (f, x) => f(x.X, x.Ddof) is var c ? (c, Matrix(c.GetLength(1), c.GetLength(0), (i, j) => c[j, i])) : false },
            { "moving all points by 5 changes nothing", (f, x) => Claim.Same(f(Each(x.X, v => v + 5), x.Ddof), f(x.X, x.Ddof), new(1e-8, 1e-8)) },
            { "twice as wide is four times the covariance", (f, x) => (f(Each(x.X, v => 2 * v), x.Ddof), Each(f(x.X, x.Ddof), v => 4 * v)) },
        },
        Mistakes =
        {
            { "does not centre the columns", (x, ddof) => CovarianceOf(x, x.GetLength(0) - ddof), "Covariance is about what a point differs from the mean: subtract each column's mean first.", "section 7" },
            { "divides by n, whatever ddof is", (x, ddof) => CovarianceOf(Centered(x), x.GetLength(0)), "n is for ddof = 0, the population. For a sample the mean was estimated from the same points, and n - 1 makes up for that.", "section 7" },
            { "divides by n - 1, whatever ddof is", (x, ddof) => CovarianceOf(Centered(x), x.GetLength(0) - 1), "n - 1 is for ddof = 1. With ddof = 0 the points are all there is: divide by n.", "section 7" },
            { "does not divide", (x, ddof) => CovarianceOf(Centered(x), 1), "A covariance is a mean of products: divide by n - ddof.", "section 7" },
            { "centres the rows", (x, ddof) => CovarianceOf(Transposed(Centered(Transposed(x))), x.GetLength(0) - ddof), "A row is one point, a column one measurement: the means are those of the columns.", "section 7" },
            { "takes the points for the measurements", (x, ddof) => CovarianceOf(Transposed(Centered(x)), x.GetLength(0) - ddof), "n × n says how points go together. The covariance of d columns is d × d: Xᵀ·X, not X·Xᵀ.", "section 7" },
        },
        Rules = [Rule.NoCall("Cov")],
        Hints =
        [
            "First the mean of each column, then the matrix minus these means.",
            "Element (j, k) is the sum over all rows of centred[i, j] * centred[i, k], divided by n - ddof.",
            "c[j, k] += (x[i, j] - mean[j]) * (x[i, k] - mean[k]) / (n - ddof);",
        ],
        Why = "Where two columns are above their means together, and below together, the products add up.",
    };

    static double[,] CovarianceOf(double[,] centered, double divisor) =>
        Each(Product(Transposed(centered), centered), v => v / divisor);

    static double[,] Centered(double[,] x)
    {
        var means = new double[x.GetLength(1)];
        for (int i = 0; i < x.GetLength(0); i++)
            for (int j = 0; j < means.Length; j++) means[j] += x[i, j] / x.GetLength(0);
        return Matrix(x.GetLength(0), means.Length, (i, j) => x[i, j] - means[j]);
    }

    static double[,] Transposed(double[,] x) => Matrix(x.GetLength(1), x.GetLength(0), (i, j) => x[j, i]);

    static double[,] Each(double[,] x, Func<double, double> change) => Matrix(x.GetLength(0), x.GetLength(1), (i, j) => change(x[i, j]));
}
