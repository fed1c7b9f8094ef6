namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.2, the mean squared error of predictions [N, 1] and targets [N], which do not broadcast to what is meant.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor>, (Tensor Predicted, Tensor Targets)> MeanSquaredError { get; } = new("9.2", "the silent bug", (f, x) => f(x.Predicted, x.Targets))
    {
        Reference = (predicted, targets) => (predicted.Squeeze(1) - targets).Square().Mean(),
        AlsoRight = [(predicted, targets) => (predicted - targets.Unsqueeze(1)).Square().Mean()],
        Cases = draw =>
        {
            int n = draw.Length();
            return (draw.Tensor([n, 1]), draw.Tensor([n]));
        },
        Edges = [(Tensor.From(1.0, 2.0, 3.0).Reshape(3, 1), Tensor.From(1.0, 2.0, 3.0)), (Tensor.From(1.0, 2.0).Reshape(2, 1), Tensor.From(3.0, 5.0))],
        Laws =
        {
            { "who predicts the targets makes no error", (f, x) => (f(x.Targets.Unsqueeze(1), x.Targets).Item() + 1, 1.0) },
        },
        Mistakes =
        {
            { "takes every prediction from every target", (predicted, targets) => (predicted - targets).Square().Mean(), "[N, 1] − [N] is [N, N], without an error. Its mean has a lowest place too, but it is the same prediction for everybody: give both one shape first.", "section 3" },
            { "adds up where it should take the mean", (predicted, targets) => (predicted.Squeeze(1) - targets).Square().Sum(), "The mean does not grow with the number of rows.", "section 3" },
            { "gives an error for each row", (predicted, targets) => (predicted.Squeeze(1) - targets).Square(), "One number is asked for: the mean over the rows.", "section 3" },
            { "takes the root", (predicted, targets) => (predicted.Squeeze(1) - targets).Square().Mean().Sqrt(), "That is the root mean square, another measure: here the square stays.", "section 3" },
            { "does not square", (predicted, targets) => (predicted.Squeeze(1) - targets).Mean(), "Errors up and down would cancel out: square them first.", "section 3" },
        },
        Rules = [Rule.NoLoop, Rule.NoCall("Mse")],
        Hints =
        [
            "Print the shape of predicted - targets.",
            "Take the axis of size 1 away, or give the targets one: predicted.Squeeze(1), targets.Unsqueeze(1).",
            "return (predicted.Squeeze(1) - targets).Square().Mean();",
        ],
        Why = "Both have one shape now, and each prediction meets its own target.",
    };
}
