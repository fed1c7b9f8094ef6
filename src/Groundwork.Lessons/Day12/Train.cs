using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.3, the update loop: full-batch gradient descent with <c>Backward</c> and without an optimizer; gives the net after so many steps.</summary>
    public static Exercise<Func<Tensor, Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2), double, int, (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>,
        (Tensor X, Tensor Y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Net, double Rate, int Steps)> Train { get; } =
        new("12.3", "the update loop", (f, x) => f(x.X, x.Y, x.Net, x.Rate, x.Steps))
        {
            IsChallenge = true,
            Reference = (x, y, net, rate, steps) => Trained(x, y, net, rate, steps),
            Cases = draw =>
            {
                int inputs = draw.Length(3), count = draw.Length(4);
                return (draw.Tensor([count, inputs]), AnswersOf(draw, count), NetOf(draw, inputs, draw.Length(4)), draw.Pick(0.1, 0.5), draw.Whole(1, 4));
            },
            Edges = [(Tensor.From(1.0, -1.0, 2.0, 0.5).Reshape(2, 2), Tensor.From(1.0, 0.0).Reshape(2, 1), Net(2, 8, seed: 1), 0.1, 3)],
            Laws =
            {
                { "no step changes nothing", (f, x) => Claim.Same(f(x.X, x.Y, x.Net, x.Rate, 0), x.Net) },
                { "two steps are one step and another one", (f, x) => Claim.Same(f(x.X, x.Y, x.Net, x.Rate, 2), f(x.X, x.Y, f(x.X, x.Y, x.Net, x.Rate, 1), x.Rate, 1)) },
            },
            Trials =
            {
                { "learns XOR: a loss below 0.1 after 400 steps, from seeds 1, 2 and 3", f => Claim.AtMost(WorstLoss(f), 0.1, "the loss of the worst of three") },
            },
            Mistakes =
            {
                { "does not clear the gradients", (x, y, net, rate, steps) => Trained(x, y, net, rate, steps, clears: false), "`Backward` adds to `Grad`: from the second step on you move along the sum of all gradients so far. The loss falls, and then it rises.", "section 4, *Break*" },
                { "adds the gradient", (x, y, net, rate, steps) => Trained(x, y, net, -rate, steps), "The gradient points where the loss rises: go the other way, w - rate · g.", "section 4" },
                { "updates inside the graph", (x, y, net, rate, steps) => InTheGraph(x, y, net, rate, steps), "w = w - rate · w.Grad makes a new tensor that remembers where it came from: it is no leaf any more, and gets no gradient. Update under `Autograd.NoGrad()`, and begin with leaves again.", "section 4, *Break*" },
                { "takes one step fewer", (x, y, net, rate, steps) => Trained(x, y, net, rate, steps - 1), "`step < steps` from 0 makes as many steps as asked for.", "section 4" },
                { "moves the second layer alone", (x, y, net, rate, steps) => Trained(x, y, net, rate, steps, moves: [2, 3]), "All four tensors are parameters: each has its own gradient and its own step.", "section 4" },
                { "moves the weights and not the biases", (x, y, net, rate, steps) => Trained(x, y, net, rate, steps, moves: [0, 2]), "The biases are parameters too.", "section 4" },
            },
            Rules = [Rule.NoCall("Step"), Rule.MustCall("Backward")],
            Hints =
            [
                "Begin with copies that ask for gradients: Tensor w1 = net.W1.Clone(); w1.RequiresGrad = true; and so on.",
                "In each step: the loss of Forward, Backward, then for each of the four w.SubInPlace(rate * w.Grad!) under Autograd.NoGrad(), then w.Grad = null.",
                "foreach (Tensor w in parameters) { using (Autograd.NoGrad()) w.SubInPlace(rate * w.Grad!); w.Grad = null; }",
            ],
            Why = "Every optimizer is this loop: clear, go backward, move against the gradient.",
        };

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Trained(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, double rate, int steps, bool clears = true, int[]? moves = null)
    {
        Tensor[] w = [.. new[] { net.W1, net.B1, net.W2, net.B2 }.Select(Leaf)];
        for (int step = 0; step < steps; step++)
        {
            Losses.BinaryCrossEntropyWithLogits(ScoresOf(x, (w[0], w[1], w[2], w[3])), y).Backward();
            using var _ = Autograd.NoGrad();
            foreach (int i in moves ?? [0, 1, 2, 3]) w[i].SubInPlace(rate * w[i].Grad!);
            if (!clears) continue;
            foreach (Tensor one in w) one.Grad = null;
        }
        return (w[0].Detach(), w[1].Detach(), w[2].Detach(), w[3].Detach());
    }

    static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) InTheGraph(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, double rate, int steps)
    {
        Tensor[] w = [.. new[] { net.W1, net.B1, net.W2, net.B2 }.Select(Leaf)];
        for (int step = 0; step < steps; step++)
        {
            Losses.BinaryCrossEntropyWithLogits(ScoresOf(x, (w[0], w[1], w[2], w[3])), y).Backward();
            for (int i = 0; i < w.Length; i++) w[i] -= rate * w[i].Grad!;
        }
        return (w[0].Detach(), w[1].Detach(), w[2].Detach(), w[3].Detach());
    }

    static double WorstLoss(Func<Tensor, Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2), double, int, (Tensor W1, Tensor B1, Tensor W2, Tensor B2)> train) => ((long[])[1, 2, 3]).Max(seed =>
    {
        var (points, labels) = Toy2d.Xor(64, seed);
        Tensor x = points.To(DType.Float64), y = labels.To(DType.Float64).Unsqueeze(1);
        return LossOf(x, y, train(x, y, Net(2, 8, seed), 0.5, 400));
    });
}
