using Groundwork.Testing;

namespace Groundwork.Cases;

static class IndexCases
{
    static Tensor At(params long[] values) => Tensor.From<long>(values);

    static readonly Tensor _square = Tensor.From<long>([1, 0, 2, 1], [2, 2]);
    static readonly Tensor _mask = Tensor.From([true, false, true, false, true, true], [2, 3]);

    public static OpCase[] Cases =>
    [
        new("rows, one of them twice", [[4, 3]], x => x[0][At(3, 0, -1)]) { Reference = x => Tensor.Stack([x[0][3], x[0][0], x[0][3]]) },
        new("columns", [[4, 3]], x => x[0][.., At(2, 2, 0)]) { Reference = x => Tensor.Stack([x[0][.., 2], x[0][.., 2], x[0][.., 0]], axis: 1) },
        new("elements", [[4, 3]], x => x[0][At(0, 3, 0), At(2, 1, 2)]) { Reference = x => Tensor.Stack([x[0][0, 2], x[0][3, 1], x[0][0, 2]]) },
        new("indices in a square", [[3, 2]], x => x[0][_square]),
        new("indices that broadcast", [[3, 4]], x => x[0][_square[.., 0..1], At(0, 3, 1)]),
        new("two apart: their axes come first", [[3, 4, 5]], x => x[0][At(0, 2), 1.., At(4, 4)])
            { Reference = x => Tensor.Stack([x[0][0, 1.., 4], x[0][2, 1.., 4]]) },
        new("two together: their axes stay", [[3, 4, 5]], x => x[0][(.., 2), At(0, 2), At(4, 1)])
            { Reference = x => Tensor.Stack([x[0][(.., 2), 0, 4], x[0][(.., 2), 2, 1]], axis: 1) },
        new("a number and indices", [[3, 4, 5]], x => x[0][1, .., At(2, 0)]) { Reference = x => Tensor.Stack([x[0][1, .., 2], x[0][1, .., 0]]) },
        new("a new axis and indices", [[3, 4]], x => x[0][Slice.NewAxis, At(1, 1)]),
        new("rest and indices", [[2, 3, 4]], x => x[0][Slice.Rest, At(1, 1, 3)]),
        new("a mask of all axes", [[2, 3]], x => x[0][_mask]) { Reference = x => x[0].Take([0, 2, 4, 5]) },
        new("a mask of leading axes", [[2, 3, 2]], x => x[0][_mask]),
        new("a mask of one axis", [[4, 3]], x => x[0][1.., _mask[0]]),
        new("a mask and indices", [[3, 4]], x => x[0][_mask[1], At(1, 3)]) { Reference = x => Tensor.Stack([x[0][1, 1], x[0][2, 3]]) },
        new("no indices", [[3, 2]], x => x[0][Tensor.Zeros([0, 2], DType.Int64)]) { IsSmooth = false },
        new("take, middle axis", [[2, 4, 3]], x => x[0].Take(_square, 1)),
        new("take from all", [[2, 4]], x => x[0].Take([7, 0, -1])),
        new("compress", [[3, 2]], x => x[0].Compress(_mask[1], 0)) { Reference = x => x[0][1..3] },
        new("index add", [[4, 2], [3, 2]], x => x[0].IndexAdd(0, At(1, 1, 3), x[1], alpha: 2)),
        new("index add, last axis", [[2, 4], [2, 3]], x => x[0].IndexAdd(1, At(0, 2, 0), x[1])),
        new("gradient of rows wider than a piece", [[3, 300]], x => x[0][At(2, 2, 0)]) { Order = 1 },
    ];
}
