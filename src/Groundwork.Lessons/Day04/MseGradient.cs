namespace Groundwork.Lessons;

public static partial class Day04
{
    /// <summary>4.2, the gradient of the mean squared error of y = wx + b by w and b: <c>2/n Σ (wx + b - y)·x</c> and <c>2/n Σ (wx + b - y)</c>.</summary>
    public static Exercise<Func<double[], double[], double, double, double[]>, (double[] X, double[] Y, double W, double B)> MseGradient { get; } = new("4.2", "the gradient of a loss", (f, x) => f(x.X, x.Y, x.W, x.B))
    {
        Reference = (x, y, w, b) => LineGradient(x, y, w, b),
        Cases = draw =>
        {
            int n = draw.Whole(2, 6);
            return (draw.Vector(n), draw.Vector(n), draw.Number(), draw.Number());
        },
        Edges = [([1, 2, 3], [2, 4, 6], 0, 0), ([2], [3], 1, 0), ([1, 2], [3, 5], 2, 1), ([0, 0], [1, 2], 1, 0)],
        Laws =
        {
            { "it agrees with small differences", (f, x) => Claim.Gradient(f(x.X, x.Y, x.W, x.B), p => x.X.Zip(x.Y, (one, y) => Math.Pow(p[0] * one + p[1] - y, 2)).Average(), [x.W, x.B]) },
        },
        Mistakes =
        {
            { "leaves out the 2", (x, y, w, b) => Scaled(0.5, LineGradient(x, y, w, b)), "The outer function is a square, and its slope is 2 times the inside.", "section 3" },
            { "leaves out the 2 and the n", (x, y, w, b) => Scaled(x.Length / 2.0, LineGradient(x, y, w, b)), "Two factors are missing: the 2 of the square and the 1/n of the mean.", "section 3" },
            { "adds up where it should take the mean", (x, y, w, b) => Scaled(x.Length, LineGradient(x, y, w, b)), "The loss is a **mean**, so its gradient is one too: divide by n, or the steps grow with the data.", "section 3" },
            { "points the other way", (x, y, w, b) => Scaled(-1, LineGradient(x, y, w, b)), "The inside is prediction minus target, wx + b - y, and its slope by w is +x. Target minus prediction has the slope -x: the two signs cancel, one alone does not.", "section 3" },
            { "leaves out the inner slope", (x, y, w, b) => [LineGradient(x, y, w, b)[1], LineGradient(x, y, w, b)[1]], "The chain rule goes on inside: the slope of wx + b by w is x, by b it is 1.", "section 1" },
            { "swaps the two", (x, y, w, b) => [LineGradient(x, y, w, b)[1], LineGradient(x, y, w, b)[0]], "First the slope by w, which has the x in it, then that by b.", "section 3" },
            { "takes the error of the means", (x, y, w, b) => Scaled(2 * (w * x.Average() + b - y.Average()), [x.Average(), 1]), "The mean of products is not the product of means: multiply error and x for each point, then average.", "section 3" },
        },
        Rules = [Rule.NoCall("Backward", "Grad", "Gradient", "Derivative")],
        Hints =
        [
            "For one point: error = w·x + b - y, loss = error². What is the slope of the loss by w, by the chain rule?",
            "By w: 2 · error · x. By b: 2 · error. Then the mean over all points.",
            "dw += 2 * (w * x[i] + b - y[i]) * x[i] / x.Length; db += 2 * (w * x[i] + b - y[i]) / x.Length;",
        ],
        Why = "It is the chain rule, once for each point: the slope of the square times the slope of what is inside.",
    };

    static double[] LineGradient(double[] x, double[] y, double w, double b)
    {
        double[] errors = [.. x.Zip(y, (one, target) => w * one + b - target)];
        return [2 * errors.Zip(x, (error, one) => error * one).Average(), 2 * errors.Average()];
    }

    static double[] Scaled(double factor, double[] a) => Array.ConvertAll(a, x => factor * x);
}
