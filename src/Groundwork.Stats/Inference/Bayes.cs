namespace Groundwork.Stats;

/// <summary>Bayes' rule: on tables, and by conjugate pairs, whose posterior is of the prior's family. All members may be called from several threads.</summary>
public static class Bayes
{
    /// <summary>The posterior <c>P(A | B) = P(B | A) P(A) / P(B)</c> of hypotheses that exclude each other.</summary>
    /// <param name="prior">[n], the probability of each hypothesis; or weights, which are divided by their sum.</param>
    /// <param name="likelihood">[n], how probable the evidence is under each; or [k, n] for k independent pieces of evidence.</param>
    /// <returns>[n] in Float64, summing to 1.</returns>
    /// <exception cref="ShapeException">The likelihoods do not fit the prior.</exception>
    /// <exception cref="ArgumentException">A number is negative or not finite, or the evidence is impossible under every hypothesis: P(B) = 0 has no posterior.</exception>
    /// <example><code>Bayes.Posterior(prior: Tensor.From(0.01, 0.99), likelihood: Tensor.From(0.99, 0.05));   // [0.1667, 0.8333]</code></example>
    public static Tensor Posterior(Tensor prior, Tensor likelihood)
    {
        double[] p = Vectors.ReadSome("bayes", nameof(prior), prior);
        ArgumentNullException.ThrowIfNull(likelihood);
        if (likelihood.Rank is not (1 or 2) || likelihood.Shape[^1] != p.Length)
            throw new ShapeException("bayes", $"likelihoods of shape {likelihood.Shape} do not fit a prior of shape {prior.Shape}", [prior.Shape, likelihood.Shape]);
        double[] l = likelihood.ToArray<double>(), log = new double[p.Length];
        foreach (double value in p.Concat(l))
            if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentException(FormattableString.Invariant($"bayes: a probability is {value}"));
        // In logarithms, so that many pieces of evidence do not underflow.
        for (int i = 0; i < log.Length; i++)
        {
            log[i] = Math.Log(p[i]);
            for (int k = i; k < l.Length; k += p.Length) log[i] += Math.Log(l[k]);
        }
        if (log.Max() == double.NegativeInfinity) throw new ArgumentException("bayes: the evidence is impossible under every hypothesis, so that there is no posterior");
        return Tensor.From<double>(log).Softmax();
    }

    /// <summary>P(A | B) for one hypothesis from its prior, and the probability of the evidence with and without it.</summary>
    /// <param name="prior">P(A).</param>
    /// <param name="whenTrue">P(B | A): the sensitivity of a medical test.</param>
    /// <param name="whenFalse">P(B | not A): its false positives.</param>
    /// <exception cref="ArgumentException">A probability is outside 0 to 1, or P(B) is 0.</exception>
    /// <example><code>Bayes.Posterior(prior: 0.01, whenTrue: 0.99, whenFalse: 0.05);   // 0.1667</code></example>
    public static double Posterior(double prior, double whenTrue, double whenFalse)
    {
        foreach (double value in (ReadOnlySpan<double>)[prior, whenTrue, whenFalse])
            if (!(value is >= 0 and <= 1)) throw new ArgumentException(FormattableString.Invariant($"bayes: a probability is {value}; it lies from 0 to 1"));
        return Posterior(Tensor.From(prior, 1 - prior), Tensor.From(whenTrue, whenFalse))[0].Item();
    }

    /// <summary>The conditional distributions <c>P(row | column)</c> or <c>P(column | row)</c> of a joint table.</summary>
    /// <param name="joint">[m, n] probabilities or counts.</param>
    /// <param name="axis">The axis that sums to 1 afterwards: 0 gives P(row | column), 1 gives P(column | row).</param>
    /// <returns>[m, n] in Float64; NaN where the condition has no mass.</returns>
    /// <exception cref="ShapeException">Not a table, or there is no such axis.</exception>
    /// <exception cref="ArgumentException">A cell is negative or not finite, or all are 0.</exception>
    /// <example><code>Tensor joint = [[1, 3], [1, 1]]; Bayes.Conditional(joint, axis: 0);   // [[0.5, 0.75], [0.5, 0.25]]</code></example>
    public static Tensor Conditional(Tensor joint, int axis)
    {
        JointTable.Read("conditional", joint);
        var table = joint.To(DType.Float64);
        return table / table.Sum([joint.Shape.Axis(axis, "conditional")], keep: true);
    }

    /// <summary>A beta prior on a probability, after successes and failures: <c>Beta(a + successes, b + failures)</c>.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    /// <example><code>Bayes.Update(new Beta(1.0, 1.0), successes: 7, failures: 3).Mean.Item();   // 0.6667</code></example>
    public static Beta Update(Beta prior, long successes, long failures)
    {
        ArgumentNullException.ThrowIfNull(prior);
        if (successes < 0 || failures < 0) throw new ArgumentException($"bayes: {successes} successes and {failures} failures; counts are not negative");
        return new(prior.A + (double)successes, prior.B + (double)failures);
    }

    /// <summary>A gamma prior on a Poisson rate, after counts: <c>Gamma(shape + Σk, rate + n)</c>.</summary>
    /// <exception cref="ShapeException">The counts are not a vector.</exception>
    /// <exception cref="ArgumentException">A count is negative or not finite.</exception>
    /// <example><code>Bayes.Update(new Gamma(2.0, 1.0), counts: Tensor.From(3, 5, 4)).Mean.Item();   // 3.5</code></example>
    public static Gamma Update(Gamma prior, Tensor counts)
    {
        ArgumentNullException.ThrowIfNull(prior);
        double[] k = Vectors.Read("bayes", nameof(counts), counts);
        foreach (double value in k)
            if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentException(FormattableString.Invariant($"bayes: a count is {value}"), nameof(counts));
        return new(prior.Concentration + k.Sum(), prior.Rate + (double)k.Length);
    }

    /// <summary>A normal prior on a mean, after values with a known standard deviation σ: precisions <c>1/σ₀² + n/σ²</c> add, and the mean is weighted by them.</summary>
    /// <exception cref="ShapeException">The values are not a vector.</exception>
    /// <exception cref="ArgumentException">The deviation is not positive, or a value is not finite.</exception>
    /// <example><code>Bayes.Update(new Normal(0.0, 1.0), values: Tensor.From(2.0), deviation: 1).Mean.Item();   // 1</code></example>
    public static Normal Update(Normal prior, Tensor values, double deviation)
    {
        ArgumentNullException.ThrowIfNull(prior);
        if (!(deviation > 0 && double.IsFinite(deviation))) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "bayes: the standard deviation must be above 0");
        double[] x = Vectors.Read("bayes", nameof(values), values);
        Vectors.CheckFinite("bayes", nameof(values), x);
        double noise = 1 / (deviation * deviation);
        var before = 1.0 / prior.Variance;
        var precision = before + x.Length * noise;
        return new((prior.Mean * before + x.Sum() * noise) / precision, 1.0 / precision.Sqrt());
    }
}
