namespace Groundwork.Lessons.Errata;

/// <summary>The page's formulas as it writes them, weak points included.</summary>
static class PageFormulas
{
    public static Tensor Softmax(Tensor x)
    {
        Tensor e = (x - x.Max()).Exp();
        return e / e.Sum();
    }

    public static Tensor CrossEntropy(Tensor logits, int target) => -(Softmax(logits)[target] + 1e-9).Log();

    public static Tensor KlDivergence(Tensor p, Tensor q) => (p * (p / (q + 1e-9) + 1e-9).Log()).Sum();

    public static Tensor Entropy(Tensor p) => -(p * p.Log()).Sum();

    public static Tensor LayerNorm(Tensor x, double eps = 1e-5) => (x - x.Mean()) / (x.Std() + eps);
}
