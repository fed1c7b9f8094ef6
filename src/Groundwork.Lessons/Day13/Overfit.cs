using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day13
{
    /// <summary>13.1, one batch by heart: a model that was trained on 32 pictures [32, 64] until its loss on them is below 0.05.</summary>
    public static Exercise<Func<Tensor, Tensor, long, Layer>, (Tensor Images, Tensor Labels, long Seed)> Overfit { get; } = new("13.1", "one batch by heart", (f, x) => f(x.Images, x.Labels, x.Seed))
    {
        Trials =
        {
            { "seed 1: the loss on the batch is below 0.05", f => ByHeart(f, 1) },
            { "seed 2: the same", f => ByHeart(f, 2) },
            { "seed 3: the same", f => ByHeart(f, 3) },
        },
        Rules = [Rule.Before("ZeroGrad", "Backward"), Rule.MustCall("Step")],
        Hints =
        [
            "A Sequential of Linear(64, 32), Relu and Linear(32, 10) is large enough.",
            "100 steps of Adam with learning rate 0.01, each with all 32 pictures.",
            "optimizer.ZeroGrad(); Losses.CrossEntropy(model.Call(images), labels).Backward(); optimizer.Step();",
        ],
        Why = "The loop, the loss, the gradient and the data belong together: whatever fails from now on is not a bug in these.",
    };

    static Claim ByHeart(Func<Tensor, Tensor, long, Layer> f, long seed)
    {
        var glyphs = new Glyphs(32, seed: 30 + seed);
        Layer model = f(glyphs.Rows, glyphs.Labels, seed);
        model.Eval();
        using var _ = Autograd.NoGrad();
        return Claim.AtMost(Losses.CrossEntropy(model.Call(glyphs.Rows), glyphs.Labels).Item(), 0.05, "the loss on the batch");
    }
}
