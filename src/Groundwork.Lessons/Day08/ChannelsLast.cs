namespace Groundwork.Lessons;

public static partial class Day08
{
    /// <summary>8.1, pictures with the channels last: [C, H, W] to [H, W, C], every number at its own pixel.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> ChannelsLast { get; } = new("8.1", "channels last", (f, x) => f(x))
    {
        Reference = x => x.Permute(1, 2, 0),
        AlsoRight = [x => x.MoveAxis(0, 2)],
        Cases = draw => draw.Tensor([draw.Length(3), draw.Length(3), draw.Length(3)]),
        Edges = [Counting(2, 2, 2), Counting(3, 2, 4), Counting(2, 3, 3)],
        Laws =
        {
            { "channel 0 is the same picture as before", (f, x) => (f(x)[.., .., 0], x[0]) },
        },
        Mistakes =
        {
            { "reshapes where it should permute", x => x.Reshape(x.Shape[1], x.Shape[2], x.Shape[0]), "`Reshape` keeps the order in memory and draws other borders: your numbers moved to wrong pixels. To swap axes, permute.", "section 2" },
            { "turns the pictures on their side", x => x.Permute(2, 1, 0), "`Permute(2, 1, 0)` turns the order of all axes around: rows became columns. Rows first, then columns: 1, 2, 0.", "section 2" },
            { "permutes the other way round", x => x.Permute(2, 0, 1), "`Permute` names for each *new* axis the old one: new axis 0 is old axis 1, the rows.", "section 2" },
            { "leaves the axes as they were", x => x, "The channels should come last.", "section 2" },
        },
        Rules = [Rule.NoLoop],
        Hints =
        [
            "Does the order of the numbers in memory stay, with other borders, or do axes change places?",
            "Permute takes the old axis for each new one: which old axis are the rows?",
            "=> x.Permute(1, 2, 0);",
        ],
        Why = "A permutation changes shape and strides together, so every number keeps its coordinates under new names.",
    };

    static Tensor Counting(params int[] shape) => Tensor.Arange(shape.Aggregate(1, (a, b) => a * b)).To(DType.Float64).Reshape(shape);
}
