namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.9, puzzle: of row i the first lengths[i] values stay, the others become 0.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor>, (Tensor Values, Tensor Lengths)> SequenceMask { get; } = new("9.9", "sequences of different lengths", (f, x) => f(x.Values, x.Lengths))
    {
        Reference = (values, lengths) => Tensor.Where(Tensor.Arange(values.Shape[1]) < lengths.Unsqueeze(1), values, 0.0),
        Cases = draw =>
        {
            int rows = draw.Length(4), columns = draw.Length(4);
            return (draw.Tensor([rows, columns]), Tensor.From(draw.Many(rows, () => (long)draw.Whole(0, columns))));
        },
        Edges = [(Counted(2, 3), Tensor.From(1L, 2L)), (Counted(3, 3), Tensor.From(0L, 3L, 2L)), (Counted(2, 2), Tensor.From(1L, 0L))],
        Mistakes =
        {
            { "keeps one too many", (values, lengths) => Tensor.Where(Tensor.Arange(values.Shape[1]) <= lengths.Unsqueeze(1), values, 0.0), "Places are counted from 0: of length 2 the places 0 and 1 stay, `<` and not `<=`.", "section 6" },
            { "compares along the wrong axis", (values, lengths) => Tensor.Where(Tensor.Arange(values.Shape[1]).Unsqueeze(1) < lengths, values, 0.0), "A length belongs to a row: as a column [N, 1] it is repeated along the row.", "section 6" },
            { "keeps the end", (values, lengths) => Tensor.Where(Tensor.Arange(values.Shape[1]) >= values.Shape[1] - lengths.Unsqueeze(1), values, 0.0), "The first ones stay.", "section 6" },
            { "throws away what should stay", (values, lengths) => Tensor.Where(Tensor.Arange(values.Shape[1]) < lengths.Unsqueeze(1), 0.0, values), "`Where(condition, a, b)` takes a where the condition is true.", "section 6" },
            { "gives the mask", (values, lengths) => (Tensor.Arange(values.Shape[1]) < lengths.Unsqueeze(1)).To(DType.Float64), "The values are asked for, with 0 where the mask is false.", "section 6" },
        },
        Rules = ByHand("Tril"),
        Hints = ["For each row and each column a question: is the column below the length of the row?", "Columns are [T], lengths as a column are [N, 1]: the comparison is [N, T].", "return Tensor.Where(Tensor.Arange(values.Shape[1]) < lengths.Unsqueeze(1), values, 0.0);"],
        Why = "[T] < [N, 1] asks every column of every row at once.",
    };
}
