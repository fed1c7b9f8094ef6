using Groundwork.Testing;

namespace Groundwork.Cases;

static class EmbeddingCases
{
    static readonly Tensor Indices = Tensor.From([2L, 0, 2, 2, 1, 0], [2, 3]);

    public static OpCase[] Cases =>
    [
        new("repeated rows", [[4, 5]], x => x[0].Embedding(Indices)) { Reference = x => Reference(x[0]) },
        new("no indices", [[4, 5]], x => x[0].Embedding(Tensor.Zeros([0, 2], DType.Int64))) { IsSmooth = false },
        new("all rows of a wide table", [[3, 70]], x => x[0].Embedding(Tensor.From(0L, 1L, 2L))) { Reference = x => x[0] },
    ];

    static Tensor Reference(Tensor table) => Tensor.Stack([.. Indices.ToArray<long>().Select(i => table[(int)i])], 0).Reshape(2, 3, 5);
}
