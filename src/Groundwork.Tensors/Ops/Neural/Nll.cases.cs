using Groundwork.Testing;

namespace Groundwork.Cases;

static class NllCases
{
    static readonly Tensor Target = Tensor.From(2L, 0L, 4L);

    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].RowNll(Target)) { Reference = x => Tensor.Stack([-x[0][0, 2], -x[0][1, 0], -x[0][2, 4]], 0) },
        new("ignored row", [[3, 5]], x => x[0].RowNll(Target, ignoreIndex: 0)) { Reference = x => Tensor.Stack([-x[0][0, 2], x[0][0, 0] * 0, -x[0][2, 4]], 0) },
    ];
}
