namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.5, a place where f is 0, by Newton's method; a start from which none is found is refused with an <see cref="ArithmeticException"/>.</summary>
    public static Exercise<Func<Func<double, double>, Func<double, double>, double, double>, (Curve F, double Start)> Newton { get; } = new("3.5", "Newton's method", (n, x) => n(x.F.Of, x.F.Slope, x.Start))
    {
        Reference = (f, slope, start) => Found(f, slope, start, (x, height, s) => x - (height / s)),
        Cases = draw => draw.Whole(0, 3) switch
        {
            0 => (Parabola(draw.Whole(1, 9)), draw.Positive(5) + 0.1),
            1 => (new("x³ - x - 2", x => (x * x * x) - x - 2, x => (3 * x * x) - 1), 1 + draw.Positive(2)),
            2 => (new("eˣ - 3", x => Math.Exp(x) - 3, Math.Exp), draw.Positive(3)),
            _ => (new("cos x - x", x => Math.Cos(x) - x, x => -Math.Sin(x) - 1), draw.Probability()),
        },
        Edges = [(Parabola(2), 1), (Parabola(2), 0), (Parabola(-1), 0.5), (Arc, 1), (Arc, 2)],
        Laws =
        {
            { "f is 0 there", (n, x) => Claim.Within(x.F.Of(n(x.F.Of, x.F.Slope, x.Start)), 0, 1e-8) },
        },
        Tolerance = new(1e-9, 1e-9),
        Mistakes =
        {
            { "adds the step", (f, slope, start) => Found(f, slope, start, (x, height, s) => x + (height / s)), "Where f is positive and rises, its zero lies to the left: subtract f(x) / f′(x).", "section 6" },
            { "multiplies by the slope", (f, slope, start) => Found(f, slope, start, (x, height, s) => x - (height * s)), "The tangent falls by its slope for each step, so it takes f(x) / f′(x) steps to reach 0.", "section 6" },
            { "stops after one step", (f, slope, start) => slope(start) != 0 ? start - (f(start) / slope(start)) : throw new ArithmeticException("flat"), "One step leads to the tangent's zero, not to the curve's: repeat until the steps are tiny.", "section 6" },
            { "gives the height instead of the place", (f, slope, start) => f(Found(f, slope, start, (x, height, s) => x - (height / s))), "Return x, where f is 0, and not f(x), which is 0 at every root.", "section 6" },
        },
        Hints =
        [
            "Follow the tangent to 0: x - f(x) / f′(x). Repeat until a step is below 1e-12 or so.",
            "A slope of 0, or no end after 100 rounds: throw new ArithmeticException(…).",
            "double step = f(x) / slope(x); x -= step; if (Math.Abs(step) <= 1e-12 * Math.Max(1, Math.Abs(x))) return x;",
        ],
        Why = "Near a root a curve is almost its tangent, so every step doubles the number of right digits.",
    };

    static Curve Arc => new("arctan x", Math.Atan, x => 1 / (1 + (x * x)));

    static Curve Parabola(int a) => new(a < 0 ? $"x² + {-a}" : $"x² - {a}", x => (x * x) - a, x => 2 * x);

    static double Found(Func<double, double> f, Func<double, double> slope, double start, Func<double, double, double, double> next)
    {
        double x = start;
        for (int round = 0; round < 100; round++)
        {
            if (slope(x) == 0) throw new ArithmeticException("newton: the slope is 0");
            double before = x;
            x = next(x, f(x), slope(x));
            if (Math.Abs(x - before) <= 1e-12 * Math.Max(1, Math.Abs(x)) && double.IsFinite(x)) return x;
        }
        throw new ArithmeticException("newton: no root after 100 rounds");
    }
}
