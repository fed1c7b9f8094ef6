namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.4, softmax by hand: <c>eᶻ / Σ eᶻ</c>, right for scores of any size, and 0 for a score of -∞.</summary>
    public static Exercise<Func<double[], double[]>, double[]> Softmax { get; } = new("5.4", "softmax", (f, z) => f(z))
    {
        Reference = z => Stable(z),
        Cases = draw =>
        {
            double size = draw.Pick(1, 10, 100);
            return Array.ConvertAll(draw.Vector(), x => size * x);
        },
        Edges = [[3, 1, 0.2], [0], [1, 1], [2, 1], [0, double.NegativeInfinity], [1000, 1000], [1000, 999], [-1000, -1001]],
        Laws =
        {
            { "they add up to 1", (f, z) => (f(z).Sum(), 1.0) },
            { "adding 1000 to all scores changes nothing", (f, z) => (f(Array.ConvertAll(z, x => x + 1000)), f(z)) },
            { "the order stays", (f, z) => InOrder(z, f(z)) },
        },
        Mistakes =
        {
            { "overflows, for the largest score is not taken away", z => Shares(z, Math.Exp), "e¹⁰⁰⁰ is ∞ in Float64, and ∞/∞ is NaN. Only differences of scores matter, so subtract the largest first.", "section 5, *Break*" },
            { "divides by the sum of the scores", z => Array.ConvertAll(z, x => x / z.Sum()), "Scores may be negative or add up to 0. e to the power of each makes them positive; then divide by their sum.", "section 5" },
            { "divides the exponentials by the sum of the scores", z => Array.ConvertAll(z, x => Math.Exp(x - z.Max()) / z.Sum()), "What is divided must be what is added up: the exponentials.", "section 5" },
            { "does not divide", z => Array.ConvertAll(z, x => Math.Exp(x - z.Max())), "Divide each by the sum of all, so that they add up to 1.", "section 5" },
            { "takes powers of 2", z => Shares(z, x => Math.Pow(2, x - z.Max())), "`Math.Pow(2, x)` makes another distribution, that of a temperature of 1/ln 2. Softmax takes e: `Math.Exp(x)`.", "section 5" },
            { "takes the largest size away instead of the largest score", z => Shares(z, x => Math.Exp(x - z.Max(Math.Abs))), "With scores of -1000 and -1001 all exponentials are 0 then, and 0/0 is NaN: subtract `z.Max()`.", "section 5, *Break*" },
            { "takes the mean away instead of the largest", z => Shares(z, x => Math.Exp(x - z.Average())), "With the mean taken away a score can still be far above 0, and its exponential ∞: subtract the largest.", "section 5, *Break*" },
        },
        Rules = [Rule.NoCall("Softmax", "LogSoftmax", "SoftmaxAt", "LogSumExp")],
        Hints =
        [
            "Two steps: e to the power of each score, then each divided by the sum of all.",
            "Before the first step subtract the largest score from all: the result is the same, and nothing overflows.",
            "double max = z.Max(); double[] e = Array.ConvertAll(z, x => Math.Exp(x - max)); then divide each by e.Sum().",
        ],
        Why = "Exponentials are positive and keep the order, dividing by their sum makes it 1, and a shift of all scores cancels out.",
    };

    static double[] Stable(double[] z)
    {
        double max = z.Max();
        return Shares(z, x => Math.Exp(x - max));
    }

    static bool InOrder(double[] z, double[] p) => Enumerable.Range(1, z.Length - 1).All(i => z[i] > z[i - 1] ? p[i] >= p[i - 1] : z[i] == z[i - 1] || p[i] <= p[i - 1]);

    static double[] Shares(double[] z, Func<double, double> weight)
    {
        double[] weights = Array.ConvertAll(z, x => weight(x));
        double sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }
}
