using Groundwork.Nn;
using Groundwork.Stats;
using static Groundwork.Lessons.Errata.Numbers;

namespace Groundwork.Lessons.Errata;

/// <summary>Softmax, cross-entropy, divergence, entropy, sampling, Bayes.</summary>
static class OfProbability
{
    static readonly Tensor Logits = Tensor.From(3.0, 1.0, 0.2);

    static readonly Categorical Reference = Categorical.FromLogits(Tensor.From(2.0, 1.5, 0.5)), Tuned = Categorical.FromLogits(Tensor.From(1.8, 1.6, 0.8));

    public static Erratum Softmax() => new("E1", "The softmax of [3.0, 1.0, 0.2]",
        "`[0.844, 0.114, 0.042]`",
        $"`{List(Logits.Softmax(), "f3")}`. The page's numbers belong to the scores [3, 1, **0**].",
        $"softmax([3, 1, 0.2]) = {List(Logits.Softmax(), "f6")}; softmax([3, 1, 0]) = {List(Tensor.From(3.0, 1.0, 0.0).Softmax(), "f6")}");

    public static Erratum CrossEntropy() => new("E2", "Its cross-entropy",
        "`0.1699`",
        $"{Show(Losses.CrossEntropy(Logits, 0), "f4")}. No rounding or slip that we tried leads to the page's number.",
        $"−ln {Show(Logits.Softmax()[0], "f6")} = {Show(Losses.CrossEntropy(Logits, 0), "f10")}; with the scores [3, 1, 0] it would be {Show(Losses.CrossEntropy(Tensor.From(3.0, 1.0, 0.0), 0), "f4")}, with the page's own 0.844 it would be {Show(-Tensor.From(0.844).Log(), "f4")}");

    public static Erratum Epsilon()
    {
        Tensor wrong = Tensor.From(100.0, 0.0), sure = Tensor.From(100.0, 0.0);
        return new("E3", "−log(p + 1e-9) as a loss",
            "adds 1e-9 so that no logarithm of 0 is taken",
            "`logsumexp(z) − z[target]`, which needs no such guard. The guard puts a ceiling on the loss, makes a perfect answer's loss negative, and turns the gradient off where the model is most wrong; in Float16 it is 0 and guards nothing.",
            $"ceiling −ln 1e-9 = {Show(-Tensor.From(1e-9).Log(), "f4")}: the scores [100, 0] with answer 1 cost {Show(PageFormulas.CrossEntropy(wrong, 1), "f2")} instead of {Show(Losses.CrossEntropy(wrong, 1), "f2")}; a sure right answer costs {Show(PageFormulas.CrossEntropy(sure, 0), "0.0e+0")}; "
            + $"of the gradient remain {Show(GradientLeft(Math.Log(1e9)), "f2")} at a gap of 20.72 between the scores, {Show(GradientLeft(25), "f4")} at 25, {Show(GradientLeft(30), "0.0e+0")} at 30; "
            + $"in Float32, 1/32 + 1e-9 − 1/32 = {Show(Tensor.From(1f / 32) + 1e-9f - 1f / 32, "f0")}; 1e-9 in Float16 is {Show(Tensor.From(1e-9).To(DType.Float16).To(DType.Float64), "f0")}");
    }

    // The page's gradient of the wrong score, as a part of the right one.
    static double GradientLeft(double gap)
    {
        Tensor page = Tensor.From(gap, 0.0), right = Tensor.From(gap, 0.0);
        page.RequiresGrad = right.RequiresGrad = true;
        PageFormulas.CrossEntropy(page, 1).Backward();
        Losses.CrossEntropy(right, 1).Backward();
        return page.Grad![0].Item() / right.Grad![0].Item();
    }

    public static Erratum Divergence()
    {
        Tensor even = Tensor.Full([50_000], Tensor.Scalar(1.0 / 50_000));
        return new("E4", "The guards in the KL divergence",
            "`sum(p * log(p / (q + 1e-9) + 1e-9))`",
            "Σ p·(ln p − ln q) from log-probabilities, where a p of 0 adds 0 and a q of 0 under a p above 0 gives ∞. A divergence is never negative, and 0 of a distribution from itself; with the guards it is negative there.",
            $"of softmax([2, 1.5, 0.5]) from itself the page gives {Show(PageFormulas.KlDivergence(Reference.Probabilities, Reference.Probabilities), "0.0e+0")}, of 50,000 even probabilities from themselves {Show(PageFormulas.KlDivergence(even, even), "0.0000e+0")}; the library gives {Show(Reference.KlDivergence(Reference), "f0")} and {Show(new Categorical(even).KlDivergence(new Categorical(even)), "f0")}");
    }

    public static Erratum SoftmaxAxis()
    {
        Tensor matrix = Tensor.From<double>([1, 2, 3, 4], [2, 2]), masked = Tensor.Full([2], Tensor.Scalar(double.NegativeInfinity));
        return new("E5", "Softmax of everything at once",
            "one sum over the whole array",
            "an axis, the last if none is named: on a batch the page's form makes all rows together one distribution, silently. A row that is masked everywhere gives NaN. Without the maximum taken away (the page does take it away) exp overflows early.",
            $"the rows of softmax([[1, 2], [3, 4]]) sum to {List(PageFormulas.Softmax(matrix).Sum(1), "f4")} by the page's form, to {List(matrix.Softmax().Sum(1), "f4")} along the last axis; scores [−∞, −∞] give {List(PageFormulas.Softmax(masked), "f0")}; "
            + $"exp overflows above {Show(Tensor.From((double)float.MaxValue).Log(), "f2")} in Float32, {Show(Tensor.From(double.MaxValue).Log(), "f2")} in Float64, {Show(Tensor.From((double)Half.MaxValue).Log(), "f2")} in Float16");
    }

    public static Erratum TwoFunctions() => new("E6", "Two functions named `cross_entropy`",
        "one takes scores (example 2), one takes probabilities (example 3)",
        "`CrossEntropy` takes scores, as PyTorch's does; `Nll` takes log-probabilities. Probabilities given to the one that wants scores are no error, only a wrong loss.",
        $"of the scores {Show(Losses.CrossEntropy(Logits, 0), "f4")}; of their softmax, taken for scores, {Show(Losses.CrossEntropy(Logits.Softmax(), 0), "f4")}");

    public static Erratum Entropy()
    {
        Tensor certain = Tensor.From(1000.0, 0.0, 0.0), gap = Tensor.From(104f, 0f);
        return new("E10", "The entropy of a sure choice",
            "`-(p * log(p)).sum()`",
            "0·log 0 counts as 0, its limit. The page's form is NaN as soon as one probability is too small to be told from 0.",
            $"scores [1000, 0, 0]: {Show(PageFormulas.Entropy(certain.Softmax()), "f4")} by the page's form, {Show(Categorical.FromLogits(certain).Entropy(), "f4")} by the library; the smallest Float32 is exp({Show(Tensor.From((double)float.Epsilon).Log(), "f1")}), and of the scores [104, 0] the second probability is {Show(gap.Softmax()[1], "f0")} in Float32; "
            + $"the page's own example has the entropy {Show(Categorical.FromLogits(Tensor.From(1.0, 2.0, 0.5)).Entropy(), "f4")} nats, which the page does not say");
    }

    public static Erratum NotADistance()
    {
        Bernoulli p = new(Tensor.From(0.5)), q = new(Tensor.From(0.25)), r = new(Tensor.From(0.1));
        return new("E17", "KL as a distance, and which one RLHF uses",
            "\"measures distribution distance\", computed as KL(reference ‖ new)",
            "It is no distance: the two directions differ, and a detour can be shorter. RLHF's penalty is KL(policy ‖ reference), averaged over draws of the new policy.",
            $"KL(reference ‖ new) = {Show(Reference.KlDivergence(Tuned), "f5")}, KL(new ‖ reference) = {Show(Tuned.KlDivergence(Reference), "f5")}; for coins of 0.5, 0.25 and 0.1: {Show(p.KlDivergence(r), "f4")} straight, {Show(p.KlDivergence(q), "f4")} + {Show(q.KlDivergence(r), "f4")} = {Show(p.KlDivergence(q) + q.KlDivergence(r), "f4")} by the detour");
    }

    public static Erratum Temperature() => new("E22", "Division by the temperature",
        "`logits / temperature`, for any temperature",
        "0 means the largest score, below 0 is an error, and towards ∞ the choice becomes even. As written, 0 divides by 0.",
        $"T = 0 as written: {List(PageFormulas.Softmax(Logits / 0.0), "f0")}, in the limit token {Show(Logits.ArgMax().Item<long>(), "f0")}; T = 0.7: {List((Logits / 0.7).Softmax(), "f6")}; T = 10: {List((Logits / 10).Softmax(), "f3")}; T = 1e9: {List((Logits / 1e9).Softmax(), "f3")}");

    public static Erratum Choice()
    {
        const float Seventh = 1f / 7;
        float sum = 0;
        for (int i = 0; i < 50_000; i++) sum += 1f / 50_000;
        return new("E23", "Drawing with `np.random.choice`",
            "`np.random.choice(len(probs), p=probs)`",
            "It refuses probabilities whose sum is off by more than 1.5e-8, as Float32 probabilities often are. A loop of one's own that compares with running sums has the opposite fault: the sums can end below 1, and a draw above them falls off the end. The library divides by the sum and ends at the last index of weight.",
            $"seven times 1/7 in Float32 is {Show(7 * (double)Seventh, "f8")}, off by {Show(7 * (double)Seventh - 1, "0.0e+0")}; the running Float32 sum of 50,000 times 1/50,000 is {Show(sum, "f6")}");
    }

    public static Erratum Bayes()
    {
        Tensor prior = Tensor.From(0.01), ill = prior * 0.99, healthy = (1 - prior) * 0.05, never = prior * 0;
        return new("E24", "Bayes' rule without its condition",
            "P(A|B) = P(B|A) P(A) / P(B)",
            "for P(B) > 0: what never happens tells nothing.",
            $"an illness of 1%, a test that finds 99% and is wrong about 5% of the healthy: {Show(ill / (ill + healthy), "f4")}; a test that is never positive: {Show(never / (never + never), "f4")}");
    }
}
