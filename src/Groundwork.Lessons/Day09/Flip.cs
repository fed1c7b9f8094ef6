namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.5, puzzle: the elements from the last to the first, by an index.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Flip { get; } = new("9.5", "turn a vector around", (f, a) => f(a))
    {
        Reference = a => a.Flip(0),
        Cases = draw => draw.Tensor([draw.Length()]),
        Edges = [Tensor.From(3.0, 1.0, 2.0), Tensor.From(1.0)],
        Laws = { { "twice around is as before", (f, a) => (f(f(a)), a) } },
        Mistakes =
        {
            { "begins one too far", a => a[a.Shape[0] - Tensor.Arange(a.Shape[0])], "For i = 0 that is the place n, and the last one is n − 1.", "section 6" },
            { "sorts", a => a.Sort(descending: true), "The order is turned around, whatever the values are.", "section 6" },
            { "changes the signs", a => -a, "The places change, the values stay.", "section 6" },
            { "does nothing", a => a, "Where i went, n − 1 − i comes.", "section 6" },
        },
        Rules = ByHand("Flip", "Roll", "Sort"),
        Hints = ["Which element comes to place 0, which to place 1?", "To place i comes element n - 1 - i, and Tensor.Arange(n) holds all i.", "return a[n - 1 - Tensor.Arange(n)];"],
        Why = "An index tensor says for each place where its element comes from.",
    };
}
