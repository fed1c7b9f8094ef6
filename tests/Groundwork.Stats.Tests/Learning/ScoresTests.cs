namespace Groundwork.Stats.Tests;

// scikit-learn 1.2.1: roc_curve(drop_intermediate=False), precision_recall_curve, calibration_curve.
public sealed class ScoresTests
{
    static readonly Tensor Labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0], Scores = Tensor.From(.1, .4, .35, .8, .4, .7, .2, .6, .35, .05, .9, .7);

    [Fact]
    public void Curves_and_areas_of_ranked_scores_are_scikit_learns()
    {
        RankedScores ranked = RankedScores.Of(Labels, Scores);
        Near([0, 0, 0, 1 / 6.0, 1 / 6.0, 0.5, 0.5, 2 / 3.0, 5 / 6.0, 1], ranked.FalsePositiveRate, 1e-15);
        Near([0, 1 / 6.0, 1 / 3.0, 0.5, 2 / 3.0, 2 / 3.0, 1, 1, 1, 1], ranked.TruePositiveRate, 1e-15);
        Near([1, 1, 1, 0.75, 0.8, 0.5714285714285714, 0.6666666666666666, 0.6, 0.5454545454545454, 0.5], ranked.Precision, 1e-15);
        Assert.Equal(0.7916666666666667, ranked.RocArea, 15);
        Assert.Equal(0.8138888888888888, ranked.AveragePrecision, 15);
    }

    [Fact]
    public void Calibration_is_scikit_learns()
    {
        Reliability reliability = Reliability.Of(Labels, Scores, bins: 5);
        Near([0, 0.5, 1, 2 / 3.0, 1], reliability.Observed, 1e-15);
        Near([0.11666666666666668, 0.375, 0.6, 0.7333333333333334, 0.9], reliability.Predicted, 1e-15);
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Equal("scores: 2 of 2 labels are 1; both classes must occur", Assert.Throws<ArgumentException>(() => RankedScores.Of([1, 1], [0.2, 0.3])).Message);

    [Fact]
    public void Scores_and_labels_of_different_lengths_are_both_named() =>
        Assert.Equal("scores: labels has 2 values but scores has 3; they need the same number", Assert.Throws<ArgumentException>(() => RankedScores.Of([0, 1], [0.2, 0.3, 0.4])).Message);

    static void Near(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
