namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.4, all partial derivatives of a function of several numbers, by central differences.</summary>
    public static Exercise<Func<Func<double[], double>, double[], double[]>, (Surface F, double[] X)> Partials { get; } = new("3.4", "all partial derivatives", (p, x) => p(x.F.Of, x.X))
    {
        Reference = Differences.Gradient,
        Cases = draw =>
        {
            Surface surface = draw.Pick(Surfaces);
            return (surface, draw.Many(draw.Whole(2, 4), () => draw.Number() / 5));
        },
        Edges = [(Surfaces[1], [1, 2, 3]), (Surfaces[0], [2])],
        Tolerance = new(1e-4, 1e-5),
        Trials =
        {
            { "2a - 3b + c has the partials (2, -3, 1)", p => Claim.Same(p(x => (2 * x[0]) - (3 * x[1]) + x[2], [0.5, -1, 2]), new double[] { 2, -3, 1 }, new(1e-6, 1e-6)) },
        },
        Mistakes =
        {
            { "leaves x moved", (f, x) => Moved(f, x, (i, h) => x[i] -= 2 * h), "An array is passed by reference: `x[i] += h` moves the caller's point, and the next partial is taken elsewhere. Work on a copy, or put x[i] back.", "section 5, *Break*" },
            { "moves all coordinates together", (f, x) => Each(x, _ => (f([.. x.Select(v => v + Step)]) - f([.. x.Select(v => v - Step)])) / (2 * Step)), "A partial moves one coordinate and holds the others still.", "section 5" },
            { "divides by h", (f, x) => Array.ConvertAll(Differences.Gradient(f, x), g => 2 * g), "From x - h to x + h it is two steps: divide by 2h.", "section 2" },
            { "asks at the old point", (f, x) => Each(x, _ => (f(x) - f(x)) / (2 * Step)), "The moved copy has to be what f is given: f(x) - f(x) is 0.", "section 5" },
            { "takes the absolute value", (f, x) => Array.ConvertAll(Differences.Gradient(f, x), Math.Abs), "The sign says which way is up: it belongs to the partial.", "section 5" },
        },
        Rules = [Rule.NoCall("Gradient", "Jacobian")],
        Hints =
        [
            "For each i: a copy of x with element i a little larger, another with it a little smaller.",
            "double[] up = [.. x], down = [.. x]; up[i] += h; down[i] -= h; with h = 1e-5.",
            "partials[i] = (f(up) - f(down)) / (2 * h);",
        ],
        Why = "One coordinate moves and the others hold still, so each partial is an ordinary derivative along one axis.",
    };

    const double Step = 1e-5;

    static Surface[] Surfaces =>
    [
        new("the sum of the squares", x => x.Sum(v => v * v)),
        new("the product of all", x => x.Aggregate(1.0, (product, v) => product * v)),
        new("a² + 2b² + 3c² + …", x => x.Select((v, i) => (i + 1) * v * v).Sum()),
        new("sin a + sin(a + b) + …", x => x.Select((_, i) => Math.Sin(x.Take(i + 1).Sum())).Sum()),
    ];

    static double[] Each(double[] x, Func<int, double> partial) => [.. Enumerable.Range(0, x.Length).Select(partial)];

    static double[] Moved(Func<double[], double> f, double[] x, Action<int, double> turnBack) => Each(x, i =>
    {
        x[i] += Step;
        double up = f(x);
        turnBack(i, Step);
        return (up - f(x)) / (2 * Step);
    });
}
