using Groundwork.Testing;

namespace Groundwork.Cases;

static class ArithmeticCases
{
    public static OpCase[] Cases =>
    [
        new("add, same shape", [[3, 5], [3, 5]], x => x[0] + x[1]),
        new("add, broadcast both ways", [[3, 1], [5]], x => x[0] + x[1]),
        new("add to itself", [[17]], x => x[0] + x[0]),
        new("sub, broadcast", [[4, 3, 9], [3, 1]], x => x[0] - x[1]),
        new("mul, broadcast", [[2, 9], [9]], x => x[0] * x[1]),
        new("mul with itself", [[33]], x => x[0] * x[0]),
        new("mul by a C# number", [[5]], x => 2.5 * x[0]),
        new("div, broadcast", [[2, 9], [2, 1]], x => x[0] / x[1]) { Domain = (0.5, 2) },
        new("neg", [[2, 9]], x => -x[0]),
        new("zero-size", [[0, 3], [3]], x => x[0] * x[1] + x[0] / x[1] - x[1]),
        new("exp", [[3, 11]], x => x[0].Exp()),
        new("log", [[3, 11]], x => x[0].Log()) { Domain = (0.1, 3) },
        new("cast there and back", [[3]], x => x[0].To(DType.Float64).To(x[0].DType)),
    ];
}
