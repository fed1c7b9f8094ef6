using Groundwork.Testing;

namespace Groundwork.Cases;

static class ViewCases
{
    public static OpCase[] Cases =>
    [
        new("reshape", [[4, 6]], x => x[0].Reshape(3, -1)),
        new("reshape of a transpose", [[4, 6]], x => x[0].Transpose().Reshape(2, 12) * 2),
        new("permute", [[2, 3, 4]], x => x[0].Permute(2, 0, 1)),
        new("expand", [[3, 1]], x => x[0].Expand(2, 3, 4)),
        new("slice", [[5, 6]], x => x[0][1..4, Slice.Of(null, null, -2)]),
        new("number, new axis and rest", [[2, 3, 4]], x => x[0][Slice.Rest, Slice.NewAxis, 1]),
        new("copy", [[3, 4]], x => x[0].Clone()),
        new("stack", [[3], [3]], x => Tensor.Stack([x[0], x[1], x[0]], axis: 1)),
        new("sum over all", [[3, 4]], x => x[0].Sum()),
        new("sum over an axis", [[3, 4, 5]], x => x[0].Sum(1)),
        new("sum over two, kept", [[3, 4, 5]], x => x[0].Sum([0, 2], keep: true)),
        new("matmul", [[3, 4], [4, 5]], x => x[0].MatMul(x[1])),
        new("matmul, batched against one", [[2, 3, 4], [4, 5]], x => x[0].MatMul(x[1])),
        new("matmul, broadcast batches", [[2, 1, 3, 4], [5, 4, 2]], x => x[0].MatMul(x[1])),
        new("matmul, vectors", [[4], [4]], x => x[0].MatMul(x[1])),
        new("matmul, empty inner axis", [[3, 0], [0, 2]], x => x[0].MatMul(x[1])),
    ];
}
