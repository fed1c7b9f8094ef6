namespace Groundwork.Lessons;

public static partial class FastTrack
{
    /// <summary>F.3, one step of training: <c>w - rate·∇L(w)</c>.</summary>
    public static Exercise<Func<double[], Func<double[], double[]>, double, double[]>, (double[] W, double[] Gradient, double Rate)> Step { get; } = new("F.3", "a step downhill", (f, x) => f(x.W, Towards(x.Gradient), x.Rate))
    {
        Reference = (w, gradient, rate) => Plus(w, gradient(w), -rate),
        Cases = draw =>
        {
            int n = draw.Length(4);
            return (draw.Vector(n), draw.Vector(n), draw.Pick(0.25, 0.1, 0.01));
        },
        Edges = [([1], [0], 0.25), ([3, -1], [1, 1], 0.1), ([2], [2], 0.25), ([5, 0], [0, 5], 0.25)],
        Laws =
        {
            { "it comes nearer to the minimum", (f, x) => Distance(f(x.W, Towards(x.Gradient), x.Rate), x.Gradient) <= Distance(x.W, x.Gradient) },
        },
        Mistakes =
        {
            { "steps uphill", (w, gradient, rate) => Plus(w, gradient(w), rate), "The gradient points uphill. Downhill is minus.", "part 3" },
            { "forgets the learning rate", (w, gradient, rate) => Plus(w, gradient(w), -1), "The gradient says which way, the rate how far: multiply.", "part 3" },
            { "takes the gradient at the wrong place", (w, gradient, rate) => Plus(w, gradient(new double[w.Length]), -rate), "The slope that counts is the one where you stand: gradient(w), not gradient of zeros.", "part 3" },
            { "takes the gradient after the step", (w, gradient, rate) => Plus(w, gradient(Plus(w, gradient(w), -rate)), -rate), "Ask for the gradient once, at w, then move.", "part 3" },
            { "gives the change instead of the new place", (w, gradient, rate) => Plus(new double[w.Length], gradient(w), -rate), "The change is added to w: w - rate · gradient.", "part 3" },
            { "puts the gradient in the place of w", (w, gradient, rate) => gradient(w), "The gradient is a direction, not a place: w - rate · gradient.", "part 3" },
        },
        Hints =
        [
            "Ask for the gradient where you stand: double[] g = gradient(w);",
            "Each number moves against its slope, by rate times it. Write into a new array.",
            "return w.Zip(g, (wi, gi) => wi - rate * gi).ToArray();",
        ],
        Why = "A small step against the gradient makes the loss smaller, and training is a great many of them.",
    };

    /// <summary>The gradient of the squared distance from a place: 2(w - place).</summary>
    static Func<double[], double[]> Towards(double[] place) => w => [.. w.Zip(place, (x, y) => 2 * (x - y))];

    static double[] Plus(double[] w, double[] g, double factor) => [.. w.Zip(g, (x, slope) => x + factor * slope)];

    static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
