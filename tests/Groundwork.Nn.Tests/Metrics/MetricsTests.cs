using Groundwork.Nn;

namespace Groundwork.Tests.Measures;

public class MetricsTests
{
    static readonly Tensor Truth = Tensor.From(0L, 0L, 1L, 1L, 2L), Guess = Tensor.From(0L, 1L, 1L, 1L, 0L);

    [Fact]
    public void Accuracy_is_the_part_guessed_right()
    {
        Assert.Equal(0.6, Metrics.Accuracy(Guess, Truth), 12);
        Assert.Equal(0.5, Metrics.Accuracy(Tensor.From([1f, 2f, 5f, 3f], [2, 2]), Tensor.From(1L, 1L)));
        Assert.Equal(1, Metrics.TopK(Tensor.From([1f, 2f, 0f, 5f, 3f, 4f], [2, 3]), Tensor.From(0L, 2L), 2));
    }

    [Fact]
    public void The_confusion_matrix_counts_truth_by_row() =>
        Assert.Equal([1, 1, 0, 0, 2, 0, 1, 0, 0], Metrics.ConfusionMatrix(Guess, Truth, 3).ToArray<long>());

    [Fact]
    public void Precision_recall_and_F1_follow_from_the_counts()
    {
        var one = Metrics.Report(Guess, Truth, 3).Classes[1]; // 2 right, 3 guessed, 2 true
        Assert.Equal((2.0 / 3, 1.0, 0.8, 2), (one.Precision, one.Recall, Math.Round(one.F1, 12), one.Support));
        Assert.Equal(0, Metrics.Report(Guess, Truth, 3).Classes[2].F1);
    }
}
