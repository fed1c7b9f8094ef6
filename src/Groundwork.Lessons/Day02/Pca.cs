namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.5, the first k principal components as rows, and their variances, largest first. A component and its opposite are the same answer.</summary>
    public static Exercise<Func<double[,], int, (double[,] Components, double[] Variances)>, (double[,] X, int K)> Pca { get; } = new("2.5", "principal components", (f, x) => Faced(f(x.X, x.K)))
    {
        Reference = (x, k) => TopOf(SampleCovariance(x), k),
        Cases = draw => Cloud(draw),
        Laws =
        {
            { "the components are perpendicular and of length 1: C·Cᵀ = I", (f, x) => f(x.X, x.K).Components is var c ? (Product(c, Transposed(c)), Identity(x.K)) : false },
            { "what is lost is what the left-out components hold", (f, x) => (Lost(x.X, f(x.X, x.K).Components), Trace(SampleCovariance(x.X)) - f(x.X, x.K).Variances.Sum()) },
        },
        Tolerance = new(1e-7, 1e-9),
        Mistakes =
        {
            { "takes the smallest eigenvalues", (x, k) => Taken(SampleCovariance(x), k, (v, d, i) => Enumerable.Range(0, d).Select(j => v[j, i]), (i, d) => i), "`Eigh` gives its values in ascending order: the largest stand at the end.", "section 7" },
            { "takes rows for eigenvectors", (x, k) => Taken(SampleCovariance(x), k, (v, d, i) => Enumerable.Range(0, d).Select(j => v[i, j]), (i, d) => d - 1 - i), "The eigenvectors are the columns of what `Eigh` gives: component i is V[.., ^(i+1)].", "section 6" },
            { "does not centre the cloud", (x, k) => TopOf(CovarianceOf(x, x.GetLength(0) - 1), k), "Without subtracting the means the first component points at the middle of the cloud, and not along it.", "section 7" },
            { "divides each column by its deviation", (x, k) => TopOf(CorrelationOf(x), k), "That is PCA of the correlations: sensible where units differ, but it is not asked for here, and its variances are other numbers.", "section 7" },
            { "gives deviations for variances", (x, k) => TopOf(SampleCovariance(x), k) is var (c, v) ? (c, Array.ConvertAll(v, Math.Sqrt)) : default, "The eigenvalues are the variances; their roots are the deviations (and times √(n - 1) the singular values).", "section 7" },
            { "divides by n", (x, k) => TopOf(CovarianceOf(Centered(x), x.GetLength(0)), k), "These points are a sample: ddof is 1, so divide by n - 1.", "section 7" },
        },
        Hints =
        [
            "The covariance of the columns, its eigenvectors, the k with the largest eigenvalues.",
            "var (values, vectors) = Tensor.From(Covariance(x, 1)).Eigh(); the last one is the largest.",
            "components[i, j] = vectors[j, d - 1 - i].Item(); variances[i] = values[d - 1 - i].Item();",
        ],
        Why = "The variance along a direction u is uᵀCu, and among all directions it is largest along the top eigenvector of C.",
    };

    // A cloud that is long, less wide and flat, so that its axes are clear.
    static (double[,] X, int K) Cloud(Draw draw)
    {
        int n = draw.Whole(8, 14), d = draw.Whole(2, 3), k = draw.Whole(1, d);
        var random = new Generator(draw.Seed());
        double[] middle = draw.Vector(d), width = [4, 1.5, 0.5];
        double[,] z = Matrix(n, d, (i, j) => width[j] * random.NextNormal()), turn = TurnOf(d, random);
        double[,] x = Product(z, turn);
        x = Matrix(n, d, (i, j) => x[i, j] + middle[j]);
        double[] variances = TopOf(SampleCovariance(x), d).Item2;
        Draw.Assume(variances.Zip(variances.Skip(1)).All(pair => pair.First > 1.2 * pair.Second));    // no two axes alike
        return (x, k);
    }

    static double[,] TurnOf(int d, Generator random) => Tensor.Randn([d, d], random, DType.Float64).Qr().Item1.ToArray2D<double>();

    static double[,] SampleCovariance(double[,] x) => CovarianceOf(Centered(x), x.GetLength(0) - 1);

    static double[,] CorrelationOf(double[,] x) => SampleCovariance(x) is var c ? Matrix(c.GetLength(0), c.GetLength(0), (i, j) => c[i, j] / Math.Sqrt(c[i, i] * c[j, j])) : c;

    static (double[,], double[]) TopOf(double[,] covariance, int k) =>
        Taken(covariance, k, (v, d, i) => Enumerable.Range(0, d).Select(j => v[j, i]), (i, d) => d - 1 - i);

    static (double[,], double[]) Taken(double[,] covariance, int k, Func<double[,], int, int, IEnumerable<double>> vector, Func<int, int, int> place)
    {
        var (values, vectors) = Tensor.From(covariance).Eigh();
        double[,] v = vectors.ToArray2D<double>();
        int d = covariance.GetLength(0);
        double[][] rows = [.. Enumerable.Range(0, k).Select(i => vector(v, d, place(i, d)).ToArray())];
        return (Matrix(k, d, (i, j) => rows[i][j]), [.. Enumerable.Range(0, k).Select(i => values[place(i, d)].Item())]);
    }

    static object? Faced((double[,] Components, double[] Variances) found)
    {
        if (found.Components is not { } c) return null;
        double[][] rows = [.. Enumerable.Range(0, c.GetLength(0)).Select(i => Facing([.. Enumerable.Range(0, c.GetLength(1)).Select(j => c[i, j])]))];
        return (Matrix(c.GetLength(0), c.GetLength(1), (i, j) => rows[i][j]), found.Variances);
    }

    // The mean squared distance of the points from their shadows, with n - 1.
    static double Lost(double[,] x, double[,] components)
    {
        double[,] centered = Centered(x), back = Product(Product(centered, Transposed(components)), components);
        double sum = 0;
        foreach (double v in Matrix(x.GetLength(0), x.GetLength(1), (i, j) => centered[i, j] - back[i, j])) sum += v * v;
        return sum / (x.GetLength(0) - 1);
    }

    static double Trace(double[,] c) => Enumerable.Range(0, c.GetLength(0)).Sum(i => c[i, i]);
}
