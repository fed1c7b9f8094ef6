namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.10, puzzle: how often each of the numbers 0 to classes − 1 occurs.</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor Labels, int Classes)> Bincount { get; } = new("9.10", "count the classes", (f, x) => f(x.Labels, x.Classes))
    {
        Reference = (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes))).To(DType.Int64).Sum(0),
        Cases = draw =>
        {
            int classes = draw.Length(5);
            return (Tensor.From(draw.Many(draw.Length(), () => (long)draw.Whole(0, classes - 1))), classes);
        },
        Edges = [(Tensor.From(0L, 2L, 2L, 1L), 4), (Tensor.From(1L, 1L), 2), (Tensor.From(0L), 1)],
        Laws = { { "everybody is counted", (f, x) => (f(x.Labels, x.Classes).Sum().Item(), (double)x.Labels.Count) } },
        Mistakes =
        {
            { "adds up along the wrong axis", (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes))).To(DType.Int64).Sum(1), "The table has a row for each label and a column for each class: add up down the columns. Each row adds up to 1.", "section 6" },
            { "says only whether a class occurs", (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes))).Any(0).To(DType.Int64), "How often is asked for: the sum, not whether there is any.", "section 6" },
            { "gives the table", (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes))).To(DType.Int64), "Add the table up along its rows.", "section 6" },
            { "counts from 1", (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes) + 1)).To(DType.Int64).Sum(0), "The classes begin with 0.", "section 6" },
            { "gives shares", (labels, classes) => (labels.Unsqueeze(1).Equal(Tensor.Arange(classes))).To(DType.Float64).Mean(0), "Counts are asked for, whole numbers.", "section 6" },
        },
        Rules = ByHand("Bincount", "OneHot", "Histogram"),
        Hints = ["A table: a row for each label, a column for each class, true where they are the same.", "labels.Unsqueeze(1).Equal(Tensor.Arange(classes)) is that table.", "….To(DType.Int64).Sum(0)"],
        Why = "The table has one 1 in each row, and the columns count them.",
    };
}
