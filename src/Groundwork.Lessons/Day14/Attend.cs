namespace Groundwork.Lessons;

public static partial class Day14
{
    /// <summary>14.4, one head of causal attention: <c>softmax(QKᵀ/√d + mask) V</c>, where place i sees places 0 to i.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor, Tensor>, (Tensor Q, Tensor K, Tensor V)> Attend { get; } = new("14.4", "a causal attention head", (f, x) => f(x.Q, x.K, x.V))
    {
        IsChallenge = true,
        Reference = (q, k, v) => Mixed(Scores(q, k), v),
        Cases = draw =>
        {
            int time = draw.Whole(2, 5), width = draw.Whole(2, 4);
            return (draw.Tensor([time, width]), draw.Tensor([time, width]), draw.Tensor([time, draw.Whole(1, 3)]));
        },
        Edges = [(Tensor.From(new double[,] { { 1, 0 }, { 0, 1 }, { 1, 1 } }), Tensor.From(new double[,] { { 1, 0 }, { 1, 1 }, { 0, 2 } }), Tensor.From(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }))],
        Laws =
        {
            { "what comes later changes nothing before it", (f, x) =>
            {
                int last = (int)x.Q.Shape.Dims[0] - 1;
                return (f(x.Q, x.K, Last(x.V, last))[..last], f(x.Q, x.K, x.V)[..last]);
            } },
            { "the first place sees itself alone", (f, x) => (f(x.Q, x.K, x.V)[0], x.V[0]) },
        },
        Mistakes =
        {
            { "looks into the future", (q, k, v) => (q.MatMul(k.T) / Math.Sqrt(q.Shape.Dims[1])).Softmax().MatMul(v), "Without the mask each place sees what it is to foretell: the loss looks wonderful, and the model writes nonsense.", "section 4" },
            { "does not divide by √d", (q, k, v) => Mixed(q.MatMul(k.T), v), "A sum of d products has variance d: without √d the softmax saturates, and its gradient is nearly 0.", "section 4" },
            { "divides by d", (q, k, v) => Mixed(q.MatMul(k.T) / q.Shape.Dims[1], v), "The variance of the scores is d, their typical size √d: divide by the root.", "section 4" },
            { "takes the softmax down the columns", (q, k, v) => Masked(Scores(q, k), double.NegativeInfinity).Softmax(axis: 0).NanToNum().MatMul(v), "A row of scores belongs to one query: its weights must add up to 1, along the last axis.", "section 4" },
            { "masks with 0 instead of −∞", (q, k, v) => Masked(Scores(q, k), 0).Softmax().MatMul(v), "e⁰ is 1, so a score of 0 is still a weight. e^−∞ is 0.", "section 4" },
            { "masks after the softmax", (q, k, v) => Scores(q, k).Softmax().Tril().MatMul(v), "The weights of the future are gone, but the others no longer add up to 1: mask before the softmax.", "section 4" },
            { "hides the present too", (q, k, v) => Hidden(Scores(q, k), v), "Place i may see itself: the mask begins one above the diagonal, `Triu(1)`.", "section 4" },
        },
        Rules = [Rule.NoCall("Attention", "MultiHeadAttention")],
        Hints =
        [
            "Scores first: q.MatMul(k.T) / Math.Sqrt(d), where d is q.Shape.Dims[1]; the result is [time, time].",
            "A mask that is true above the diagonal: Tensor.Ones([time, time], DType.Bool).Triu(1); scores.MaskedFill(mask, double.NegativeInfinity).",
            "return masked.Softmax().MatMul(v);",
        ],
        Why = "Each place mixes the values of the places before it by how well their keys answer its query. This is the one part of a transformer where places talk to each other.",
    };

    static Tensor Scores(Tensor q, Tensor k) => q.MatMul(k.T) / Math.Sqrt(q.Shape.Dims[1]);

    static Tensor Masked(Tensor scores, double value, int above = 1)
    {
        int time = (int)scores.Shape.Dims[0];
        return scores.MaskedFill(Tensor.Ones([time, time], DType.Bool).Triu(above), value);
    }

    static Tensor Mixed(Tensor scores, Tensor v) => Masked(scores, double.NegativeInfinity).Softmax().MatMul(v);

    // The first place would see nothing at all: its row of NaN becomes 0.
    static Tensor Hidden(Tensor scores, Tensor v) => Masked(scores, double.NegativeInfinity, above: 0).Softmax().NanToNum().MatMul(v);

    static Tensor Last(Tensor v, int last)
    {
        Tensor changed = v.Clone();
        changed[last] = changed[last] + 100;
        return changed;
    }
}
