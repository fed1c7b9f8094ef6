namespace Groundwork.Lessons;

public static partial class Day06
{
    static readonly int[] Sizes = [100, 1_000, 10_000];

    /// <summary>6.4, π by chance: four times the share of random points of the unit square that lie in the quarter circle.</summary>
    public static Exercise<Func<int, long, double>, (int N, long Seed)> EstimatePi { get; } = new("6.4", "π by chance", (f, x) => f(x.N, x.Seed))
    {
        AlsoRight = [(n, seed) => Pi(n, seed), (n, seed) => PiOfTwoDraws(n, seed)],
        Cases = draw => (draw.Whole(10, 200), draw.Seed()),
        Laws =
        {
            { "the same seed gives the same estimate", (f, x) => (f(x.N, x.Seed), f(x.N, x.Seed)) },
            { "another seed gives another estimate", (f, _) => Enumerable.Range(1, 20).Select(seed => f(1000, seed)).Distinct().Count() > 1 },
        },
        Trials =
        {
            // One point has the deviation 1.64 around π, 40 · 10,000 points 0.0026: five of those are 0.013.
            { "40 estimates of 10,000 points have π for a mean", f => Claim.Within(Estimates(f, 10_000).Average(), Math.PI, by: 0.013) },
            // The deviation of the slope over 40 seeds is 0.034; five of those are 0.17.
            { "a hundred times the points, a tenth of the error: slope -½ in log-log", f => Claim.Within(ErrorSlope(f), -0.5, by: 0.17) },
        },
        Mistakes =
        {
            { "forgets the factor 4", (n, seed) => Pi(n, seed) / 4, "The share of the points is the area of a quarter circle, π/4.", "section 6" },
            { "tests x + y instead of x² + y²", (n, seed) => 4 * (Points(n, seed).Sum(1) <= 1).Mean().Item(), "x + y ≤ 1 is the triangle below the diagonal: half of the square, so the estimate is 2.", "section 6" },
            { "divides whole numbers", (n, seed) => 4 * ((int)Math.Round(Pi(n, seed) * n / 4) / n), "`int / int` cuts off what stands behind the point: 785 / 1000 is 0. Convert one of them to double first.", "section 6" },
            { "draws normal numbers", (n, seed) => 4 * (Tensor.Randn([n, 2], new Generator(seed), DType.Float64).Square().Sum(1) <= 1).Mean().Item(), "`Randn` draws from the bell curve; points spread evenly over the square come from `Rand`.", "section 6" },
            { "draws 1,000 points, whatever N is", (_, seed) => Pi(1000, seed), "The error falls with the number of points, so it must be N of them.", "section 6" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "Tensor.Rand([n, 2], new Generator(seed), DType.Float64) gives n points of the unit square.",
            "A point lies in the quarter circle where x² + y² ≤ 1: a comparison gives true or false, and their mean is the share.",
            "return 4 * (points.Square().Sum(1) <= 1).Mean().Item();",
        ],
        Why = "The share of hits has a deviation of √(p(1 - p)/N), so each further digit costs a hundred times the points.",
    };

    static Tensor Points(int n, long seed) => Tensor.Rand([n, 2], new Generator(seed), DType.Float64);

    static double Pi(int n, long seed) => 4 * (Points(n, seed).Square().Sum(1) <= 1).Mean().Item();

    static double PiOfTwoDraws(int n, long seed)
    {
        var random = new Generator(seed);
        Tensor x = Tensor.Rand([n], random, DType.Float64), y = Tensor.Rand([n], random, DType.Float64);
        return 4.0 * (x * x + y * y < 1).Sum().Item() / n;
    }

    static double[] Estimates(Func<int, long, double> f, int n) => [.. Enumerable.Range(1, 40).Select(seed => f(n, seed))];

    // The slope of the line through log N and the log of the root mean square error.
    static double ErrorSlope(Func<int, long, double> f)
    {
        double[] x = [.. Sizes.Select(n => Math.Log(n))];
        double[] y = [.. Sizes.Select(n => 0.5 * Math.Log(Estimates(f, n).Average(estimate => Math.Pow(estimate - Math.PI, 2))))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y).Sum(p => (p.First - meanX) * (p.Second - meanY)) / x.Sum(a => Math.Pow(a - meanX, 2));
    }
}
