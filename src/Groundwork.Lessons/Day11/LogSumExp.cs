namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.4, an operation of one's own: log Σ eˣ of a vector, exact for scores of 1000, with its own backward, <c>dx = dy · softmax(x)</c>.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> LogSumExp { get; } = new("11.4", "an operation with its own backward", (f, x) => ValueAndSlope(f, x))
    {
        Reference = x => StableOp(x),
        AlsoRight = [x => x.LogSumExp()],
        Cases = draw => draw.Tensor([draw.Length()]) + draw.Pick(0.0, 1000.0, -1000.0),
        Edges = [Tensor.From(3.0, 1.0, 0.2), Tensor.From(1000.0, 1000.0), Tensor.From(-1000.0, -1001.0), Tensor.From(0.0, 0.0)],
        Laws =
        {
            { "adding 5 to all scores adds 5", (f, x) => (f(x + 5).Detach(), f(x).Detach() + 5) },
            { "the slopes add up to 1", (f, x) => (SlopeOf(f, x).Sum().Item(), 1.0) },
        },
        Mistakes =
        {
            { "lets the exponential overflow", x => Op(x, v => v.Exp().Sum().Log(), (v, _) => v.Exp() / v.Exp().Sum()), "e¹⁰⁰⁰ is infinite in Float64, and ∞/∞ is NaN. Take the maximum away first, and add it again at the end: log Σ eˣ = m + log Σ eˣ⁻ᵐ.", "section 5" },
            { "is stable forward and not backward", x => Op(x, Stable, (v, _) => v.Exp() / v.Exp().Sum()), "The backward has the same exponentials: exp(x − logsumexp(x)) never overflows.", "section 5" },
            { "ignores the gradient that comes in", x => Op(x, Stable, (v, y) => (v - y).Exp(), scaled: false), "A backward rule multiplies by the gradient of its result: whoever uses your operation times 3 wants slopes times 3.", "section 5" },
            { "forgets to add the maximum again", x => Op(x, v => (v - v.Max()).Exp().Sum().Log(), (v, _) => v.Softmax()), "log Σ eˣ⁻ᵐ is m less than it should be.", "section 5" },
            { "gives each element the slope 1", x => Op(x, Stable, (v, _) => Tensor.OnesLike(v)), "That is the gradient of the sum. Here the slope of an element is its share of Σ eˣ, the softmax.", "section 5" },
            { "gives the slope 1 to the largest alone", x => Op(x, Stable, (v, _) => v.Equal(v.Max()).To(DType.Float64)), "That is the gradient of the maximum. Logsumexp is a soft maximum: the others have their share too.", "section 5" },
        },
        Rules = [Rule.MustCall("Function"), Rule.NoCall("LogSumExp", "LogSoftmax")],
        Hints =
        [
            "Autograd.Function(name, forward, backward): forward gets the inputs, backward gets the context and the gradient dy of the result, and gives one gradient for each input.",
            "forward: Tensor m = x.Max(); return m + (x - m).Exp().Sum().Log(); backward: dy times the softmax.",
            "(context, dy) => [dy * (context.Inputs[0] - context.Outputs[0]).Exp()]",
        ],
        Why = "An operation is its values and its backward, and each may be computed in the way that does not overflow.",
    };

    static Tensor Stable(Tensor x)
    {
        Tensor max = x.Max();
        return max + (x - max).Exp().Sum().Log();
    }

    static Tensor StableOp(Tensor x) => Op(x, Stable, (v, y) => (v - y).Exp());

    static Tensor Op(Tensor x, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor> slope, bool scaled = true) =>
        Autograd.Function("my_logsumexp", inputs => forward(inputs[0]), (context, dy) => [scaled ? dy * slope(context.Inputs[0], context.Outputs[0]) : slope(context.Inputs[0], context.Outputs[0])])([x]);

    // Three times the result, so that a backward that ignores what comes in shows.
    static (Tensor Value, Tensor Slopes) ValueAndSlope(Func<Tensor, Tensor> f, Tensor x)
    {
        Tensor leaf = Leaf(x), y = f(leaf);
        ArgumentNullException.ThrowIfNull(y);
        (3 * y).Backward();
        return (y.Detach(), leaf.Grad! / 3);
    }

    static Tensor SlopeOf(Func<Tensor, Tensor> f, Tensor x) => ValueAndSlope(f, x).Slopes;
}
