namespace Groundwork.Lessons;

public static partial class Day10
{
    /// <summary>10.4, the page's example by an engine of one's own: the derivative of <c>x² + 3x + 1</c>, asked for twice.</summary>
    public static Exercise<Func<double, double>, double> SlopeAt { get; } = new("10.4", "the slope of x² + 3x + 1", (f, x) => (f(x), f(x)))
    {
        Reference = x => 2 * x + 3,
        Cases = draw => draw.Number(),
        Edges = [2, 0, -1.5],
        Mistakes =
        {
            { "gives the value instead of the slope", x => x * x + 3 * x + 1, "y.Data is the value. The slope is the gradient that arrived at x: x.Grad.", "section 5" },
            { "runs backward twice over one graph", x => 2 * (2 * x + 3), "Gradients add up, over two runs too: make fresh values for every call, or set all Grad to 0 before.", "section 5" },
            { "keeps the way through 3x alone", _ => 3, "x is used in x² and in 3x, and both ways count: 2x + 3.", "section 4" },
            { "counts one factor of x·x", x => x + 3, "In x·x both factors are x, and each hands x on: together 2x.", "section 4" },
        },
        Rules = [Rule.MustCall("Backward")],
        Hints =
        [
            "Build the expression with your operations: var v = new Value(x); …",
            "x² is Apply(\"*\", v, v), 3x is Apply(\"*\", new Value(3), v); two \"+\" put all together.",
            "Then Backward(y); return v.Grad;",
        ],
        Why = "Fresh values begin with gradient 0, so each call gives 2x + 3, however often it is asked.",
    };

    /// <summary>10.5, one neuron: <c>tanh(w·x + b)</c>, trained from zeros by steps downhill on the sum of squared errors; gives w and then b.</summary>
    public static Exercise<Func<double[][], double[], int, double, double[]>, (double[][] Points, double[] Targets, int Steps, double Rate)> Neuron { get; } =
        new("10.5", "train a neuron", (f, x) => f(x.Points, x.Targets, x.Steps, x.Rate))
        {
            IsChallenge = true,
            Reference = (points, targets, steps, rate) => Train(points, targets, steps, rate),
            Cases = draw =>
            {
                int n = draw.Whole(1, 4);
                return (draw.Many(n, () => draw.Many(2, () => draw.Number() / 10)), draw.Many(n, () => draw.Coin() ? -1.0 : 1), draw.Whole(1, 4), draw.Pick(0.1, 0.05));
            },
            Edges = [(Corners, And, 1, 0.1), (Corners, And, 3, 0.1)],
            Trials =
            {
                { "learns AND in 200 steps", f => Claim.True(Right(f(Corners, And, 200, 0.1), And) == 4, $"{Right(f(Corners, And, 200, 0.1), And)} of the four corners are right") },
            },
            Mistakes =
            {
                { "climbs instead of descending", (points, targets, steps, rate) => Train(points, targets, steps, -rate), "The gradient points uphill: subtract it, w -= rate · gradient.", "section 6" },
                { "lets gradients of earlier steps stay", (points, targets, steps, rate) => Train(points, targets, steps, rate, zeroes: false), "Every step starts with gradients of 0. Those of earlier steps belong to weights that are no more.", "section 5" },
                { "steps after every point", (points, targets, steps, rate) => Train(points, targets, steps, rate, pointwise: true), "That is another algorithm (stochastic descent). Here all points are added up before one step is taken.", "section 6" },
                { "leaves the bias out", (points, targets, steps, rate) => Train(points, targets, steps, rate, bias: false), "Without b the neuron says 0 at the origin, whatever it learns.", "section 6" },
                { "forgets the factor 2", (points, targets, steps, rate) => Train(points, targets, steps, rate / 2), "The derivative of (y - t)² is 2(y - t). With your own engine it comes by itself: square with \"*\" or \"pow\".", "section 6" },
            },
            Hints =
            [
                "For every step: fresh values for w₁, w₂ and b, the loss over all points, Backward, then the new numbers.",
                "The prediction is Apply(\"tanh\", w·x + b, …), the error prediction + (-t), its square Apply(\"*\", error, error).",
                "After Backward(loss): w[j] -= rate * wValues[j].Grad; and the same for b.",
            ],
            Why = "Forward, backward, a step downhill: a network of any size trains by the same three lines.",
        };

    static double[][] Corners => [[0, 0], [0, 1], [1, 0], [1, 1]];

    static double[] And => [-1, -1, -1, 1];

    static int Right(double[] w, double[] targets) => Corners.Where((x, i) => Math.Sign(w[0] * x[0] + w[1] * x[1] + w[2]) == targets[i]).Count();

    // The derivative by hand, (tanh² - 1 is the negative slope of tanh): the engine's way is the learner's.
    static double[] Train(double[][] points, double[] targets, int steps, double rate, bool zeroes = true, bool pointwise = false, bool bias = true)
    {
        double[] w = new double[3], gradient = new double[3];
        for (int step = 0; step < steps; step++)
        {
            if (zeroes) Array.Clear(gradient);
            for (int i = 0; i < points.Length; i++)
            {
                double y = Math.Tanh(w[0] * points[i][0] + w[1] * points[i][1] + w[2]), slope = 2 * (y - targets[i]) * (1 - y * y);
                gradient[0] += slope * points[i][0];
                gradient[1] += slope * points[i][1];
                if (bias) gradient[2] += slope;
                if (!pointwise) continue;
                Step();
                Array.Clear(gradient);
            }
            if (!pointwise) Step();
        }
        return w;

        void Step()
        {
            for (int j = 0; j < 3; j++) w[j] -= rate * gradient[j];
        }
    }
}
