namespace Groundwork.Lessons;

public static partial class Day14
{
    /// <summary>14.5, a model of letters that is better than bigrams on names it never saw: from three letters before (Int64 [n, 3]) to the scores of the next [n, 27].</summary>
    public static Exercise<Func<string[], long, Func<Tensor, Tensor>>, (string[] Names, long Seed)> TrainNames { get; } = new("14.5", "better than counting", (f, x) => f(x.Names, x.Seed))
    {
        Trials =
        {
            { "scores for every symbol: [n, 3] gives [n, 27]", f => f(SyllableNames.Make(300, seed: 11), 1)(Tensor.Zeros([5, 3], DType.Int64)) is var scores && scores.Rank == 2 && scores.Shape.Dims[0] == 5 && scores.Shape.Dims[1] == Letters
                ? true : Claim.True(false, $"5 contexts gave scores of shape {scores.Shape}, and should give (5, {Letters})") },
            { "seed 1: the loss on names it never saw is at least 0.02 below that of bigrams", f => Better(f, 1) },
            { "seed 2: the same", f => Better(f, 2) },
        },
        Hints =
        [
            "An Embedding(27, 10), its three vectors side by side (Reshape([-1, 30])), a Linear(30, 64), Tanh, a Linear(64, 27).",
            "600 steps of AdamW with learning rate 0.01 on random batches of 128 windows are enough.",
            "Draw a batch with random.NextInt64(0, count), take contexts and next along axis 0, then ZeroGrad, CrossEntropy, Backward, Step.",
        ],
        Why = "Three letters say more than one, and vectors that letters share let the model profit from contexts that it never saw.",
    };

    static Claim Better(Func<string[], long, Func<Tensor, Tensor>> train, long seed)
    {
        string[] names = SyllableNames.Make(3000, seed: 20 + seed);
        var model = train(names[..2700], seed);
        var (contexts, next) = Windows(names[2700..], 3);
        using var _ = Autograd.NoGrad();
        double counted = Loss(BigramLogits(names[..2700]).Take(contexts[.., ^1], axis: 0), next);
        return Claim.AtMost(Loss(model(contexts), next), counted - 0.02, $"the loss on 300 new names (bigrams have {Notation.Number(counted)})");
    }
}
