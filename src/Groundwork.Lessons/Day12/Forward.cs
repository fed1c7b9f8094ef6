namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.1, the forward pass: <c>tanh(x W₁ + b₁) W₂ + b₂</c>, a score for each row of x.</summary>
    public static Exercise<Func<Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2), Tensor>, (Tensor X, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Net)> Forward { get; } = new("12.1", "the forward pass", (f, x) => f(x.X, x.Net))
    {
        Reference = (x, net) => ScoresOf(x, net),
        Cases = draw =>
        {
            int inputs = draw.Length(3);
            return (draw.Tensor([draw.Length(4), inputs]), NetOf(draw, inputs, draw.Length(4)));
        },
        Edges = [(Tensor.From(1.0, -1.0, 2.0, 0.5).Reshape(2, 2), Net(2, 8, seed: 1))],
        Laws =
        {
            { "each row is scored by itself: rows in another order give scores in that order", (f, x) => (f(x.X.Flip(0), x.Net), f(x.X, x.Net).Flip(0)) },
            { "with W₂ = 0 nothing but b₂ is left", (f, x) => (f(x.X, x.Net with { W2 = Tensor.ZerosLike(x.Net.W2) }), Tensor.Zeros([x.X.Shape[0], 1], DType.Float64) + x.Net.B2) },
        },
        Mistakes =
        {
            { "leaves tanh out", (x, net) => (x.MatMul(net.W1) + net.B1).MatMul(net.W2) + net.B2, "Without the bend in between, two matrices are one matrix, W₁W₂, and its border is a straight line.", "section 2" },
            { "bends the score too", (x, net) => ScoresOf(x, net).Tanh(), "The score may be any number; the loss turns it into a probability. Only the hidden layer is bent.", "section 2" },
            { "adds the bias behind tanh", (x, net) => (x.MatMul(net.W1).Tanh() + net.B1).MatMul(net.W2) + net.B2, "b₁ shifts the place where a unit bends, so it is added before: tanh(x W₁ + b₁).", "section 2" },
            { "leaves b₁ out", (x, net) => x.MatMul(net.W1).Tanh().MatMul(net.W2) + net.B2, "Without b₁ every unit bends at the origin.", "section 2" },
            { "leaves b₂ out", (x, net) => HiddenOf(x, net).MatMul(net.W2), "The score has a bias of its own, b₂.", "section 2" },
            { "cuts with ReLU where it should bend with tanh", (x, net) => (x.MatMul(net.W1) + net.B1).Relu().MatMul(net.W2) + net.B2, "ReLU is another bend, and a good one: the gradients of exercise 12.2 are those of tanh.", "section 2" },
            { "gives probabilities", (x, net) => ScoresOf(x, net).Sigmoid(), "Keep the scores: the loss takes them as they are, which is what makes it exact for large ones.", "section 2" },
        },
        Hints =
        [
            "Two steps: the hidden layer [N, 8] from x [N, 2], and the score [N, 1] from the hidden layer.",
            "x.MatMul(net.W1) is [N, 8]; the bias [8] is added to every row by broadcasting.",
            "Tensor h = (x.MatMul(net.W1) + net.B1).Tanh(); return h.MatMul(net.W2) + net.B2;",
        ],
        Why = "Each hidden unit draws a soft line through the plane, and the score weighs the eight lines against each other.",
    };
}
