namespace Groundwork.Lessons;

public static partial class Day04
{
    /// <summary>4.1, backpropagation by hand through (a·b + c)²: the slopes of the result by s = p + c, by p = a·b, and by a, b and c, in this order.</summary>
    public static Exercise<Func<double, double, double, double[]>, (double A, double B, double C)> Backprop { get; } = new("4.1", "backwards through a graph", (f, x) => f(x.A, x.B, x.C))
    {
        Reference = (a, b, c) => Slopes(2 * (a * b + c), a, b),
        Cases = draw => (draw.Number(), draw.Number(), draw.Number()),
        Edges = [(2, 3, 1), (1, 1, 1), (0, 5, -1), (-2, 3, 6)],
        Laws =
        {
            { "a, b and c agree with small differences", (f, x) => Claim.Gradient(f(x.A, x.B, x.C)[2..], p => (p[0] * p[1] + p[2]) * (p[0] * p[1] + p[2]), [x.A, x.B, x.C]) },
        },
        Mistakes =
        {
            { "counts one of two paths", (a, b, c) => Slopes(a * b + c, a, b), "s goes into the product s·s twice. Each use sends a slope back, s and s, and at the node they are **added**: 2s.", "section 2" },
            { "leaves out what comes from above", (a, b, c) => [2 * (a * b + c), 1, b, a, 1], "These are the local slopes alone. Each is multiplied with the slope that arrives from the node above.", "section 2" },
            { "gives each factor its own value", (a, b, c) => Swapped(2 * (a * b + c), a, b), "The slope of a·b by a is b, the other factor: if b is large, a small change of a matters much.", "section 2" },
            { "multiplies at a sum", (a, b, c) => [2 * (a * b + c), 2 * (a * b + c) * c, 2 * (a * b + c) * c * b, 2 * (a * b + c) * c * a, 2 * (a * b + c) * a * b], "A sum hands its slope on unchanged to both sides: its local slopes are 1 and 1.", "section 2" },
            { "adds where slopes multiply", (a, b, c) => [2 * (a * b + c), 2 * (a * b + c) + 1, 2 * (a * b + c) + 1 + b, 2 * (a * b + c) + 1 + a, 2 * (a * b + c) + 1], "Along one path slopes multiply, as gears do; they are added only where paths meet.", "section 1" },
            { "squares the slope of the square", (a, b, c) => Slopes((a * b + c) * (a * b + c), a, b), "The slope of s² by s is 2s, not s² again.", "section 2" },
        },
        Rules = [Rule.NoCall("Backward", "Grad", "Gradient", "Derivative")],
        Hints =
        [
            "Walk backwards: first the slope by s, then by what s is made of, then by what that is made of.",
            "The square: 2s. The sum hands it on to p and to c. The product: to a times b, to b times a.",
            "double s = a * b + c, ds = 2 * s, dp = ds, dc = ds; return [ds, dp, dp * b, dp * a, dc];",
        ],
        Why = "Each node needs its own local slopes and the slope from above, and nothing else: so one walk backwards gives all slopes at once.",
    };

    static double[] Slopes(double ds, double a, double b) => [ds, ds, ds * b, ds * a, ds];

    static double[] Swapped(double ds, double a, double b) => [ds, ds, ds * a, ds * b, ds];
}
