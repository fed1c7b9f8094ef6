using Groundwork.Nn;

namespace Groundwork.Tests.Optim;

public class LbfgsTests
{
    [Fact]
    public void A_quadratic_bowl_is_solved_in_a_few_steps()
    {
        var p = Tensor.From(5.0, -3.0);
        p.RequiresGrad = true;
        var scale = Tensor.From(1.0, 10.0);
        var optimizer = new Lbfgs([p], iterations: 30);
        optimizer.Step(() => ((p - 1) * (p - 1) * scale).Sum());
        Assert.Equal([1, 1], p.ToArray<double>().Select(v => Math.Round(v, 6)));
    }
}
