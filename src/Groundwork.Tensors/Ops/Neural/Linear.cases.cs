using Groundwork.Testing;

namespace Groundwork.Cases;

static class LinearCases
{
    public static OpCase[] Cases =>
    [
        new("with bias", [[4, 5], [3, 5], [3]], x => x[0].Linear(x[1], x[2])) { Reference = x => x[0].MatMul(x[1].Transpose()) + x[2] },
        new("without bias", [[4, 5], [3, 5]], x => x[0].Linear(x[1])) { Reference = x => x[0].MatMul(x[1].Transpose()) },
        new("batched", [[2, 4, 5], [3, 5], [3]], x => x[0].Linear(x[1], x[2])) { Reference = x => x[0].MatMul(x[1].Transpose()) + x[2] },
        new("one row", [[5], [3, 5], [3]], x => x[0].Linear(x[1], x[2])) { Reference = x => x[0].MatMul(x[1].Transpose()) + x[2] },
        new("no inputs", [[4, 0], [3, 0], [3]], x => x[0].Linear(x[1], x[2])) { IsSmooth = false },
    ];
}
