namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.7, the challenge: each point's shadow on the plane of the first k principal components, in the coordinates of the points: <c>m + (x - m)·CᵀC</c>.</summary>
    public static Exercise<Func<double[,], int, double[,]>, (double[,] X, int K)> Compress { get; } = new("2.7", "there and back", (f, x) => f(x.X, x.K))
    {
        IsChallenge = true,
        Reference = (x, k) => Shadow(x, TopOf(SampleCovariance(x), k).Item1),
        Cases = draw => Cloud(draw),
        Laws =
        {
            { "doing it twice changes nothing more", (f, x) => (f(f(x.X, x.K), x.K), f(x.X, x.K)) },
            { "with all components every point comes back", (f, x) => (f(x.X, x.X.GetLength(1)), x.X) },
            { "the middle of the cloud stays", (f, x) => (Means(f(x.X, x.K)), Means(x.X)) },
        },
        Tolerance = new(1e-7, 1e-7),
        Mistakes =
        {
            { "forgets to add the means again", (x, k) => Back(Centered(x), TopOf(SampleCovariance(x), k).Item1), "The shadow was computed around the origin: the cloud wants its middle back.", "section 7" },
            { "does not centre first", (x, k) => Back(x, TopOf(SampleCovariance(x), k).Item1), "The components start from the middle of the cloud: subtract the means, project, add the means.", "section 7" },
            { "keeps the components with the smallest variances", (x, k) => Shadow(x, Taken(SampleCovariance(x), k, (v, d, i) => Enumerable.Range(0, d).Select(j => v[j, i]), (i, d) => i).Item1), "`Eigh` is ascending: the components that matter stand at the end.", "section 7" },
            { "stops at the coordinates", (x, k) => Product(Centered(x), Transposed(TopOf(SampleCovariance(x), k).Item1)), "Those are the k coordinates along the components. Times C, plus the means, they become points again.", "section 7" },
        },
        Hints =
        [
            "Means, centred points, covariance, the top k eigenvectors as rows of C.",
            "Coordinates are centred·Cᵀ, [n, k]; back are coordinates·C, [n, d].",
            "result[i, j] = mean[j] + Σ over the components c of (centred[i]·C[c]) * C[c, j]",
        ],
        Why = "CᵀC projects onto the plane of the components: of all planes of k dimensions it is the one that loses the least.",
    };

    static double[,] Shadow(double[,] x, double[,] components)
    {
        double[] means = Means(x);
        double[,] back = Back(Centered(x), components);
        return Matrix(x.GetLength(0), x.GetLength(1), (i, j) => back[i, j] + means[j]);
    }

    static double[,] Back(double[,] points, double[,] components) => Product(Product(points, Transposed(components)), components);

    static double[] Means(double[,] x) => [.. Enumerable.Range(0, x.GetLength(1)).Select(j => Enumerable.Range(0, x.GetLength(0)).Average(i => x[i, j]))];
}
