using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.2, the gradient of the mean binary cross-entropy for all four tensors, by hand: each has the shape of what it is the gradient of.</summary>
    public static Exercise<Func<Tensor, Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2), (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>, (Tensor X, Tensor Y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Net)> Gradients { get; } =
        new("12.2", "the gradients by hand", (f, x) => f(x.X, x.Y, x.Net))
        {
            Reference = (x, y, net) => GradientsOf(x, y, net),
            AlsoRight = [(x, y, net) => ByAutograd(x, y, net)],
            Cases = draw =>
            {
                int inputs = draw.Length(3), count = draw.Length(4);
                return (draw.Tensor([count, inputs]), AnswersOf(draw, count), NetOf(draw, inputs, draw.Length(4)));
            },
            Edges = [(Tensor.From(1.0, -1.0, 2.0, 0.5).Reshape(2, 2), Tensor.From(1.0, 0.0).Reshape(2, 1), Net(2, 8, seed: 1))],
            Laws =
            {
                { "dW₂ is what small steps of W₂ do to the loss", (f, x) => BySteps(x.Net.W2, f(x.X, x.Y, x.Net).W2, w => LossOf(x.X, x.Y, x.Net with { W2 = w })) },
                { "db₂ is what small steps of b₂ do to the loss", (f, x) => BySteps(x.Net.B2, f(x.X, x.Y, x.Net).B2, b => LossOf(x.X, x.Y, x.Net with { B2 = b })) },
                { "dW₁ is what small steps of W₁ do to the loss", (f, x) => BySteps(x.Net.W1, f(x.X, x.Y, x.Net).W1, w => LossOf(x.X, x.Y, x.Net with { W1 = w })) },
                { "db₁ is what small steps of b₁ do to the loss", (f, x) => BySteps(x.Net.B1, f(x.X, x.Y, x.Net).B1, b => LossOf(x.X, x.Y, x.Net with { B1 = b })) },
            },
            Mistakes =
            {
                { "does not divide by N", (x, y, net) => Scaled(GradientsOf(x, y, net), x.Shape[0]), "The loss is the mean over N rows, so the gradient of each score is divided by N.", "section 3" },
                { "goes uphill", (x, y, net) => Scaled(GradientsOf(x, y, net), -1), "The gradient of a score is p - y, in this order: it is negative where the answer is 1, so that a step against it raises the score.", "section 3" },
                { "forgets the slope of tanh", (x, y, net) => GradientsOf(x, y, net, slope: h => Tensor.OnesLike(h)), "On its way back through tanh the gradient is multiplied by the slope there, 1 - h².", "section 3" },
                { "takes 1 - tanh(h)² for the slope of tanh", (x, y, net) => GradientsOf(x, y, net, slope: h => 1 - h.Tanh().Square()), "h is tanh(a) already: its slope is 1 - h², without a second tanh.", "section 3" },
                { "takes the slope of the sigmoid for that of tanh", (x, y, net) => GradientsOf(x, y, net, slope: h => h * (1 - h)), "p(1 - p) is the slope of the sigmoid; that of tanh is 1 - h².", "section 3" },
                { "multiplies by the slope of the sigmoid at the score", (x, y, net) => GradientsOf(x, y, net, score: (p, t) => (p - t) * p * (1 - p)), "That factor belongs to a squared error. In the cross-entropy it cancels: what remains is p - y.", "section 3" },
                { "takes the mean of the bias' gradients", (x, y, net) => GradientsOf(x, y, net) is var g ? g with { B1 = g.B1 / x.Shape[0], B2 = g.B2 / x.Shape[0] } : g, "The bias is used in every row, so its gradient is the sum over the rows; the division by N is in the gradient of the scores already.", "section 3" },
            },
            Rules = [Rule.NoCall("Backward", "Grad", "CheckGradient")],
            Hints =
            [
                "Walk the forward pass from its end: the gradient of the scores first, then of W₂ and b₂, then of h, of a = x W₁ + b₁, and at last of W₁ and b₁.",
                "Through a product: dW₂ = hᵀ dz and dh = dz W₂ᵀ. Through the bias: the sum over the rows. Through tanh: da = dh · (1 - h²).",
                "Tensor dz = (z.Sigmoid() - y) / x.Shape[0]; Tensor da = dz.MatMul(net.W2.Transpose()) * (1 - h.Square());",
            ],
            Why = "Each line is the chain rule for one operation, and a shape tells which factor is transposed.",
        };

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) GradientsOf(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, Func<Tensor, Tensor>? slope = null, Func<Tensor, Tensor, Tensor>? score = null)
    {
        Tensor h = HiddenOf(x, net), p = (h.MatMul(net.W2) + net.B2).Sigmoid();    // [N, hidden], [N, 1]
        Tensor dz = (score?.Invoke(p, y) ?? p - y) / x.Shape[0];                   // [N, 1]
        Tensor da = dz.MatMul(net.W2.Transpose()) * (slope?.Invoke(h) ?? 1 - h.Square());    // [N, hidden]
        return (x.Transpose().MatMul(da), da.Sum(0), h.Transpose().MatMul(dz), dz.Sum(0));
    }

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) ByAutograd(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net)
    {
        Tensor[] leaves = [.. new[] { net.W1, net.B1, net.W2, net.B2 }.Select(Leaf)];
        Losses.BinaryCrossEntropyWithLogits(ScoresOf(x, (leaves[0], leaves[1], leaves[2], leaves[3])), y).Backward();
        return (leaves[0].Grad!, leaves[1].Grad!, leaves[2].Grad!, leaves[3].Grad!);
    }

    static Tensor Leaf(Tensor values)
    {
        Tensor leaf = values.Detach().Clone();
        leaf.RequiresGrad = true;
        return leaf;
    }

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Scaled((Tensor W1, Tensor B1, Tensor W2, Tensor B2) g, double factor) => (g.W1 * factor, g.B1 * factor, g.W2 * factor, g.B2 * factor);

    static Claim BySteps(Tensor at, Tensor gradient, Func<Tensor, double> loss) =>
        Claim.Gradient(gradient.Flatten().ToArray<double>(), values => loss(Tensor.From(values).Reshape(at.Shape.Dims)), at.Flatten().ToArray<double>());
}
