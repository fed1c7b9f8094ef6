using Groundwork.Testing;

namespace Groundwork.Cases;

static class CustomFunctionCases
{
    static readonly Func<Tensor[], Tensor> _cube = Autograd.Function("cube", x => x[0] * x[0] * x[0], (c, dy) => [3 * c.Inputs[0] * c.Inputs[0] * dy]);

    public static OpCase[] Cases => [new("a function of one's own", [[3, 4]], x => _cube(x)) { Reference = x => Slow.Map(x[0], v => v * v * v) }];
}
