namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.6, puzzle: each element one place to the left, and the first to the end.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Roll { get; } = new("9.6", "roll a vector", (f, a) => f(a))
    {
        Reference = a => a.Roll(-1),
        Cases = draw => draw.Tensor([draw.Length()]),
        Edges = [Tensor.From(3.0, 1.0, 2.0, 5.0), Tensor.From(1.0)],
        Laws = { { "nothing is lost", (f, a) => (f(a).Sum().Item(), a.Sum().Item()) } },
        Mistakes =
        {
            { "rolls the other way", a => a.Roll(1), "To place i comes element i + 1.", "section 6" },
            { "runs over the end", a => a[Tensor.Arange(a.Shape[0]) + 1], "The last place wants element n, which is not there: the remainder `% n` leads back to 0.", "section 6" },
            { "repeats the last element", a => a[Tensor.Minimum(Tensor.Arange(a.Shape[0]) + 1, a.Shape[0] - 1L)], "At the end comes the first element, not the last one again: `% n`.", "section 6" },
            { "drops the first element", a => a[1..], "As many elements as before: the first goes to the end.", "section 6" },
        },
        Rules = ByHand("Roll", "Concat"),
        Hints = ["To place i comes element i + 1. And to the last one?", "The remainder of n divided by n is 0: (i + 1) % n.", "return a[(Tensor.Arange(n) + 1) % n];"],
        Why = "The remainder makes a circle of the places.",
    };
}
