namespace Groundwork.Stats;

/// <summary>Information theory on discrete distributions: entropies and divergences in nats, from probabilities or from logits, exact at the edges.</summary>
/// <remarks>
/// <c>0 · ln 0</c> is 0; mass where the other has none costs ∞. Distributions lie along an axis, the last by default; the result has the shape without it.
/// Probabilities must be at least 0 and sum to 1 within 1e-4 (what a sum in Float32 may miss); they are not rescaled. All members may be called from several threads.
/// </remarks>
public static class Information
{
    /// <summary>The entropy <c>H(p) = −Σ p ln p</c>: the expected surprise, 0 for a sure outcome, ln n for n equal ones.</summary>
    /// <param name="probabilities">Distributions along the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats; divide by ln 2 for bits. Integers give Float64.</returns>
    /// <exception cref="ArgumentException">A probability is negative or NaN, or they do not sum to 1.</exception>
    /// <example><code>Information.Entropy(Tensor.From(0.5, 0.5, 0.0)).Item();   // 0.6931</code></example>
    public static Tensor Entropy(Tensor probabilities, int axis = -1)
    {
        var p = Checked("entropy", probabilities, axis);
        return (-p.Xlogy(p)).Sum(axis);
    }

    /// <summary>The entropy of softmax(logits); no probability needs to be formed, so that none underflows.</summary>
    /// <param name="logits">Scores along the axis; −∞ stands for an outcome that cannot be.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats. Gradients flow.</returns>
    /// <example><code>Information.EntropyFromLogits(Tensor.From(1000.0, 0.0, 0.0)).Item();   // 0</code></example>
    public static Tensor EntropyFromLogits(Tensor logits, int axis = -1)
    {
        var log = Float("entropy", logits).LogSoftmax(axis);
        return -Weighted(log.Exp(), log).Sum(axis);
    }

    /// <summary>The cross-entropy <c>H(p, q) = −Σ p ln q</c>: the expected surprise of one who believes q where p holds. At least H(p).</summary>
    /// <param name="p">What holds.</param>
    /// <param name="q">What is believed.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats; ∞ where p has mass and q has none.</returns>
    /// <exception cref="ArgumentException">A probability is negative or NaN, or they do not sum to 1.</exception>
    /// <example><code>Information.CrossEntropy(Tensor.From(1.0, 0.0), Tensor.From(0.5, 0.5)).Item();   // 0.6931</code></example>
    public static Tensor CrossEntropy(Tensor p, Tensor q, int axis = -1)
    {
        var (a, b) = (Checked("cross entropy", p, axis), Checked("cross entropy", q, axis));
        return (-a.Xlogy(b)).Sum(axis);
    }

    /// <summary>The cross-entropy of softmax(logits) for known outcomes, <c>logsumexp(z) − z[t]</c>: the training objective of language models, without a cap.</summary>
    /// <param name="logits">[..., n].</param>
    /// <param name="targets">[...]: the outcome's index.</param>
    /// <returns>[...] nats, not averaged. Gradients flow to the logits.</returns>
    /// <exception cref="ShapeException">The targets do not have the shape of the logits without the last axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is outside the classes.</exception>
    /// <example><code>Information.CrossEntropyFromLogits(Tensor.From(3.0, 1.0, 0.2), Tensor.Scalar(0)).Item();   // 0.1791</code></example>
    public static Tensor CrossEntropyFromLogits(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var log = Float("cross entropy", logits).LogSoftmax();
        if (targets.Shape != Shape.Of(log.Shape.Dims[..^1]))
            throw new ShapeException("cross entropy", $"targets of shape {targets.Shape} do not fit logits of shape {logits.Shape}; expected {Shape.Of(log.Shape.Dims[..^1])}", [logits.Shape, targets.Shape]);
        return -log.TakeAlongAxis(targets.Unsqueeze(-1), -1).Squeeze(-1);
    }

    /// <summary>The Kullback–Leibler divergence <c>KL(p‖q) = Σ p (ln p − ln q)</c>: what believing q costs where p holds. Never negative, and 0 only for equal distributions; not a distance, for it is not symmetric.</summary>
    /// <param name="p">What holds.</param>
    /// <param name="q">What is believed.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats; ∞ where p has mass and q has none.</returns>
    /// <remarks>Summed as <c>p ln(p/q) − p + q</c>, whose terms are none of them negative (Cover and Thomas, "Elements of Information Theory", 2.3).</remarks>
    /// <exception cref="ArgumentException">A probability is negative or NaN, or they do not sum to 1.</exception>
    /// <example><code>Information.KlDivergence(Tensor.From(0.5, 0.5), Tensor.From(0.25, 0.75)).Item();   // 0.1438</code></example>
    public static Tensor KlDivergence(Tensor p, Tensor q, int axis = -1)
    {
        var (a, b) = (Checked("kl divergence", p, axis), Checked("kl divergence", q, axis));
        // Divergences of equal distributions are 0 to the last bit; of near ones the terms p − q carry the digits.
        var ratio = a.Xlogy(a) - a.Xlogy(b);
        return Tensor.Where(a > 0, (ratio - a + b).Clip(0, double.PositiveInfinity), b).Sum(axis);
    }

    /// <summary>KL(softmax(p)‖softmax(q)) from logits, such as the penalty that keeps a tuned model near its reference: policy first.</summary>
    /// <param name="p">Logits of what holds; −∞ stands for an outcome that cannot be.</param>
    /// <param name="q">Logits of what is believed.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats, never negative. Gradients flow.</returns>
    /// <example><code>Information.KlDivergenceFromLogits(Tensor.From(2.0, 1.5, 0.5), Tensor.From(1.8, 1.6, 0.8)).Item();   // 0.0178</code></example>
    public static Tensor KlDivergenceFromLogits(Tensor p, Tensor q, int axis = -1)
    {
        Tensor a = Float("kl divergence", p).LogSoftmax(axis), b = Float("kl divergence", q).LogSoftmax(axis);
        var mass = a.Exp();
        var difference = Tensor.Where(mass > 0, b - a, 0.0);
        // With d = ln q − ln p the term is p (e^d − 1 − d), which is never negative.
        var term = mass * Tensor.Where(difference.Equal(double.NegativeInfinity), double.PositiveInfinity, difference.Expm1() - difference).Clip(0, double.PositiveInfinity);
        return Tensor.Where(mass > 0, term, b.Exp()).Sum(axis);
    }

    /// <summary>The Jensen–Shannon divergence <c>½ KL(p‖m) + ½ KL(q‖m)</c> with <c>m = (p + q) / 2</c>: symmetric, between 0 and ln 2, and its root is a distance.</summary>
    /// <param name="p">The one.</param>
    /// <param name="q">The other.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>Nats.</returns>
    /// <exception cref="ArgumentException">A probability is negative or NaN, or they do not sum to 1.</exception>
    /// <example><code>Information.JensenShannon(Tensor.From(1.0, 0.0), Tensor.From(0.0, 1.0)).Item();   // 0.6931</code></example>
    public static Tensor JensenShannon(Tensor p, Tensor q, int axis = -1)
    {
        var (a, b) = (Checked("jensen-shannon", p, axis), Checked("jensen-shannon", q, axis));
        var middle = (a + b) * 0.5;
        return (0.5 * (KlDivergence(a, middle, axis) + KlDivergence(b, middle, axis))).Clip(0, Math.Log(2));
    }

    /// <summary>What one variable tells of the other: <c>I(X; Y) = KL(p(x, y)‖p(x) p(y))</c>, 0 exactly where they are independent.</summary>
    /// <param name="joint">[m, n]: the probabilities of pairs, or counts, which are divided by their sum.</param>
    /// <returns>Nats, 0-d, in Float64.</returns>
    /// <exception cref="ShapeException">Not a table.</exception>
    /// <exception cref="ArgumentException">An element is negative or not finite, or all are 0.</exception>
    /// <example><code>Tensor joint = [[0.5, 0.0], [0.0, 0.5]]; Information.MutualInformation(joint).Item();   // 0.6931</code></example>
    public static Tensor MutualInformation(Tensor joint)
    {
        var table = JointTable.Read("mutual information", joint);
        double sum = 0;
        for (int i = 0; i < table.Rows; i++)
            for (int j = 0; j < table.Columns; j++)
                sum += Special.RelEntr(table[i, j], table.RowSums[i] * table.ColumnSums[j] / table.Total);
        return Tensor.Scalar(Math.Max(0, sum / table.Total));
    }

    /// <summary>The perplexity e^H of cross-entropies in nats: between how many equally likely outcomes the model hesitates.</summary>
    /// <param name="losses">Losses per token, of any shape; they are averaged.</param>
    /// <returns>At least 1 for losses of at least 0; NaN without losses.</returns>
    /// <example><code>Information.Perplexity(Tensor.From(Math.Log(8), Math.Log(2))).Item();   // 4</code></example>
    public static Tensor Perplexity(Tensor losses) => Float("perplexity", losses).Mean().Exp();

    /// <summary>The perplexity of softmax(logits) on known outcomes: the exponential of the mean cross-entropy.</summary>
    /// <param name="logits">[..., n].</param>
    /// <param name="targets">[...]: the outcome's index.</param>
    /// <returns>0-d.</returns>
    /// <exception cref="ShapeException">The targets do not fit.</exception>
    /// <example><code>Information.PerplexityFromLogits(Tensor.From(0.0, 0.0), Tensor.Scalar(1)).Item();   // 2</code></example>
    public static Tensor PerplexityFromLogits(Tensor logits, Tensor targets) => Perplexity(CrossEntropyFromLogits(logits, targets));

    // x · y, 0 where x is 0 even if y is infinite, and with gradients that stay finite there.
    static Tensor Weighted(Tensor x, Tensor y) => x * Tensor.Where(x > 0, y, 0.0);

    static Tensor Float(string op, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank > 0 || op == "perplexity" ? x.ToFloating() : throw new ShapeException(op, "a 0-d tensor has no axis of outcomes", [x.Shape]);
    }

    static Tensor Checked(string op, Tensor p, int axis)
    {
        var y = Float(op, p);
        y.Shape.Axis(axis, op);
        foreach (double value in y.ToArray<double>())
            if (!(value >= 0)) throw new ArgumentException(FormattableString.Invariant($"{op}: a probability is {value}; logits have functions of their own, named FromLogits"));
        foreach (double sum in y.Sum(axis).ToArray<double>())
            if (!(Math.Abs(sum - 1) <= 1e-4)) throw new ArgumentException(FormattableString.Invariant($"{op}: probabilities sum to {sum}; divide them by their sum"));
        return y;
    }
}
