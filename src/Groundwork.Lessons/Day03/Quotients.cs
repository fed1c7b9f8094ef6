namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.1, the forward and the central difference quotient: <c>(f(x+h) - f(x)) / h</c> and <c>(f(x+h) - f(x-h)) / 2h</c>.</summary>
    public static Exercise<Func<Func<double, double>, double, double, (double Forward, double Central)>, (Curve F, double X, double H)> Quotients { get; } = new("3.1", "difference quotients", (q, x) => q(x.F.Of, x.X, x.H))
    {
        Reference = (f, x, h) => ((f(x + h) - f(x)) / h, (f(x + h) - f(x - h)) / (2 * h)),
        Cases = draw => (draw.Pick(Curves), draw.Number() / 4, draw.Pick(0.5, 0.1, 0.01, 0.001)),
        Tolerance = new(1e-7, 1e-8),
        Trials =
        {
            { "half the step, half the error: forward", q => Claim.Within(ErrorOf(q, 0.01).Forward / ErrorOf(q, 0.005).Forward, 2, 0.05) },
            { "half the step, a quarter of the error: central", q => Claim.Within(ErrorOf(q, 0.01).Central / ErrorOf(q, 0.005).Central, 4, 0.05) },
        },
        Mistakes =
        {
            { "divides the central difference by h", (f, x, h) => ((f(x + h) - f(x)) / h, (f(x + h) - f(x - h)) / h), "From x - h to x + h it is two steps: divide by 2h.", "section 2" },
            { "adds h to the height", (f, x, h) => (((f(x) + h) - f(x)) / h, ((f(x) + h) - (f(x) - h)) / (2 * h)), "The step goes to the right, f(x + h). f(x) + h is a step up, and its slope is always 1.", "section 2" },
            { "looks back instead of forward", (f, x, h) => ((f(x) - f(x - h)) / h, (f(x + h) - f(x - h)) / (2 * h)), "The forward difference looks from x to x + h.", "section 2" },
            { "divides only the last term", (f, x, h) => (f(x + h) - (f(x) / h), f(x + h) - (f(x - h) / (2 * h))), "Division binds tighter than minus: put the difference in brackets.", "section 2" },
            { "divides by 2 and then multiplies by h", (f, x, h) => ((f(x + h) - f(x)) / h, (f(x + h) - f(x - h)) / 2 * h), "`/ 2 * h` is (… / 2) * h. Write `/ (2 * h)`.", "section 2" },
            { "swaps the two", (f, x, h) => ((f(x + h) - f(x - h)) / (2 * h), (f(x + h) - f(x)) / h), "The first of the pair is the forward one.", "section 2" },
        },
        Hints =
        [
            "Rise over run: the difference of two heights, divided by the distance between the two places.",
            "Forward: from x to x + h, a run of h. Central: from x - h to x + h, a run of 2h.",
            "return ((f(x + h) - f(x)) / h, (f(x + h) - f(x - h)) / (2 * h));",
        ],
        Why = "Both tend to the slope as h shrinks; in the central one the curvature cancels, so its error falls with h² instead of h.",
    };

    static Curve[] Curves =>
    [
        new("x²", x => x * x, x => 2 * x),
        new("x³", x => x * x * x, x => 3 * x * x),
        new("sin x", Math.Sin, Math.Cos),
        new("eˣ", Math.Exp, Math.Exp),
    ];

    // At x = 1 of eˣ, whose slope is e.
    static (double Forward, double Central) ErrorOf(Func<Func<double, double>, double, double, (double Forward, double Central)> quotients, double h) =>
        quotients(Math.Exp, 1, h) is var (forward, central) ? (Math.Abs(forward - Math.E), Math.Abs(central - Math.E)) : default;
}
