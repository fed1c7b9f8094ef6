namespace Groundwork.Lessons;

public static partial class Day09
{
    /// <summary>9.3, three einsums: the products of a batch of matrices, the dot products of all pairs of rows, and a weighted sum of rows.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor, (Tensor Products, Tensor Pairs, Tensor Weighted)>, (Tensor A, Tensor B, Tensor V)> Einsums { get; } = new("9.3", "three einsums", (f, x) => f(x.A, x.B, x.V))
    {
        Reference = (a, b, v) => Three(a, b, v),
        AlsoRight = [(a, b, v) => (a.MatMul(b), a.MatMul(a.Transpose(-1, -2)), (v.Unsqueeze(-1) * a).Sum(1))],
        Cases = draw =>
        {
            int batch = draw.Length(3), rows = draw.Length(4), inner = draw.Length(4);
            return (draw.Tensor([batch, rows, inner]), draw.Tensor([batch, inner, draw.Length(4)]), draw.Tensor([batch, rows]));
        },
        Edges = [(Counted(2, 2, 2), Counted(2, 2, 2) - 3, Counted(2, 2)), (Counted(2, 3, 4), Counted(2, 4, 2), Counted(2, 3) - 2)],
        Mistakes =
        {
            { "adds up over the batch", (a, b, v) => Three(a, b, v, products: "bij,bjk->ik"), "A letter that is missing behind the arrow is summed over: b must stand there, or the products of the batch are added up.", "section 4" },
            { "gives the products transposed", (a, b, v) => Three(a, b, v, products: "bij,bjk->bki"), "The order of the letters behind the arrow is the order of the axes: i before k.", "section 4" },
            { "pairs each row with itself alone", (a, b, v) => Three(a, b, v, pairs: "bid,bid->bi"), "With one letter for both rows only i = i is taken. Two rows need two letters: bid,bjd->bij.", "section 4" },
            { "pairs columns where it should pair rows", (a, b, v) => Three(a, b, v, pairs: "bdi,bdj->bij"), "Summed over is the axis that both rows share, the last one: bid,bjd->bij.", "section 4" },
            { "weighs the rows and does not add them up", (a, b, v) => Three(a, b, v, weighted: "bi,bij->bij"), "The i is missing behind the arrow when it is summed over: bi,bij->bj.", "section 4" },
            { "adds up along the wrong axis", (a, b, v) => Three(a, b, v, weighted: "bi,bij->bi"), "What remains is j, the columns; summed over are the rows i.", "section 4" },
        },
        Rules = [Rule.NoLoop, Rule.MustCall("Einsum"), Rule.NoCall("MatMul")],
        Hints =
        [
            "One letter for each axis. A letter that two operands share is paired up; one that is missing behind the arrow is summed over.",
            "products: bij,bjk->bik. For the pairs give the rows of a two names: i and j.",
            "Tensor.Einsum(\"bid,bjd->bij\", a, a) and Tensor.Einsum(\"bi,bij->bj\", v, a)",
        ],
        Why = "The letters say what is paired, what is kept and what is summed, and no transpose is needed.",
    };

    static (Tensor Products, Tensor Pairs, Tensor Weighted) Three(Tensor a, Tensor b, Tensor v, string products = "bij,bjk->bik", string pairs = "bid,bjd->bij", string weighted = "bi,bij->bj") =>
        (Tensor.Einsum(products, a, b), Tensor.Einsum(pairs, a, a), Tensor.Einsum(weighted, v, a));
}
