using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day14
{
    /// <summary>14.2, one step of gradient descent on a table of scores: <c>W − rate · ∂loss/∂W</c>, where the loss is the mean cross-entropy of the rows that the letters pick.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor, double, Tensor>, (Tensor Scores, Tensor Letters, Tensor Next, double Rate)> BigramStep { get; } = new("14.2", "the same by gradient descent", (f, x) => f(x.Scores, x.Letters, x.Next, x.Rate))
    {
        Reference = (scores, letters, next, rate) => Moved(scores, -rate, w => Losses.CrossEntropy(w.Take(letters, axis: 0), next)),
        Cases = draw =>
        {
            int symbols = draw.Whole(2, 4), pairs = draw.Whole(2, 6);
            return (draw.Tensor([symbols, symbols]), Ids(draw, pairs, symbols), Ids(draw, pairs, symbols), draw.Pick(1, 0.5, 10));
        },
        Edges = [(Tensor.Zeros([2, 2], DType.Float64), Tensor.From(0L, 0L), Tensor.From(1L, 1L), 1)],
        Laws =
        {
            { "a small step makes the loss smaller, or leaves it", (f, x) =>
                Loss(f(x.Scores, x.Letters, x.Next, 0.01).Take(x.Letters, axis: 0), x.Next) <= Loss(x.Scores.Take(x.Letters, axis: 0), x.Next) + 1e-9 },
        },
        Trials =
        {
            { "200 steps from zero reach the loss of counting", f =>
            {
                string[] names = SyllableNames.Make(500, seed: 7);
                var (contexts, next) = Windows(names, 1);
                Tensor letters = contexts.Reshape([-1]), scores = Tensor.Zeros([Day14.Letters, Day14.Letters]);
                for (int step = 0; step < 200; step++) scores = f(scores, letters, next, 50);
                double counted = Loss(BigramLogits(names).Take(letters, axis: 0), next);
                return Claim.AtMost(Loss(scores.Take(letters, axis: 0), next), counted + 0.01, "the loss after 200 steps");
            } },
        },
        Mistakes =
        {
            { "climbs", (scores, letters, next, rate) => Moved(scores, rate, w => Losses.CrossEntropy(w.Take(letters, axis: 0), next)), "The gradient points to where the loss grows: subtract it.", "section 2" },
            { "adds the losses up instead of taking their mean", (scores, letters, next, rate) => Moved(scores, -rate, w => Losses.CrossEntropy(w.Take(letters, axis: 0), next, reduction: Reduction.Sum)), "With the sum, a step grows with the number of pairs: the rate would have to be another for each batch.", "section 2" },
            { "puts a softmax before the cross-entropy", (scores, letters, next, rate) => Moved(scores, -rate, w => Losses.CrossEntropy(w.Take(letters, axis: 0).Softmax(), next)), "`CrossEntropy` takes scores and has the softmax in it: a second one flattens the probabilities, and learning crawls.", "section 2" },
            { "picks columns instead of rows", (scores, letters, next, rate) => Moved(scores, -rate, w => Losses.CrossEntropy(w.T.Take(letters, axis: 0), next)), "Row i holds the scores of what follows letter i: take along axis 0.", "section 2" },
        },
        Hints =
        [
            "Tensor w = scores.Detach(); w.RequiresGrad = true; so that the table itself has a gradient.",
            "Tensor loss = Losses.CrossEntropy(w.Take(letters, axis: 0), next); loss.Backward();",
            "return (w - rate * w.Grad!).Detach();",
        ],
        Why = "Cross-entropy is least where the softmax of each row is the share of counts, so descent ends where counting begins.",
    };

    static Tensor Moved(Tensor scores, double by, Func<Tensor, Tensor> loss)
    {
        Tensor w = scores.Detach();
        w.RequiresGrad = true;
        loss(w).Backward();
        return (w + by * w.Grad!).Detach();
    }

    static Tensor Ids(Draw draw, int count, int symbols) => Tensor.From(draw.Many(count, () => (long)draw.Whole(0, symbols - 1)));
}
