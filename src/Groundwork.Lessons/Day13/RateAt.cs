namespace Groundwork.Lessons;

public static partial class Day13
{
    /// <summary>
    /// 13.3, warm-up and cosine: <c>peak · (step + 1) / warmup</c> below warmup, then <c>½ · peak · (1 + cos(π · (step − warmup) / (steps − 1 − warmup)))</c>,
    /// which is 0 at the last step, steps − 1.
    /// </summary>
    public static Exercise<Func<int, int, int, double, double>, (int Step, int Warmup, int Steps, double Peak)> RateAt { get; } = new("13.3", "warm-up and cosine", (f, x) => f(x.Step, x.Warmup, x.Steps, x.Peak))
    {
        Reference = (step, warmup, steps, peak) => step < warmup ? peak * (step + 1) / warmup : Cosine(step, warmup, steps, peak),
        Cases = draw =>
        {
            int warmup = draw.Whole(1, 10), steps = warmup + draw.Whole(3, 90);
            return (draw.Whole(0, steps - 1), warmup, steps, draw.Pick(1, 0.001));
        },
        Edges = [(0, 10, 100, 1), (9, 10, 100, 1), (10, 10, 100, 1), (54, 10, 100, 1), (99, 10, 100, 1)],
        Laws =
        {
            { "never above the peak, and never below 0", (f, x) => f(x.Step, x.Warmup, x.Steps, x.Peak) is var rate && rate >= -1e-15 && rate <= x.Peak + 1e-15 },
            { "0 at the last step", (f, x) => (f(x.Steps - 1, x.Warmup, x.Steps, x.Peak), 0.0) },
        },
        Tolerance = new Tolerance(1e-9, 1e-12),
        Mistakes =
        {
            { "does not reach 0 at the last step", (step, warmup, steps, peak) => step < warmup ? peak * (step + 1) / warmup : Cosine(step, warmup, steps + 1, peak), "Steps are counted from 0: the last is steps − 1, and the cosine must arrive there.", "section 4" },
            { "starts at 0", (step, warmup, steps, peak) => step < warmup ? peak * step / warmup : Cosine(step, warmup, steps, peak), "With a rate of 0 the first step is lost: count (step + 1) of warmup.", "section 4" },
            { "counts the cosine from step 0", (step, warmup, steps, peak) => step < warmup ? peak * (step + 1) / warmup : Cosine(step, 0, steps, peak), "The cosine begins where the warm-up ends: subtract warmup from the step, and from the length.", "section 4" },
            { "falls along a line", (step, warmup, steps, peak) => step < warmup ? peak * (step + 1) / warmup : peak * (steps - 1 - step) / (steps - 1 - warmup), "That is linear decay. The cosine stays high longer, and ends gently.", "section 4" },
            { "has no warm-up", (step, warmup, steps, peak) => Cosine(Math.Max(step, warmup), warmup, steps, peak), "Adam's means know nothing at first: the warm-up keeps the first steps small.", "section 4" },
        },
        Hints =
        [
            "Two cases: step < warmup, and the others.",
            "How far along the cosine: t = (step - warmup) / (double)(steps - 1 - warmup), from 0 to 1.",
            "return 0.5 * peak * (1 + Math.Cos(Math.PI * t));",
        ],
        Why = "Small steps while the optimizer learns what it has to do with, large ones in the middle, and small ones again to settle.",
    };

    static double Cosine(int step, int warmup, int steps, double peak) => 0.5 * peak * (1 + Math.Cos(Math.PI * (step - warmup) / (steps - 1 - warmup)));
}
