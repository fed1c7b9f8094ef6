namespace Groundwork.Lessons;

public static partial class Day03
{
    /// <summary>3.2, the derivatives of six functions by their names: <c>square</c>, <c>exp</c>, <c>ln</c>, <c>sigmoid</c>, <c>tanh</c>, <c>relu</c> (0 at its kink).</summary>
    public static Exercise<Func<string, double, double>, (string Function, double X)> Slopes { get; } = new("3.2", "six derivatives", (f, x) => f(x.Function, x.X))
    {
        Reference = SlopeOf,
        Cases = draw =>
        {
            string function = draw.Pick("square", "exp", "ln", "sigmoid", "tanh", "relu");
            return (function, function == "ln" ? draw.Positive() : draw.Number() / 2);
        },
        Edges = [("relu", 0), ("relu", -1), ("relu", 2), ("sigmoid", 0), ("sigmoid", 2), ("tanh", 0.5), ("exp", 1), ("ln", 2), ("square", 3), ("sigmoid", -40)],
        Laws =
        {
            { "it is the slope that the central difference measures", (f, x) => x.Function == "relu" && Math.Abs(x.X) < 1e-3 || x.Function == "ln" && x.X < 1e-3 ? true
                : Claim.Same(f(x.Function, x.X), Differences.Derivative(v => HeightOf(x.Function, v), x.X), new(1e-6, 1e-7)) },
        },
        Mistakes =
        {
            { "puts x into s(1 - s)", (f, x) => f == "sigmoid" ? x * (1 - x) : SlopeOf(f, x), "In σ′ = s(1 - s) the s is σ(x), the output: compute that first.", "section 3" },
            { "puts x into 1 - t²", (f, x) => f == "tanh" ? 1 - (x * x) : SlopeOf(f, x), "In tanh′ = 1 - t² the t is tanh x, the output.", "section 3" },
            { "uses the power rule on eˣ", (f, x) => f == "exp" ? x * Math.Exp(x - 1) : SlopeOf(f, x), "The power rule is for xⁿ, where x stands below. eˣ is its own slope.", "section 3" },
            { "gives ReLU the slope 1 at 0", (f, x) => f == "relu" && x == 0 ? 1 : SlopeOf(f, x), "At its kink ReLU has no derivative; libraries take 0 there, and so does this exercise.", "section 3" },
            { "gives ReLU itself", (f, x) => f == "relu" ? Math.Max(0, x) : SlopeOf(f, x), "max(0, x) is the height. The slope is 0 to the left and 1 to the right.", "section 3" },
            { "keeps the exponent of x²", (f, x) => f == "square" ? 2 * x * x : SlopeOf(f, x), "The exponent comes down and one less stays: x² has the slope 2x.", "section 3" },
            { "forgets the 2 of x²", (f, x) => f == "square" ? x : SlopeOf(f, x), "The exponent comes down as a factor: x² has the slope 2x.", "section 3" },
        },
        Hints =
        [
            "Four of them are in the table above. For sigmoid and tanh compute the output first.",
            "double s = 1 / (1 + Math.Exp(-x)); then s * (1 - s). For tanh: t = Math.Tanh(x), 1 - t * t.",
            "\"square\" => 2 * x, \"exp\" => Math.Exp(x), \"ln\" => 1 / x, \"relu\" => x > 0 ? 1 : 0",
        ],
        Why = "Sigmoid and tanh have slopes that are made of their outputs, which is why a network keeps its outputs for the way back.",
    };

    static double SlopeOf(string function, double x) => function switch
    {
        "square" => 2 * x,
        "exp" => Math.Exp(x),
        "ln" => 1 / x,
        "sigmoid" => HeightOf("sigmoid", x) * (1 - HeightOf("sigmoid", x)),
        "tanh" => 1 - (Math.Tanh(x) * Math.Tanh(x)),
        "relu" => x > 0 ? 1 : 0,
        _ => throw new ArgumentException($"slope: there is no function \"{function}\""),
    };

    static double HeightOf(string function, double x) => function switch
    {
        "square" => x * x,
        "exp" => Math.Exp(x),
        "ln" => Math.Log(x),
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "tanh" => Math.Tanh(x),
        _ => Math.Max(0, x),
    };
}
