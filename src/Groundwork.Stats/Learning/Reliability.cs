namespace Groundwork.Stats;

/// <summary>Whether probabilities mean what they say: in each bin of predicted probability the share that came true.</summary>
/// <remarks>As scikit-learn's <c>calibration_curve</c> with uniform bins, empty bins left out. Immutable, safe to share between threads.</remarks>
/// <example><code>
/// var r = Reliability.Of(Tensor.From(0.0, 0, 1, 1), Tensor.From(0.1, 0.3, 0.35, 0.9), bins: 2);
/// r.Observed[0];   // 0.3333333333333333
/// </code></example>
public sealed class Reliability
{
    Reliability(double[] predicted, double[] observed, int[] counts)
    {
        (Predicted, Observed, Counts) = (predicted, observed, counts);
        double total = counts.Sum();
        ExpectedError = Enumerable.Range(0, counts.Length).Sum(i => counts[i] / total * Math.Abs(predicted[i] - observed[i]));
    }

    /// <summary>The mean predicted probability in each bin that holds any.</summary>
    public IReadOnlyList<double> Predicted { get; }

    /// <summary>The share of positives in each such bin.</summary>
    public IReadOnlyList<double> Observed { get; }

    /// <summary>How many predictions each such bin holds.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>The mean distance between predicted and observed, weighted by count: the expected calibration error (Naeini and others 2015).</summary>
    public double ExpectedError { get; }

    /// <summary>Counts predictions into equal bins of [0, 1].</summary>
    /// <param name="labels">[n]: 1 for what came true, 0 for what did not.</param>
    /// <param name="probabilities">[n], within [0, 1].</param>
    /// <param name="bins">1 to 1,000; a bin holds its right edge.</param>
    /// <exception cref="ShapeException">The tensors are no vectors.</exception>
    /// <exception cref="ArgumentException">The lengths differ, there are none, or a value is outside its range.</exception>
    public static Reliability Of(Tensor labels, Tensor probabilities, int bins = 10)
    {
        if (bins is < 1 or > 1000) throw new ArgumentException($"calibration: {bins} bins; give a number from 1 to 1000");
        var (label, probability) = RankedScores.Pairs("calibration", labels, nameof(probabilities), probabilities);
        if (label.Length == 0) throw new ArgumentException("calibration: no labels; give at least one");
        double[] sums = new double[bins], hits = new double[bins];
        var counts = new int[bins];
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => i * (1.0 / bins))];
        for (int i = 0; i < label.Length; i++)
        {
            double p = probability[i];
            if (!(p is >= 0 and <= 1)) throw new ArgumentException($"calibration: a probability is {p}; probabilities are 0 to 1, apply Sigmoid to logits");
            int bin = 0;
            while (bin < bins - 1 && p > edges[bin + 1]) bin++;
            counts[bin]++;
            sums[bin] += p;
            hits[bin] += label[i];
        }
        int[] full = [.. Enumerable.Range(0, bins).Where(b => counts[b] > 0)];
        return new Reliability([.. full.Select(b => sums[b] / counts[b])], [.. full.Select(b => hits[b] / counts[b])], [.. full.Select(b => counts[b])]);
    }
}
