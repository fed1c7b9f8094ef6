namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.3, the gradient of the mean cross-entropy for the scores: <c>(softmax(z) − onehot(t)) / N</c>.</summary>
    public static Exercise<Func<Tensor, long[], Tensor>, (Tensor Scores, long[] Targets)> CrossEntropyBackward { get; } = new("11.3", "the backward of softmax and cross-entropy", (f, x) => f(x.Scores, x.Targets))
    {
        Reference = (scores, targets) => (scores.Softmax() - OneHot(scores, targets)) / scores.Shape[0],
        AlsoRight = [(scores, targets) => ByAutograd(scores, targets)],
        Cases = draw =>
        {
            int count = draw.Length(4), classes = draw.Whole(2, 5);
            return (draw.Tensor([count, classes]), draw.Many(count, () => (long)draw.Whole(0, classes - 1)));
        },
        Edges =
        [
            (Tensor.From(3.0, 1.0, 0.2).Reshape(1, 3), [0]),
            (Tensor.From(3.0, 1.0, 0.2, 0.0, 1.0, -1.0).Reshape(2, 3), [0, 2]),
            (Tensor.From(1000.0, 0.0).Reshape(1, 2), [1]),
        ],
        Laws =
        {
            { "each row adds up to 0", (f, x) => (f(x.Scores, x.Targets).Sum(1) + 1, Tensor.Ones([x.Scores.Shape[0]], DType.Float64)) },
            { "it is what small steps of the scores do to the loss", (f, x) => BySteps(x.Scores, f(x.Scores, x.Targets), z => Nn.Losses.CrossEntropy(z, Tensor.From(x.Targets))) },
        },
        Mistakes =
        {
            { "uses the diagonal of the Jacobian alone", (scores, targets) => (scores.Softmax() - 1) * OneHot(scores, targets) / scores.Shape[0], "Every score moves every probability: raising a wrong score takes from the right one. The other elements of a row are p, not 0.", "section 4" },
            { "divides by N twice", (scores, targets) => (scores.Softmax() - OneHot(scores, targets)) / (scores.Shape[0] * scores.Shape[0]), "The mean divides once. Whoever divides the loss and then the gradient too makes the steps N times too short.", "section 4" },
            { "does not divide by N", (scores, targets) => scores.Softmax() - OneHot(scores, targets), "The loss is the mean over N rows: each row's gradient is divided by N.", "section 4" },
            { "goes uphill", (scores, targets) => (OneHot(scores, targets) - scores.Softmax()) / scores.Shape[0], "p − onehot, in this order: the right score has a negative gradient, so that a step against it raises the score.", "section 4" },
            { "takes one softmax of the whole batch", (scores, targets) => (scores.Flatten().Softmax().Reshape(scores.Shape.Dims) - OneHot(scores, targets)) / scores.Shape[0], "Each row is a distribution of its own: softmax along the last axis.", "section 4" },
            { "divides by the number of classes", (scores, targets) => (scores.Softmax() - OneHot(scores, targets)) / scores.Shape[1], "The mean is over the rows, not over the classes.", "section 4" },
            { "gives the probabilities", (scores, targets) => scores.Softmax() / scores.Shape[0], "Take 1 away at the right class: that is the half of the gradient that pulls it up.", "section 4" },
        },
        Rules = [Rule.NoCall("Backward", "Grad", "CrossEntropy")],
        Hints =
        [
            "Softmax of each row, minus 1 at the right class, divided by the number of rows.",
            "Tensor.From(targets).OneHot(classes) makes a row of zeros with a 1 for each target; .To(DType.Float64) gives it the dtype of the scores.",
            "return (scores.Softmax() - Tensor.From(targets).OneHot(scores.Shape[1]).To(scores.DType)) / scores.Shape[0];",
        ],
        Why = "The logarithm undoes the exponential, and of the whole Jacobian p − onehot is left.",
    };

    static Tensor OneHot(Tensor scores, long[] targets) => Tensor.From(targets).OneHot(scores.Shape[1]).To(scores.DType);

    static Tensor ByAutograd(Tensor scores, long[] targets)
    {
        Tensor z = Leaf(scores);
        Nn.Losses.CrossEntropy(z, Tensor.From(targets)).Backward();
        return z.Grad!;
    }
}
