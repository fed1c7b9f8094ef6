using Groundwork.Testing;

namespace Groundwork.Cases;

static class ArrangeCases
{
    public static OpCase[] Cases =>
    [
        new("flip all", [[2, 3]], x => x[0].Flip()) { Reference = x => x[0].Flatten().Take([5, 4, 3, 2, 1, 0]).Reshape(2, 3) },
        new("flip one axis", [[2, 3]], x => x[0].Flip(-1)),
        new("quarter turn", [[2, 3]], x => x[0].Rot90()) { Reference = x => Tensor.Stack([x[0][.., 2], x[0][.., 1], x[0][.., 0]]) },
        new("three quarter turns", [[2, 3, 2]], x => x[0].Rot90(-1, 2, 0)),
        new("axes reversed", [[2, 3, 4]], x => x[0].T),
        new("move axes", [[2, 3, 4]], x => x[0].MoveAxis([0, 1], [-1, 0])) { Reference = x => x[0].Permute(1, 2, 0) },
        new("column by column", [[2, 3]], x => x[0].Ravel(columnMajor: true)),
        new("flatten some", [[2, 3, 4]], x => x[0].Flatten(1)),
        new("at least three", [[3]], x => x[0].AtLeast3D()),
        new("lower triangle", [[2, 3, 4]], x => x[0].Tril(1)),
        new("upper triangle, wide and tall", [[5, 3]], x => x[0].Triu(-2)),
        new("diagonal", [[3, 4]], x => x[0].Diagonal(1)) { Reference = x => x[0][At(0, 1, 2), At(1, 2, 3)] },
        new("diagonal of other axes", [[3, 2, 4]], x => x[0].Diagonal(-1, 2, 0)),
        new("diagonal that is not there", [[3, 2]], x => x[0].Diagonal(5)) { IsSmooth = false },
        new("matrix of a diagonal", [[3]], x => x[0].Diag(-1)),
        new("trace", [[4, 3]], x => x[0].Trace()),
        new("windows", [[7, 2]], x => x[0].SlidingWindow(3, axis: 0, step: 2)),
        new("overlapping windows", [[2, 6]], x => x[0].SlidingWindow(4)) { Reference = x => Tensor.Stack([x[0][.., 0..4], x[0][.., 1..5], x[0][.., 2..6]], axis: 1) },
        new("blocks", [[4, 6]], x => x[0].Blocks(2, 3)) { Reference = x => Tensor.Stack([x[0][..2, ..3], x[0][..2, 3..], x[0][2.., ..3], x[0][2.., 3..]]).Reshape(2, 2, 2, 3) },
        new("vander", [[3]], x => Tensor.Vander(x[0], 4)),
        new("grid", [[3], [2]], x => Tensor.Meshgrid(x)[0] * Tensor.Meshgrid(x)[1]),
    ];

    static Tensor At(params long[] values) => Tensor.From<long>(values);
}
