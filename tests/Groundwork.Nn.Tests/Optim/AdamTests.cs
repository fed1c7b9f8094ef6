using Groundwork.Nn;

namespace Groundwork.Nn.Tests.Optim;

public class AdamTests
{
    static Tensor Leaf(params double[] values)
    {
        var x = Tensor.From<double>(values);
        x.RequiresGrad = true;
        return x;
    }

    [Fact]
    public void The_first_step_moves_every_parameter_by_the_learning_rate_against_its_gradient()
    {
        var x = Leaf(1, -2, 3);
        x.Grad = Tensor.From(10.0, -0.001, 4.0);
        new Adam([x], learningRate: 0.1, epsilon: 0).Step(); // m/√v is the gradient's sign at first
        Assert.Equal([0.9, -1.9, 2.9], x.ToArray<double>().Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void AdamW_shrinks_the_parameter_apart_from_the_step()
    {
        var x = Leaf(2);
        x.Grad = Tensor.From(1.0);
        new AdamW([x], learningRate: 0.1, epsilon: 0, weightDecay: 0.5).Step();
        Assert.Equal(2 * (1 - 0.05) - 0.1, x.Item(), 1e-12);
    }

    [Fact]
    public void Saved_and_loaded_state_goes_on_with_the_same_bits()
    {
        static void Go(Optimizer optimizer, Tensor x, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                x.Grad = Tensor.From(Math.Sin(i), Math.Cos(i));
                optimizer.Step();
            }
        }
        var (a, b) = (Leaf(1, 2), Leaf(1, 2));
        var whole = new AdamW([a]);
        Go(whole, a, 0, 10);
        var first = new AdamW([b]);
        Go(first, b, 0, 5);
        var second = new AdamW([b]);
        second.LoadStateDict(first.StateDict());
        Go(second, b, 5, 10);
        Assert.Equal(a.ToArray<double>(), b.ToArray<double>());
    }

    [Fact]
    public void State_survives_the_memory_scope_of_a_step()
    {
        var x = Tensor.Zeros([100_000]);
        x.RequiresGrad = true;
        var optimizer = new Adam([x]);
        for (int i = 0; i < 3; i++)
        {
            using var _ = MemoryScope.Step();
            x.Grad = Tensor.Ones([100_000]);
            optimizer.Step();
        }
        Assert.Equal(1 - Math.Pow(0.9, 3), optimizer.StateDict()["0.exp_avg"][7].Item(), 1e-6);
    }

    [Fact]
    public void Clipping_scales_all_gradients_to_the_norm_and_returns_what_it_was()
    {
        var (a, b) = (Leaf(0), Leaf(0));
        (a.Grad, b.Grad) = (Tensor.From(3.0), Tensor.From(4.0));
        Assert.Equal(5, Clip.Norm([a, b], max: 1));
        Assert.Equal(0.6, a.Grad!.Item(), 1e-6);
        Assert.Equal(0.8, b.Grad!.Item(), 1e-6);
    }
}
