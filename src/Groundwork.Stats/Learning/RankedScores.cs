namespace Groundwork.Stats;

/// <summary>How well scores part two classes: the curves of every threshold, and the areas under them.</summary>
/// <remarks>At each threshold t: true positive rate TP/(TP + FN), false positive rate FP/(FP + TN), precision TP/(TP + FP). As scikit-learn's <c>roc_curve</c>, <c>precision_recall_curve</c> and <c>average_precision_score</c>; equal scores are one threshold. Immutable, safe to share between threads.</remarks>
/// <example><code>
/// var ranked = RankedScores.Of(Tensor.From(0.0, 0, 1, 1), Tensor.From(0.1, 0.4, 0.35, 0.8));
/// ranked.RocArea;   // 0.75
/// </code></example>
public sealed class RankedScores
{
    readonly double[] _true, _false, _thresholds;

    RankedScores(double[] truePositives, double[] falsePositives, double[] thresholds)
    {
        (_true, _false, _thresholds) = (truePositives, falsePositives, thresholds);
        double positives = _true[^1], negatives = _false[^1], area = 0, precision = 0;
        (TruePositiveRate, FalsePositiveRate) = (Array.ConvertAll(_true, t => t / positives), Array.ConvertAll(_false, f => f / negatives));
        for (int i = 1; i < _true.Length; i++)
        {
            area += (FalsePositiveRate[i] - FalsePositiveRate[i - 1]) * (TruePositiveRate[i] + TruePositiveRate[i - 1]) / 2;
            precision += (TruePositiveRate[i] - TruePositiveRate[i - 1]) * (_true[i] / (_true[i] + _false[i]));
        }
        (RocArea, AveragePrecision, PositiveShare) = (area, precision, positives / (positives + negatives));
        Precision = [1, .. Enumerable.Range(1, _true.Length - 1).Select(i => _true[i] / (_true[i] + _false[i]))];
    }

    /// <summary>The share of the negatives at or above each threshold, from 0 to 1.</summary>
    public IReadOnlyList<double> FalsePositiveRate { get; }

    /// <summary>The share of the positives at or above each threshold, from 0 to 1: the recall.</summary>
    public IReadOnlyList<double> TruePositiveRate { get; }

    /// <summary>The share of positives among what is at or above each threshold; 1 at the first, above which there is nothing.</summary>
    public IReadOnlyList<double> Precision { get; }

    /// <summary>The thresholds, greatest first; the first is ∞.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <summary>The area under the receiver operating characteristic: the chance that a positive scores above a negative (ties count half).</summary>
    public double RocArea { get; }

    /// <summary>The precision at each threshold weighted by the recall that it adds.</summary>
    public double AveragePrecision { get; }

    /// <summary>The share of positives: the precision of a guess.</summary>
    public double PositiveShare { get; }

    /// <summary>Ranks by score.</summary>
    /// <param name="labels">[n]: 1 for positives and 0 for negatives, at least one of each.</param>
    /// <param name="scores">[n], finite; higher means more likely positive. Probabilities or logits.</param>
    /// <exception cref="ShapeException">The tensors are no vectors.</exception>
    /// <exception cref="ArgumentException">The lengths differ, a label is neither 0 nor 1, a score is not finite, or a class is missing.</exception>
    public static RankedScores Of(Tensor labels, Tensor scores)
    {
        var (label, score) = Pairs("scores", labels, nameof(scores), scores);
        if (score.FirstOrDefault(s => !double.IsFinite(s)) is var odd && !double.IsFinite(odd)) throw new ArgumentException($"scores: a score is {odd}; every score must be finite");
        int positives = label.Count(l => l == 1);
        if (positives == 0 || positives == label.Length) throw new ArgumentException($"scores: {positives} of {label.Length} labels are 1; both classes must occur");
        int[] order = [.. Enumerable.Range(0, score.Length).OrderByDescending(i => score[i])];
        List<double> hits = [0], misses = [0], thresholds = [double.PositiveInfinity];
        double hit = 0, miss = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (label[order[i]] == 1) hit++;
            else miss++;
            if (i + 1 < order.Length && score[order[i + 1]] == score[order[i]]) continue;
            hits.Add(hit);
            misses.Add(miss);
            thresholds.Add(score[order[i]]);
        }
        return new RankedScores([.. hits], [.. misses], [.. thresholds]);
    }

    internal static (double[] Labels, double[] Values) Pairs(string op, Tensor labels, string name, Tensor values)
    {
        double[] label = Numbers.Of(op, nameof(labels), labels), value = Numbers.Of(op, name, values);
        if (label.Length != value.Length) throw new ArgumentException($"{op}: labels has {label.Length} values but {name} has {value.Length}; they need the same number");
        foreach (double one in label)
            if (one is not (0 or 1)) throw new ArgumentException(FormattableString.Invariant($"{op}: a label is {one}; labels are 0 and 1"));
        return (label, value);
    }
}
