using Groundwork.Testing;

namespace Groundwork.Cases;

static class LogSoftmaxCases
{
    public static OpCase[] Cases =>
    [
        new("rows", [[3, 5]], x => x[0].LogSoftmax()) { Reference = x => x[0].Softmax().Log() },
        new("columns", [[3, 5]], x => x[0].LogSoftmax(0)) { Reference = x => x[0].Softmax(0).Log() },
        new("longer than a vector", [[2, 33]], x => x[0].LogSoftmax()) { Reference = x => x[0].Softmax().Log() },
        new("empty", [[0, 3]], x => x[0].LogSoftmax()) { IsSmooth = false },
    ];
}
