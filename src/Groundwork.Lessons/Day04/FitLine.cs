namespace Groundwork.Lessons;

public static partial class Day04
{
    /// <summary>4.6, a line fitted by gradient descent with momentum: w and b after so many steps from (0, 0) on the mean squared error.</summary>
    public static Exercise<Func<double[], double[], double, double, int, double[]>, (double[] X, double[] Y, double Rate, double Momentum, int Steps)> FitLine { get; } = new("4.6", "a line that learns", (f, x) => f(x.X, x.Y, x.Rate, x.Momentum, x.Steps))
    {
        IsChallenge = true,
        Reference = (x, y, rate, momentum, steps) => Fitted(x, y, rate, momentum, steps, (w, b) => LineGradient(x, y, w, b)),
        Cases = draw =>
        {
            int n = draw.Whole(2, 5);
            return (draw.Many(n, () => draw.Whole(-2, 2) / 2.0), draw.Vector(n), draw.Pick(0.25, 0.125), draw.Pick(0.5, 0.75, 0), draw.Whole(1, 10));
        },
        Edges = [([1, 2], [3, 5], 0.1, 0, 1), ([1, 2], [3, 5], 0.1, 0.5, 3), ([-1, 0, 1], [-1, 1, 3], 0.1, 0.9, 200), ([1, 2], [3, 5], 0.1, 0.5, 0)],
        Laws =
        {
            { "the order of the points does not matter", (f, x) => (f([.. Enumerable.Reverse(x.X)], [.. Enumerable.Reverse(x.Y)], x.Rate, x.Momentum, x.Steps), f(x.X, x.Y, x.Rate, x.Momentum, x.Steps)) },
        },
        Trials =
        {
            { "finds y = 2x + 1 in 300 steps", f => Claim.Same(f([-1, -0.5, 0, 0.5, 1], [-1, 0, 1, 2, 3], 0.1, 0.8, 300), new double[] { 2, 1 }, new(1e-6, 1e-6)) },
        },
        Mistakes =
        {
            { "leaves out the 2", (x, y, rate, momentum, steps) => Fitted(x, y, rate, momentum, steps, (w, b) => Scaled(0.5, LineGradient(x, y, w, b))), "The slope of a square has a 2 in it: without it every step is half as long.", "section 3" },
            { "adds up where it should take the mean", (x, y, rate, momentum, steps) => Fitted(x, y, rate, momentum, steps, (w, b) => Scaled(x.Length, LineGradient(x, y, w, b))), "The loss is a mean: divide by the number of points, or the steps grow with the data.", "section 3" },
            { "climbs", (x, y, rate, momentum, steps) => Fitted(x, y, -rate, momentum, steps, (w, b) => LineGradient(x, y, w, b)), "Downhill is minus the gradient.", "section 4" },
            { "forgets the velocity from step to step", (x, y, rate, momentum, steps) => Fitted(x, y, rate, 0, steps, (w, b) => LineGradient(x, y, w, b)), "The velocities live outside of the loop; made anew in each step they are no momentum.", "section 5" },
            { "moves w before it asks for b", (x, y, rate, momentum, steps) => WFirst(x, y, rate, momentum, steps), "Both slopes belong to one place: compute them first, then move both.", "section 4" },
            { "learns w alone", (x, y, rate, momentum, steps) => Fitted(x, y, rate, momentum, steps, (w, b) => [LineGradient(x, y, w, b)[0], 0]), "b has a gradient too, the mean of the errors times 2.", "section 3" },
            { "applies the rate twice", (x, y, rate, momentum, steps) => Moved(p => LineGradient(x, y, p[0], p[1]), [0, 0], steps, (_, v, g) => momentum * v - rate * g, (_, v) => rate * v)[^1], "The rate is in the velocity already.", "section 5" },
        },
        Rules = [Rule.NoCall("Backward", "Grad", "GradientDescent", "Linear", "PolyFit", "Step")],
        Hints =
        [
            "You have both parts: MseGradient gives the slopes, the loop is that of Momentum with x = (w, b).",
            "Four numbers live from step to step: w, b and their velocities. All begin at 0.",
            "double[] g = MseGradient(x, y, w, b); vw = momentum * vw - rate * g[0]; vb = momentum * vb - rate * g[1]; w += vw; b += vb;",
        ],
        Why = "Loss, gradient, step, again and again: this is what training a model with a billion parameters does too.",
    };

    static double[] Fitted(double[] x, double[] y, double rate, double momentum, int steps, Func<double, double, double[]> gradient) =>
        Path(p => gradient(p[0], p[1]), [0, 0], rate, momentum, steps, -1)[^1];

    static double[] WFirst(double[] x, double[] y, double rate, double momentum, int steps)
    {
        double w = 0, b = 0, vw = 0, vb = 0;
        for (int step = 0; step < steps; step++)
        {
            w += vw = momentum * vw - rate * LineGradient(x, y, w, b)[0];
            b += vb = momentum * vb - rate * LineGradient(x, y, w, b)[1];
        }
        return [w, b];
    }
}
