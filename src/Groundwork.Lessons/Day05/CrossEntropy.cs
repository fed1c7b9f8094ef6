namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.5, cross-entropy from scores: <c>log Σ eᶻ - z[target]</c>, right for scores of any size.</summary>
    public static Exercise<Func<double[], int, double>, (double[] Scores, int Target)> CrossEntropy { get; } = new("5.5", "cross-entropy from scores", (f, x) => f(x.Scores, x.Target))
    {
        Reference = (z, target) => LogSumExp(z) - z[target],
        AlsoRight = [(z, target) => LogSumExp(Array.ConvertAll(z, x => x - z[target]))],
        Cases = draw =>
        {
            double size = draw.Pick(1, 10);
            double[] scores = Array.ConvertAll(draw.Vector(draw.Whole(2, 5)), x => size * x);
            return (scores, draw.Whole(0, scores.Length - 1));
        },
        Edges = [([3, 1, 0.2], 0), ([0, 0], 0), ([1, 0], 1), ([50, 0], 0), ([30, 0], 1), ([100, 0], 1), ([1000, 0], 1), ([1000, 0], 0), ([-1000, -1000], 0)],
        Laws =
        {
            { "a loss is never negative", (f, x) => f(x.Scores, x.Target) >= 0 },
            { "adding 100 to all scores changes nothing", (f, x) => (f(Array.ConvertAll(x.Scores, z => z + 100), x.Target), f(x.Scores, x.Target)) },
            { "its gradient is softmax, less 1 at the target", (f, x) => Claim.Gradient([.. Stable(x.Scores).Select((p, i) => i == x.Target ? p - 1 : p)], z => f(z, x.Target), x.Scores) },
        },
        // The loss of scores around 1000 is a difference of numbers around 1000, which have 13 decimals.
        Tolerance = new(1e-9, 1e-11),
        Mistakes =
        {
            { "adds 1e-9 before the logarithm", (z, target) => -Math.Log(Stable(z)[target] + 1e-9), "The guard puts a ceiling on the loss: yours stops at 20.72, just where the model is most wrong, and below it for a sure right answer it is negative.", "section 7, *Break*" },
            { "takes the softmax twice", (z, target) => LogSumExp(Stable(z)) - Stable(z)[target], "What goes in are scores. Probabilities taken for scores lie between 0 and 1, so no answer can be sure: for [3, 1, 0.2] it gives 0.6634.", "section 7, *Break*" },
            { "takes the logarithm of base 10", (z, target) => (LogSumExp(z) - z[target]) / Math.Log(10), "`Math.Log10` measures in other units. The loss is in nats: `Math.Log`.", "section 7" },
            { "takes the logarithm of base 2", (z, target) => (LogSumExp(z) - z[target]) / Math.Log(2), "`Math.Log2` measures in bits. The loss is in nats: `Math.Log`.", "section 7" },
            { "overflows, for the largest score is not taken away", (z, target) => Math.Log(z.Sum(Math.Exp)) - z[target], "log Σ eᶻ is max + log Σ eᶻ⁻ᵐᵃˣ: written like that, no exponential overflows.", "section 7" },
            { "takes the logarithm of a probability", (z, target) => -Math.Log(Stable(z)[target]), "A probability below 1e-323 is 0 in Float64, and -log 0 is ∞: stay with the scores, log Σ eᶻ - z[target].", "section 7" },
            { "takes the logarithm of an unstable softmax", (z, target) => -Math.Log(Shares(z, Math.Exp)[target]), "e¹⁰⁰⁰ is ∞, and ∞/∞ is NaN: stay with the scores, log Σ eᶻ - z[target], with the largest score taken away.", "section 7" },
            { "has the sign the wrong way round", (z, target) => z[target] - LogSumExp(z), "The logarithm of a probability is negative; the loss is its opposite.", "section 7" },
            { "gives the probability", (z, target) => Stable(z)[target], "The loss is small for a probable answer: minus the logarithm of the probability.", "section 7" },
        },
        Rules = [Rule.NoCall("CrossEntropy", "CrossEntropyFromLogits", "Nll", "LogSumExp", "LogSoftmax")],
        Hints =
        [
            "-log of softmax at the target. Write the fraction out and take the logarithm before computing it.",
            "-log(eᶻ[target] / Σ eᶻ) = log Σ eᶻ - z[target]. The first part wants the largest score taken away.",
            "double max = z.Max(); return max + Math.Log(z.Sum(x => Math.Exp(x - max))) - z[target];",
        ],
        Why = "No probability is ever formed, so none can be rounded to 0 or to 1, and the gradient is right however wrong the model is.",
    };

    static double LogSumExp(double[] z)
    {
        double max = z.Max();
        return max + Math.Log(z.Sum(x => Math.Exp(x - max)));
    }
}
