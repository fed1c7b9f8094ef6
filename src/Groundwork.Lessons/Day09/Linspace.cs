namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.8, puzzle: n numbers from a to b, both included, at even distances.</summary>
    public static Exercise<Func<double, double, int, Tensor>, (double A, double B, int N)> Linspace { get; } = new("9.8", "evenly spaced", (f, x) => f(x.A, x.B, x.N))
    {
        Reference = (a, b, n) => a + (b - a) * Tensor.Arange(n).To(DType.Float64) / (n - 1),
        Cases = draw => (draw.Number(), draw.Number(), draw.Whole(2, 6)),
        Edges = [(0, 1, 5), (1, 0, 3), (-2, 2, 2)],
        Laws = { { "begins at a and ends at b", (f, x) => (new[] { f(x.A, x.B, x.N)[0].Item(), f(x.A, x.B, x.N)[^1].Item() }, new[] { x.A, x.B }) } },
        Mistakes =
        {
            { "divides by n", (a, b, n) => a + (b - a) * Tensor.Arange(n).To(DType.Float64) / n, "n posts have n − 1 gaps between them: divided by n the last number never reaches b.", "section 6" },
            { "begins with 1", (a, b, n) => a + (b - a) * (Tensor.Arange(n).To(DType.Float64) + 1) / n, "The first number is a itself: no gap has been walked yet.", "section 6" },
            { "forgets to add a", (a, b, n) => (b - a) * Tensor.Arange(n).To(DType.Float64) / (n - 1), "That goes from 0 to b − a: add a.", "section 6" },
            { "goes to b from 0", (a, b, n) => a + b * Tensor.Arange(n).To(DType.Float64) / (n - 1), "The way from a to b is b − a long.", "section 6" },
        },
        Rules = ByHand("Linspace"),
        Hints = ["How many gaps are there between n posts?", "i / (n - 1) goes from 0 to 1.", "return a + (b - a) * Tensor.Arange(n).To(DType.Float64) / (n - 1);"],
        Why = "i / (n − 1) walks from 0 to 1, and b − a is the way.",
    };
}
