namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.6, the challenge: the partials of a line's mean squared error, <c>E(m, b) = Σ (m·xᵢ + b - yᵢ)² / n</c>, by m and by b.</summary>
    public static Exercise<Func<double[], double[], double, double, (double BySlope, double ByIntercept)>, (double[] X, double[] Y, double M, double B)> LinePartials { get; } = new("3.6", "the partials of a line's error", (f, x) => f(x.X, x.Y, x.M, x.B))
    {
        IsChallenge = true,
        Reference = (x, y, m, b) => LineErrors(x, y, m, b, 2.0 / x.Length),
        Cases = draw =>
        {
            int n = draw.Length();
            return (draw.Vector(n), draw.Vector(n), draw.Number(), draw.Number());
        },
        Laws =
        {
            { "they are the slopes that central differences measure", (f, x) => f(x.X, x.Y, x.M, x.B) is var (m, b) ? Claim.Gradient([m, b], at => LineError(x.X, x.Y, at[0], at[1]), [x.M, x.B]) : false },
            { "where the line goes through all points both are 0", (f, x) => f(x.X, Array.ConvertAll(x.X, v => (x.M * v) + x.B), x.M, x.B) is var (m, b) && Math.Abs(m) + Math.Abs(b) < 1e-9 },
        },
        Mistakes =
        {
            { "forgets the 2", (x, y, m, b) => LineErrors(x, y, m, b, 1.0 / x.Length), "The square's exponent comes down as a factor: the slope of e² is 2e.", "section 3" },
            { "forgets to divide by n", (x, y, m, b) => LineErrors(x, y, m, b, 2), "It is the mean of the squares: divide the sum by how many points there are.", "the *Use* section" },
            { "has the sign turned round", (x, y, m, b) => LineErrors(x, y, m, b, -2.0 / x.Length), "The error is prediction minus truth, m·x + b - y; the other way round, its slope by m would be -x.", "the *Use* section" },
            { "forgets the x of the first one", (x, y, m, b) => LineErrors(x, y, m, b, 2.0 / x.Length).ByIntercept is var same ? (same, same) : default, "A change of m moves the prediction at xᵢ by xᵢ: each error is multiplied by its own x.", "the *Use* section" },
            { "swaps the two", (x, y, m, b) => LineErrors(x, y, m, b, 2.0 / x.Length) is var (first, second) ? (second, first) : default, "The partial by the slope m comes first.", "the *Use* section" },
        },
        Rules = [Rule.NoCall("Gradient", "Backward")],
        Hints =
        [
            "Let e = m·x + b - y. The slope of e² is 2e times the slope of e.",
            "e moves by x when m moves, and by 1 when b moves.",
            "byM += 2 * e * x[i] / n; byB += 2 * e / n;",
        ],
        Why = "Each error pulls on m as strongly as its x is large, and on b always the same.",
    };

    static (double BySlope, double ByIntercept) LineErrors(double[] x, double[] y, double m, double b, double factor)
    {
        double byM = 0, byB = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = (m * x[i]) + b - y[i];
            byM += factor * error * x[i];
            byB += factor * error;
        }
        return (byM, byB);
    }

    static double LineError(double[] x, double[] y, double m, double b) => x.Zip(y, (a, c) => Math.Pow((m * a) + b - c, 2)).Average();
}
