namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.7, puzzle: [T] becomes [n, T], each row the same, by broadcasting.</summary>
    public static Exercise<Func<Tensor, int, Tensor>, (Tensor A, int N)> Repeat { get; } = new("9.7", "a vector for every row", (f, x) => f(x.A, x.N))
    {
        Reference = (a, n) => a * Tensor.Ones([n, 1], DType.Float64),
        Cases = draw => (draw.Tensor([draw.Length(4)]), draw.Length(4)),
        Edges = [(Tensor.From(1.0, 2.0, 3.0), 2), (Tensor.From(1.0, 2.0), 2)],
        Mistakes =
        {
            { "repeats along the wrong axis", (a, n) => a.Unsqueeze(1) * Tensor.Ones([1, n], DType.Float64), "[T, 1] times [1, n] is [T, n]: the vector lies along the last axis, so the ones are a column [n, 1].", "section 6" },
            { "puts one behind the other", (a, n) => (a * Tensor.Ones([n, 1], DType.Float64)).Flatten(), "A matrix with n rows is asked for, not one long vector.", "section 6" },
            { "multiplies by n", (a, n) => a * n, "The values stay; what changes is the shape.", "section 6" },
            { "numbers the rows", (a, n) => a * Tensor.Arange(n).Unsqueeze(1), "Every row is the vector itself: ones, not 0, 1, 2, …", "section 6" },
        },
        Rules = ByHand("Repeat", "Tile", "Expand", "BroadcastTo", "Stack", "Concat"),
        Hints = ["Which shape must meet [T] so that [n, T] comes out?", "A column of ones, [n, 1].", "return a * Tensor.Ones([n, 1], DType.Float64);"],
        Why = "[T] and [n, 1] broadcast to [n, T], and times 1 changes nothing.",
    };
}
