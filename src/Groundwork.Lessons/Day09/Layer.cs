namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.1, a layer: <c>relu(x W + b)</c> for a batch of rows, or a batch of batches.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor, Tensor>, (Tensor X, Tensor W, Tensor B)> Layer { get; } = new("9.1", "a layer", (f, x) => f(x.X, x.W, x.B))
    {
        Reference = (x, w, b) => (x.MatMul(w) + b).Relu(),
        Cases = draw =>
        {
            int rows = draw.Length(4), inputs = draw.Length(4), outputs = draw.Length(4);
            return (draw.Coin() ? draw.Tensor([draw.Length(3), rows, inputs]) : draw.Tensor([rows, inputs]), draw.Tensor([inputs, outputs]), draw.Tensor([outputs]));
        },
        Edges =
        [
            (Tensor.From(1.0, -1.0, 2.0, 0.0).Reshape(2, 2), Tensor.From(1.0, 2.0, 3.0, 4.0).Reshape(2, 2), Tensor.From(10.0, -10.0)),
            (Counted(2, 3) - 3, Counted(3, 4) - 6, Tensor.From(1.0, -2.0, 3.0, -4.0)),
            (Counted(1, 2), Tensor.From(1.0, 1.0, -1.0, -1.0).Reshape(2, 2), Tensor.From(0.5, 5.0)),
        ],
        Laws =
        {
            { "nothing is negative", (f, x) => f(x.X, x.W, x.B).Min().Item() >= 0 },
            { "each row goes through by itself: rows in another order give results in that order", (f, x) => (f(x.X.Flip(-2), x.W, x.B), f(x.X, x.W, x.B).Flip(-2)) },
        },
        Mistakes =
        {
            { "adds b along the wrong axis", (x, w, b) => (x.MatMul(w) + b.Unsqueeze(1)).Relu(), "b has a number for each output, that is for each column: [out] meets the last axis by itself. As a column it goes along the rows, and only a square result lets that pass.", "section 1" },
            { "leaves b out", (x, w, b) => x.MatMul(w).Relu(), "The bias shifts each output before it is cut.", "section 2" },
            { "cuts before it adds b", (x, w, b) => x.MatMul(w).Relu() + b, "relu(x W + b): the bias decides where the cut is, so it is added first.", "section 2" },
            { "does not cut", (x, w, b) => x.MatMul(w) + b, "What is negative becomes 0: `.Relu()`, or the maximum with 0.", "section 2" },
            { "takes the absolute value", (x, w, b) => (x.MatMul(w) + b).Abs(), "ReLU sets what is negative to 0, it does not turn it around.", "section 2" },
            { "multiplies element by element", (x, w, b) => (x * w + b).Relu(), "`x * w` is element by element; the matrix product is `x.MatMul(w)`.", "section 2" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("Linear")],
        Hints =
        [
            "A matrix product, a sum, and a cut at 0.",
            "x.MatMul(w) is [N, out]; b is [out], so it is repeated for each row without a word from you.",
            "return (x.MatMul(w) + b).Relu();",
        ],
        Why = "[N, out] + [out]: aligned on the right, b is repeated for every row of the batch.",
    };
}
