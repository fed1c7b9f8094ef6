using Groundwork.Stats;
using System.Globalization;

namespace Groundwork.Plots;

/// <summary>What the counts of a confusion matrix are divided by.</summary>
public enum Share
{
    /// <summary>Nothing: counts.</summary>
    None,

    /// <summary>The sum of the row: of each true class, which share was taken for what. The diagonal is the recall.</summary>
    OfTrue,

    /// <summary>The sum of the column: of what was taken for each class, which share was right. The diagonal is the precision.</summary>
    OfPredicted,

    /// <summary>The sum of all.</summary>
    OfAll,
}

public static partial class Plot
{
    /// <summary>How often each class was taken for each: true classes in rows, predicted ones in columns, counts or shares in the cells.</summary>
    /// <param name="counts">Counts, [classes, classes].</param>
    /// <param name="classes">The classes' names, or null.</param>
    /// <param name="share">What the counts are divided by.</param>
    /// <exception cref="ShapeException">The tensor is not square.</exception>
    public static Figure ConfusionMatrix(Tensor counts, IReadOnlyList<string>? classes = null, Share share = Share.None)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Rank != 2 || counts.Shape[0] != counts.Shape[1])
            throw new ShapeException("confusion matrix", $"{counts.Shape} is not square; it needs a row and a column for each class", [counts.Shape]);
        int n = counts.Shape[0];
        classes ??= [.. Enumerable.Range(0, n).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        Tensor table = counts.To(DType.Float64);
        Tensor shown = share switch
        {
            Share.OfTrue => table / table.Sum(1, keep: true),
            Share.OfPredicted => table / table.Sum(0, keep: true),
            Share.OfAll => table / table.Sum(),
            _ => table,
        };
        var figure = new Figure { Title = "Confusion matrix", Width = Math.Clamp(200 + 80 * n, 400, 1100), Height = Math.Clamp(140 + 64 * n, 320, 1000) };
        HeatMark heat = figure.Axes.AddHeatmap(shown, classes, classes);
        (heat.Colors, heat.CellFormat, heat.Min) = (ColorMap.Blues, share == Share.None ? "0.##" : "0%", 0);
        if (share is Share.OfTrue or Share.OfPredicted) heat.Max = 1;
        (figure.Axes.X.Label, figure.Axes.Y.Label) = ("predicted", "true");
        return figure;
    }

    /// <summary>The receiver operating characteristic: the share of positives found against the share of negatives taken for positives, at every threshold. The area stands in the legend.</summary>
    /// <param name="labels">1 for positives and 0 for negatives.</param>
    /// <param name="scores">As many; higher means more likely positive.</param>
    /// <param name="name">The model's name, or null.</param>
    /// <exception cref="ArgumentException">As <see cref="RankedScores.Of"/>.</exception>
    /// <example><code>
    /// Plot.Roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).Axes.Marks[1].Label;   // AUC 0.750
    /// </code></example>
    public static Figure Roc(Values labels, Values scores, string? name = null) => Roc((name ?? "", RankedScores.Of(labels.ToTensor(), scores.ToTensor())));

    /// <summary>The receiver operating characteristics of several models.</summary>
    /// <param name="models">Names and ranked scores.</param>
    public static Figure Roc(params (string Name, RankedScores Scores)[] models)
    {
        var figure = new Figure { Width = 520, Height = 480 };
        Axes axes = figure.Axes;
        (axes.X.Label, axes.Y.Label) = ("false positive rate", "true positive rate");
        LineMark chance = axes.AddLine([0, 1], [0, 1]);
        (chance.IsDashed, chance.Ink, chance.Width) = (true, theme => theme.Axis, 1.2);
        foreach (var (name, scores) in models)
            axes.AddLine([.. scores.FalsePositiveRate], [.. scores.TruePositiveRate], Named(name, $"AUC {scores.RocArea.ToString("F3", CultureInfo.InvariantCulture)}"));
        return Unit(figure);
    }

    /// <summary>The precision at each recall, at every threshold, in steps. The average precision stands in the legend, the precision of a guess is dashed.</summary>
    /// <param name="labels">1 for positives and 0 for negatives.</param>
    /// <param name="scores">As many; higher means more likely positive.</param>
    /// <param name="name">The model's name, or null.</param>
    /// <exception cref="ArgumentException">As <see cref="RankedScores.Of"/>.</exception>
    public static Figure PrecisionRecall(Values labels, Values scores, string? name = null) => PrecisionRecall((name ?? "", RankedScores.Of(labels.ToTensor(), scores.ToTensor())));

    /// <summary>Precision against recall of several models.</summary>
    /// <param name="models">Names and ranked scores.</param>
    public static Figure PrecisionRecall(params (string Name, RankedScores Scores)[] models)
    {
        var figure = new Figure { Width = 520, Height = 480 };
        Axes axes = figure.Axes;
        (axes.X.Label, axes.Y.Label) = ("recall", "precision");
        foreach (var (name, scores) in models)
        {
            List<double> x = [], y = [];
            for (int i = 0; i < scores.Precision.Count; i++)
            {
                if (i > 0)
                {
                    x.Add(scores.TruePositiveRate[i - 1]);    // the precision holds for the recall that it adds
                    y.Add(scores.Precision[i]);
                }
                x.Add(scores.TruePositiveRate[i]);
                y.Add(scores.Precision[i]);
            }
            axes.AddLine(x, y, Named(name, $"AP {scores.AveragePrecision.ToString("F3", CultureInfo.InvariantCulture)}"));
        }
        foreach (double share in models.Select(m => m.Scores.PositiveShare).Distinct())
        {
            LineMark guess = axes.AddLine([0, 1], [share, share]);
            (guess.IsDashed, guess.Ink, guess.Width) = (true, theme => theme.Axis, 1.2);
        }
        return Unit(figure);
    }

    /// <summary>Whether probabilities mean what they say: the share that came true against the predicted probability, bin by bin; on the diagonal they do. Bars below say how many predictions each bin holds.</summary>
    /// <param name="labels">1 for what came true, 0 for what did not.</param>
    /// <param name="probabilities">As many, within [0, 1].</param>
    /// <param name="bins">1 to 1,000.</param>
    /// <exception cref="ArgumentException">As <see cref="Reliability.Of"/>.</exception>
    public static Figure Calibration(Values labels, Values probabilities, int bins = 10) =>
        Calibration(bins, ("", labels, probabilities));

    /// <summary>The calibration of several models.</summary>
    /// <param name="bins">1 to 1,000.</param>
    /// <param name="models">Names, labels and probabilities.</param>
    public static Figure Calibration(int bins, params (string Name, Values Labels, Values Probabilities)[] models)
    {
        var figure = new Figure { Width = 520, Height = 480 };
        Axes axes = figure.Axes;
        (axes.X.Label, axes.Y.Label) = ("predicted probability", "share that came true");
        LineMark ideal = axes.AddLine([0, 1], [0, 1]);
        (ideal.IsDashed, ideal.Ink, ideal.Width) = (true, theme => theme.Axis, 1.2);
        double[] edges = DensityLevels.Spaced(0, 1, bins + 1);
        for (int i = 0; i < models.Length; i++)
        {
            var (name, labels, probabilities) = models[i];
            Reliability found = Reliability.Of(labels.ToTensor(), probabilities.ToTensor(), bins);
            double[] counts = Bins.Count(probabilities.Items, edges);
            HistogramMark bars = axes.AddHistogram(probabilities, (Values)edges);
            bars.Wholes = [.. Enumerable.Repeat(5 * counts.Max(), bins)];    // the fullest bin's bar is a fifth of the plot
            (bars.Turn, bars.Opacity) = (i, 0.22);
            axes.AddLine([.. found.Predicted], [.. found.Observed], Named(name, $"ECE {found.ExpectedError.ToString("F3", CultureInfo.InvariantCulture)}")).Turn = i;
            axes.AddScatter([.. found.Predicted], [.. found.Observed]).Turn = i;
        }
        return Unit(figure);
    }

    static Figure Unit(Figure figure)
    {
        (figure.Axes.X.Min, figure.Axes.X.Max, figure.Axes.Y.Min, figure.Axes.Y.Max) = (-0.01, 1.01, -0.01, 1.02);
        return figure;
    }

    static string Named(string name, string score) => name.Length == 0 ? score : $"{name}: {score}";
}
