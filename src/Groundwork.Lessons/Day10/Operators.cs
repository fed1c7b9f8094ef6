namespace Groundwork.Lessons;

public static partial class Day10
{
    /// <summary>10.1, five operations with their local rules: <c>+</c>, <c>*</c>, <c>pow</c> (b is a constant), <c>tanh</c> and <c>relu</c> (of a alone).</summary>
    public static Exercise<Func<string, Value, Value, Value>, (string Op, double A, double B, double Upstream)> Operators { get; } = new("10.1", "operations with local rules", (f, x) =>
    {
        Value a = new(x.A), b = new(x.B), y = f(x.Op, a, b);
        y.Grad = x.Upstream;
        y.Pull();
        return (y.Data, a.Grad, b.Grad);
    })
    {
        Names = ["op", "a.Data", "b.Data", "gradient from above"],
        Reference = (op, a, b) => Node(op, a, b, Slopes),
        Cases = draw =>
        {
            string op = draw.Pick("+", "*", "pow", "tanh", "relu");
            return (op, op == "tanh" ? draw.Number() / 5 : draw.Number(), op == "pow" ? draw.Whole(1, 3) : draw.Number(), draw.Number());
        },
        Edges = [("+", 2, 3, 1), ("*", 2, 3, 1), ("*", 2, 3, 5), ("pow", 3, 2, 1), ("tanh", 0.5, 0, 1), ("relu", -2, 0, 1), ("relu", 2, 0, 1)],
        Laws =
        {
            { "the gradients are those of central differences", (f, x) =>
            {
                if (x.Op == "relu" && Math.Abs(x.A) < 1e-3) return true;    // the kink
                Value a = new(x.A), b = new(x.B), y = f(x.Op, a, b);
                y.Grad = 1;
                y.Pull();
                double[] at = x.Op is "+" or "*" ? [x.A, x.B] : [x.A], grads = x.Op is "+" or "*" ? [a.Grad, b.Grad] : [a.Grad];
                return Claim.Gradient(grads, v => f(x.Op, new Value(v[0]), new Value(v.Length > 1 ? v[1] : x.B)).Data, at);
            } },
        },
        Mistakes =
        {
            { "forgets the gradient from above", (op, a, b) => Node(op, a, b, (o, x, y, r) => Slopes(o, x, y, r), usesUpstream: false), "A local derivative is multiplied with `y.Grad`, what comes from above: that product is the chain rule.", "section 2" },
            { "swaps the factors", (op, a, b) => Node(op, a, b, (o, x, y, r) => o == "*" ? (x, y) : Slopes(o, x, y, r)), "The derivative of a·b by a is b, the other factor.", "section 2" },
            { "loses the exponent", (op, a, b) => Node(op, a, b, (o, x, y, r) => o == "pow" ? (Math.Pow(x, y - 1), 0) : Slopes(o, x, y, r)), "The derivative of aⁿ is n·aⁿ⁻¹: the exponent comes down as a factor.", "section 2" },
            { "takes tanh once too often", (op, a, b) => Node(op, a, b, (o, x, y, r) => o == "tanh" ? (1 - Math.Pow(Math.Tanh(r), 2), 0) : Slopes(o, x, y, r)), "1 - tanh² already speaks of the result: with t = tanh(a) it is 1 - t·t.", "section 2" },
            { "lets gradients through a closed relu", (op, a, b) => Node(op, a, b, (o, x, y, r) => o == "relu" ? (1, 0) : Slopes(o, x, y, r)), "Below zero relu is flat: its derivative is 0 there, and nothing passes.", "section 2" },
        },
        Hints =
        [
            "Each operation is one `new Value(result, [parents], y => …)`. A switch over op with five branches does.",
            "In the rule: parent.Grad += (the derivative of the result by this parent) * y.Grad.",
            "\"*\" => new Value(a.Data * b.Data, [a, b], y => { a.Grad += b.Data * y.Grad; b.Grad += a.Data * y.Grad; })",
        ],
        Why = "An operation needs to know nothing of the rest of the graph: its own derivative, times what comes from above, is all.",
    };

    /// <summary>10.3, a value that is used twice gets the gradients of both ways.</summary>
    public static Exercise<Func<string, Value, Value, Value>, (string Op, double A, double Before)> Accumulate { get; } = new("10.3", "gradients add up", (f, x) =>
    {
        var a = new Value(x.A) { Grad = x.Before };
        var y = f(x.Op, a, a);
        y.Grad = 1;
        y.Pull();
        return a.Grad;
    })
    {
        Names = ["op", "a.Data (on both sides)", "a.Grad before"],
        Reference = (op, a, b) => Node(op, a, b, Slopes),
        Cases = draw => (draw.Pick("+", "*"), draw.Number(), draw.Whole(0, 3)),
        Edges = [("+", 3, 0), ("*", 3, 0), ("+", 3, 1)],
        Mistakes =
        {
            { "overwrites a gradient that is there already", (op, a, b) => new Value(Result(op, a.Data, b.Data), [a, b], y =>
            {
                var (da, db) = Slopes(op, a.Data, b.Data, y.Data);
                a.Grad = da * y.Grad;
                b.Grad = db * y.Grad;
            }), "a + a has two ways back to a, each worth 1, so its gradient is 2. `=` keeps the last way alone; `+=` adds up.", "section 4" },
            { "hands on to the first parent only", (op, a, b) => new Value(Result(op, a.Data, b.Data), [a, b], y => a.Grad += Slopes(op, a.Data, b.Data, y.Data).A * y.Grad), "Both parents get their share, even if they are the same.", "section 4" },
        },
        Hints =
        [
            "The check uses your operations of exercise 10.1 with the same value on both sides.",
            "How many ways lead from a + a back to a?",
            "Every `Grad =` in your rules becomes `Grad +=`.",
        ],
        Why = "The total derivative is the sum over all ways from a value to the end: `+=` is that sum.",
    };

    delegate (double A, double B) Slope(string op, double a, double b, double result);

    static Value Node(string op, Value a, Value b, Slope slope, bool usesUpstream = true) => new(Result(op, a.Data, b.Data), [a, b], y =>
    {
        var (da, db) = slope(op, a.Data, b.Data, y.Data);
        double upstream = usesUpstream ? y.Grad : 1;
        a.Grad += da * upstream;
        b.Grad += db * upstream;
    });

    static double Result(string op, double a, double b) => op switch
    {
        "+" => a + b,
        "*" => a * b,
        "pow" => Math.Pow(a, b),
        "tanh" => Math.Tanh(a),
        _ => Math.Max(a, 0),
    };

    static (double A, double B) Slopes(string op, double a, double b, double result) => op switch
    {
        "+" => (1, 1),
        "*" => (b, a),
        "pow" => (b * Math.Pow(a, b - 1), 0),
        "tanh" => (1 - result * result, 0),
        _ => (a > 0 ? 1 : 0, 0),
    };
}
