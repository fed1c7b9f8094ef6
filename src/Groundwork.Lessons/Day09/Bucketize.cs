namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.11, puzzle: for each value the number of edges that are not above it.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor>, (Tensor Values, Tensor Edges)> Bucketize { get; } = new("9.11", "which bucket", (f, x) => f(x.Values, x.Edges))
    {
        Reference = (values, edges) => (edges <= values.Unsqueeze(1)).To(DType.Int64).Sum(1),
        Cases = draw => (draw.Tensor([draw.Length()]), draw.Tensor([draw.Length(4)]).Sort()),
        Edges = [(Tensor.From(0.0, 1.0, 2.5, 9.0), Tensor.From(1.0, 2.0, 3.0)), (Tensor.From(1.0, 1.0), Tensor.From(1.0, 2.0)), (Tensor.From(5.0, -5.0, 0.0), Tensor.From(0.0))],
        Mistakes =
        {
            { "puts a value on an edge below it", (values, edges) => (edges < values.Unsqueeze(1)).To(DType.Int64).Sum(1), "A value that is equal to an edge belongs to the bucket that begins there: `<=`.", "section 6" },
            { "counts the edges above", (values, edges) => (edges > values.Unsqueeze(1)).To(DType.Int64).Sum(1), "Counted are the edges that a value has passed.", "section 6" },
            { "counts values where it should count edges", (values, edges) => (edges <= values.Unsqueeze(1)).To(DType.Int64).Sum(0), "The table has a row for each value: add up along the row.", "section 6" },
            { "numbers the buckets from −1", (values, edges) => (edges <= values.Unsqueeze(1)).To(DType.Int64).Sum(1) - 1, "Below the first edge is bucket 0.", "section 6" },
        },
        Rules = ByHand("Digitize", "SearchSorted", "Histogram"),
        Hints = ["A table: a row for each value, a column for each edge, true where the edge is not above the value.", "edges <= values.Unsqueeze(1) is that table.", "….To(DType.Int64).Sum(1)"],
        Why = "Edges are sorted, so the number of those that a value has passed is its bucket.",
    };
}
