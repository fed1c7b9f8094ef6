namespace Groundwork.Lessons;

public static partial class Day04
{
    /// <summary>4.5, the direction of a contour from the gradient: of length 1, at a right angle to it; either way along the line is right.</summary>
    public static Exercise<Func<double[], double[]>, double[]> AlongContour { get; } = new("4.5", "along the contour", (f, gradient) => f(gradient))
    {
        Cases = draw =>
        {
            double[] gradient = draw.Vector(2);
            Draw.Assume(Length(gradient) > 0.01);
            return gradient;
        },
        AlsoRight = [g => Scaled(1 / Length(g), [-g[1], g[0]]), g => Scaled(1 / Length(g), [g[1], -g[0]])],
        Laws =
        {
            { "two numbers come out", (f, g) => (f(g).Length, 2) },
            { "at a right angle to the gradient", (f, g) => Claim.Same(f(g)[0] * g[0] + f(g)[1] * g[1], 0.0, new(0, 1e-9)) },
            { "of length 1", (f, g) => (Length(f(g)), 1.0) },
            { "a small step that way changes nothing", (f, g) => Claim.Within(Differences.Derivative(t => Landscape(g, f(g), t), 0), 0, 1e-6) },
            { "a small step uphill changes most: by the gradient's length", (f, g) => Claim.Within(Differences.Derivative(t => Landscape(g, Scaled(1 / Length(g), g), t) + 0 * f(g)[0], 0), Length(g), 1e-6) },
        },
        Mistakes =
        {
            { "goes along the gradient", g => Scaled(1 / Length(g), g), "That is straight uphill. A contour stays on one height: turn the arrow by a right angle.", "section 6" },
            { "goes against the gradient", g => Scaled(-1 / Length(g), g), "That is straight downhill. A contour stays on one height: turn the arrow by a right angle.", "section 6" },
            { "keeps the length of the gradient", g => [-g[1], g[0]], "The direction is right. A direction has length 1: divide by the length of the gradient.", "section 6" },
            { "swaps the numbers and keeps the signs", g => Scaled(1 / Length(g), [g[1], g[0]]), "(3, 4) and (4, 3) are mirror images, not at a right angle: 3·4 + 4·3 is not 0. One of the two changes its sign.", "section 6" },
            { "changes a sign and does not swap", g => Scaled(1 / Length(g), [g[0], -g[1]]), "That is the mirror image. For a right angle the two numbers change places, and one changes its sign.", "section 6" },
            { "divides by the square of the length", g => Scaled(1 / (Length(g) * Length(g)), [-g[1], g[0]]), "The length is the root of the sum of squares: one root is missing.", "section 6" },
        },
        Hints =
        [
            "The dot product with the gradient must be 0. What is (-4, 3)·(3, 4)?",
            "(-g[1], g[0]) is at a right angle to g. Then divide both by the length.",
            "double length = Math.Sqrt(g[0] * g[0] + g[1] * g[1]); return [-g[1] / length, g[0] / length];",
        ],
        Why = "The slope in a direction is its dot product with the gradient, and that is 0 at a right angle.",
    };

    // g·p + p·p/2 along a direction: its gradient at 0 is g.
    static double Landscape(double[] g, double[] direction, double t) => t * (g[0] * direction[0] + g[1] * direction[1]) + t * t * (direction[0] * direction[0] + direction[1] * direction[1]) / 2;
}
