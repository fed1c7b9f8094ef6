namespace Groundwork.Nn;

/// <summary>How well classes were guessed.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class Metrics
{
    /// <summary>The part of the samples whose class was guessed.</summary>
    /// <param name="predicted">Classes [N], or scores [N, C] whose largest counts (the first of equals).</param>
    /// <param name="target">Classes [N].</param>
    /// <returns>0 to 1; NaN without samples.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <example><code>double accuracy = Metrics.Accuracy(model.Call(x), labels);</code></example>
    public static double Accuracy(Tensor predicted, Tensor target)
    {
        var (guess, truth) = Classes("accuracy", predicted, target);
        long right = 0;
        for (int i = 0; i < truth.Length; i++)
            if (guess[i] == truth[i]) right++;
        return (double)right / truth.Length;
    }

    /// <summary>The part of the samples whose class is among the k with the highest scores.</summary>
    /// <param name="scores">[N, C]</param>
    /// <param name="target">Classes [N].</param>
    /// <param name="k">How many guesses count.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    public static double TopK(Tensor scores, Tensor target, int k)
    {
        Require.AtLeast(1, "top-k accuracy", k);
        if (scores.Rank != 2) throw new ShapeException("top k", $"scores {scores.Shape} need two axes, [samples, classes]", [scores.Shape]);
        var (_, truth) = Classes("top k", scores, target);
        int classes = scores.Shape[1];
        double[] all = scores.ToArray<double>();
        long right = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            if ((ulong)truth[i] >= (ulong)classes) continue;
            var row = all.AsSpan(i * classes, classes);
            double own = row[(int)truth[i]];
            int above = 0;
            for (int c = 0; c < classes; c++)
                if (row[c] > own || row[c] == own && c < truth[i]) above++;
            if (above < k) right++;
        }
        return (double)right / truth.Length;
    }

    /// <summary>How often each class (row) was taken for each (column): [classes, classes] of Int64.</summary>
    /// <param name="predicted">Classes [N], or scores [N, C].</param>
    /// <param name="target">Classes [N].</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is not below <paramref name="classes"/>.</exception>
    public static Tensor ConfusionMatrix(Tensor predicted, Tensor target, int classes)
    {
        var (guess, truth) = Classes("confusion matrix", predicted, target);
        var counts = new long[classes * classes];
        for (int i = 0; i < truth.Length; i++)
        {
            if ((ulong)truth[i] >= (ulong)classes || (ulong)guess[i] >= (ulong)classes)
                throw new ArgumentOutOfRangeException(nameof(classes), $"confusion matrix: sample {i} is of class {truth[i]} and was taken for {guess[i]}; there are {classes} classes");
            counts[truth[i] * classes + guess[i]]++;
        }
        return Tensor.From<long>(counts, [classes, classes]);
    }

    /// <summary>Precision, recall and F1 of every class, and their means.</summary>
    /// <param name="predicted">Classes [N], or scores [N, C].</param>
    /// <param name="target">Classes [N].</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>A quotient with nothing below the line is 0, as in scikit-learn.</returns>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is not below <paramref name="classes"/>.</exception>
    public static ClassificationReport Report(Tensor predicted, Tensor target, int classes)
    {
        long[] counts = ConfusionMatrix(predicted, target, classes).ToArray<long>();
        var rows = new ClassScores[classes];
        long right = 0, total = 0;
        for (int c = 0; c < classes; c++)
        {
            long own = counts[c * classes + c], actual = 0, guessed = 0;
            for (int k = 0; k < classes; k++)
            {
                actual += counts[c * classes + k];
                guessed += counts[k * classes + c];
            }
            double precision = guessed == 0 ? 0 : (double)own / guessed, recall = actual == 0 ? 0 : (double)own / actual;
            rows[c] = new(c, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall), actual);
            right += own;
            total += actual;
        }
        return new(rows, (double)right / total);
    }

    static (long[] Guess, long[] Truth) Classes(string metric, Tensor predicted, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(target);
        bool scores = predicted.Rank == target.Rank + 1;
        if (!scores && predicted.Shape != target.Shape || scores && predicted.Shape[0] != (target.Rank > 0 ? target.Shape[0] : predicted.Shape[0]) || target.Rank > 1)
            throw new ShapeException(metric, $"predictions {predicted.Shape} do not belong to classes {target.Shape}; they are [N] or [N, C] for [N]", [predicted.Shape, target.Shape]);
        long[] truth = target.ToArray<long>();
        if (!scores) return (predicted.ToArray<long>(), truth);
        int classes = predicted.Shape[^1];
        double[] all = predicted.ToArray<double>();
        var guess = new long[truth.Length];
        for (int i = 0; i < guess.Length; i++)
        {
            int best = 0;
            for (int c = 1; c < classes; c++)
                if (all[i * classes + c] > all[i * classes + best]) best = c;
            guess[i] = best;
        }
        return (guess, truth);
    }
}

/// <summary>How well one class was guessed.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Class">The class.</param>
/// <param name="Precision">The part of the samples taken for this class that are of it.</param>
/// <param name="Recall">The part of the samples of this class that were taken for it.</param>
/// <param name="F1">The harmonic mean of the two.</param>
/// <param name="Support">Samples of this class.</param>
public readonly record struct ClassScores(int Class, double Precision, double Recall, double F1, long Support);

/// <summary>How well classes were guessed, class by class.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Classes">One entry a class.</param>
/// <param name="Accuracy">The part of the samples whose class was guessed.</param>
public sealed record ClassificationReport(IReadOnlyList<ClassScores> Classes, double Accuracy)
{
    /// <summary>The mean precision, each class counting the same.</summary>
    public double MacroPrecision => Classes.Average(c => c.Precision);

    /// <summary>The mean recall, each class counting the same.</summary>
    public double MacroRecall => Classes.Average(c => c.Recall);

    /// <summary>The mean F1, each class counting the same.</summary>
    public double MacroF1 => Classes.Average(c => c.F1);

    /// <summary>A table, one line a class.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        text.Append("class  precision  recall      f1  support\n");
        foreach (var c in Classes)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{c.Class,5}  {c.Precision,9:f4}  {c.Recall,6:f4}  {c.F1,6:f4}  {c.Support,7}\n");
        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"accuracy {Accuracy:f4}").ToString();
    }
}
