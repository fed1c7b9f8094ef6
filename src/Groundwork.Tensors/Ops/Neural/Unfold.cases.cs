using Groundwork.Testing;

namespace Groundwork.Cases;

static class UnfoldCases
{
    public static OpCase[] Cases =>
    [
        new("unfold", [[2, 2, 5, 4]], x => x[0].Unfold([2, 3], [2, 1], [1, 0])),
        new("fold", [[2, 12, 16]], x => x[0].Fold([5, 4], [2, 3], [1, 1], [0, 1])),
        new("fold of unfold", [[1, 2, 4, 4]], x => x[0].Unfold([2, 2]).Fold([4, 4], [2, 2])),
    ];
}
