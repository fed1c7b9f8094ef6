namespace Groundwork.Tests.Autograds;

public class AutogradTests
{
    static Tensor Leaf(params double[] values)
    {
        var x = Tensor.From<double>(values);
        x.RequiresGrad = true;
        return x;
    }

    [Fact]
    public void A_value_used_twice_gets_both_gradients()
    {
        var x = Leaf(3);
        (x * x + x).Sum().Backward();
        Assert.Equal([7], x.Grad!.ToArray<double>()); // 2x + 1
    }

    [Fact]
    public void Backward_adds_to_the_gradient_that_is_there()
    {
        var x = Leaf(1, 2);
        (2 * x).Sum().Backward();
        (3 * x).Sum().Backward();
        Assert.Equal([5, 5], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void Two_leaves_never_share_the_memory_of_their_gradients()
    {
        var (a, b) = (Leaf(1, 2), Leaf(3, 4));
        (a + b).Sum().Backward();
        a.Grad!.Span<double>()[0] = 9;
        Assert.Equal([1, 1], b.Grad!.ToArray<double>());
    }

    [Fact]
    public void Gradients_differentiate_again()
    {
        var x = Leaf(2);
        var dy = Autograd.Grad([(x * x * x).Sum()], [x], createGraph: true)[0]; // 3x²
        Assert.Equal(12, Autograd.Grad([dy.Sum()], [x])[0].Item());             // 6x
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_second_backward_over_a_graph_that_was_let_go_is_refused()
    {
        var x = Leaf(1);
        var y = (x * x).Sum();
        y.Backward();
        Assert.Equal("backward: the graph at sum was let go by an earlier backward; pass retainGraph: true to that one",
            Assert.Throws<InvalidOperationException>(() => y.Backward()).Message);
    }

    [Fact]
    public void A_retained_graph_runs_backward_twice()
    {
        var x = Leaf(3);
        var y = (x * x).Sum();
        y.Backward(retainGraph: true);
        y.Backward();
        Assert.Equal(12, x.Grad!.Item());
    }

    [Fact]
    public void A_vector_needs_a_seed() =>
        Assert.Equal("backward: needs a scalar, got [2]; reduce it with Mean() or pass a seed of that shape",
            Assert.Throws<ShapeException>(() => (2 * Leaf(1, 2)).Backward()).Message);

    [Fact]
    public void An_input_that_was_overwritten_is_an_error_and_not_a_wrong_number()
    {
        var x = Leaf(1, 2);
        var w = Tensor.From(3.0, 4.0);
        var y = (x * w).Sum();
        w[0] = 9;
        Assert.Contains("input 1 of mul, shape [2], was overwritten", Assert.Throws<InvalidOperationException>(() => y.Backward()).Message);
    }

    [Fact]
    public void Writing_into_a_tensor_that_gradients_need_is_refused_at_once()
    {
        var x = Leaf(1, 2);
        Assert.StartsWith("assign: gradients are recorded", Assert.Throws<InvalidOperationException>(() => x[0] = 5).Message);
        using (Autograd.NoGrad()) x[0] = 5;
        Assert.Equal([5, 2], x.ToArray<double>());
    }

    [Fact]
    public async Task Nothing_is_recorded_under_NoGrad_even_across_an_await()
    {
        var x = Leaf(1);
        using (Autograd.NoGrad()) Assert.False(await Task.Run(() => (x * 2).RequiresGrad));
        Assert.True((x * 2).RequiresGrad);
    }

    [Fact]
    public void A_detached_tensor_passes_no_gradient()
    {
        var x = Leaf(3);
        (x * x.Detach()).Sum().Backward();
        Assert.Equal(3, x.Grad!.Item());
    }

    [Fact]
    public void A_hook_sees_the_gradient_and_may_replace_it()
    {
        var x = Leaf(1, 2);
        var h = x * 3;
        Tensor? seen = null;
        h.OnGradient(dy => { seen = dy; return dy * 10; });
        h.Sum().Backward();
        Assert.Equal([1, 1], seen!.ToArray<double>());
        Assert.Equal([30, 30], x.Grad!.ToArray<double>());
    }

    [Fact]
    public void A_leaf_calls_back_once_when_its_last_contribution_has_come()
    {
        var x = Leaf(1);
        List<double> seen = [];
        x.OnGradientComplete(leaf => seen.Add(leaf.Grad!.Item()));
        (x * 2 + x * 3 + x).Sum().Backward();
        Assert.Equal([6], seen);
    }

    [Fact]
    public void The_gradient_of_an_intermediate_tensor_is_kept_on_request()
    {
        var x = Leaf(2);
        var h = (x * x).RetainGrad();
        (h * 5).Sum().Backward();
        Assert.Equal(5, h.Grad!.Item());
    }

    [Fact]
    public void A_graph_of_a_hundred_thousand_steps_does_not_overflow_the_stack()
    {
        var x = Leaf(1);
        var y = x;
        for (int i = 0; i < 100_000; i++) y = y + 1e-6;
        y.Sum().Backward();
        Assert.Equal(1, x.Grad!.Item());
    }

    [Fact]
    public void The_first_NaN_is_named_with_its_op()
    {
        var x = Leaf(-1);
        using var _ = Autograd.DetectAnomaly();
        Assert.Equal("log: its output holds NaN or infinity for the first time, shape [1]", Assert.Throws<AnomalyException>(() => x.Log()).Message);
    }

    [Fact]
    public void A_broadcast_operand_gets_its_gradient_summed()
    {
        var (x, b) = (Tensor.Ones([3, 2], DType.Float64), Leaf(1, 2));
        (x * b).Sum().Backward();
        Assert.Equal([3, 3], b.Grad!.ToArray<double>());
    }

    [Fact]
    public void A_gradient_has_the_dtype_of_its_leaf()
    {
        var x = Tensor.From(1f, 2f);
        x.RequiresGrad = true;
        (x * Tensor.From(1.0, 2.0)).Sum().Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
    }

    [Fact]
    public void The_graph_is_data_that_prints_itself()
    {
        var x = Leaf(2);
        var graph = Autograd.Graph(x * x + x);
        Assert.Equal("3 add Float64 [1] from 2, 1\n2 mul Float64 [1] from 1, 1\n1 leaf Float64 [1]", graph.ToString());
        Assert.Contains("n2 --> n3", graph.ToMermaid());
    }

    [Fact]
    public void A_function_of_ones_own_has_the_gradient_it_says()
    {
        var cube = Autograd.Function("cube", x => x[0] * x[0] * x[0], (c, dy) => [3 * c.Inputs[0] * c.Inputs[0] * dy]);
        Assert.Null(Autograd.CheckGradient(cube, [Tensor.From(1.5, -2.0)], order: 2));
    }

    [Fact]
    public void An_operation_of_ones_own_has_a_kernel_and_a_gradient() // the example of SingleOutputOp
    {
        Assert.Equal([1f, -8, 27], Cube.Of(Tensor.From(1f, -2f, 3f)).ToArray<float>());
        var x = Tensor.From(2f);
        x.RequiresGrad = true;
        Cube.Of(x).Sum().Backward();
        Assert.Equal(12, x.Grad!.Item()); // 3 · 2²
    }

    sealed class Cube() : SingleOutputOp("cube")
    {
        public static Tensor Of(Tensor x) => Apply(new Cube(), x.To(DType.Float32));

        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

        public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
        {
            ReadOnlySpan<float> from = x[0].Contiguous().Span<float>();
            Span<float> to = y.Span<float>();
            for (int i = 0; i < to.Length; i++) to[i] = from[i] * from[i] * from[i];
        }

        protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [3 * tape.X().Square() * dy];
    }

    [Fact]
    public void A_gradient_that_is_wrong_is_found_and_its_worst_element_named()
    {
        var wrong = Autograd.Function("sum of squares", x => x[0].Square().Sum(), (c, dy) => [2 * c.Inputs[0] * dy * Tensor.From(1.0, 1.1, 1)]);
        string? said = Autograd.CheckGradient(wrong, [Tensor.From(1.0, 2.0, 3.0)]);
        Assert.StartsWith("gradient: backward and central differences give ", said);
        Assert.Contains("the most they differ is in element 1 of input 0: ", said);
    }

    [Fact]
    public void A_gradient_of_the_gradient_that_is_wrong_is_found_where_the_gradient_is_right()
    {
        // 3 x² as a constant: the values are right, and nothing flows through them.
        var cube = Autograd.Function("cube", x => x[0].Pow(3), (c, dy) => [3 * c.Inputs[0].Detach().Square() * dy]);
        Assert.Null(Autograd.CheckGradient(cube, [Tensor.From(1.5, -2.0)]));
        Assert.StartsWith("gradient of the gradient: ", Autograd.CheckGradient(cube, [Tensor.From(1.5, -2.0)], order: 2));
    }

    [Fact]
    public void Inputs_that_are_not_floating_are_handed_on_and_gradients_that_do_not_flow_are_said()
    {
        var table = Tensor.Randn([4, 3], seed: 1);
        Assert.Null(Autograd.CheckGradient(x => x[0].Embedding(x[1]), [table, Tensor.From(1L, 3L, 1L)]));
        Assert.Equal("gradient: no gradient flows to the inputs", Autograd.CheckGradient(x => x[0].Detach(), [table]));
        Assert.Throws<ArgumentException>(() => Autograd.CheckGradient(x => x[0], [Tensor.From(1L)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Autograd.CheckGradient(x => x[0], [table], order: 3));
    }

    [Fact]
    public void Anomaly_mode_names_the_operation_that_was_called_in_any_dtype()
    {
        using var _ = Autograd.DetectAnomaly();
        Assert.Equal("log", Assert.Throws<AnomalyException>(() => Tensor.From(-1f).Log()).Op);
        Assert.Equal("log", Assert.Throws<AnomalyException>(() => Tensor.From(-1.0).Log()).Op);
    }

    [Fact]
    public void Anomaly_mode_names_the_operation_whose_gradient_is_infinite_and_not_its_parts()
    {
        using var _ = Autograd.DetectAnomaly();
        var x = Tensor.From(0f);
        x.RequiresGrad = true;
        var loss = x.Sqrt().Sum(); // the slope at 0 is 1 / (2 * 0)
        Assert.Equal("sqrt", Assert.Throws<AnomalyException>(() => loss.Backward()).Op);
    }

    [Fact]
    public void A_hook_or_function_that_gives_a_gradient_of_another_shape_is_named()
    {
        var x = Tensor.From(1f, 2f);
        x.RequiresGrad = true;
        var y = x * 3;
        y.OnGradient(_ => Tensor.Ones([5]));
        Assert.Equal("hook: it returned a gradient of shape [5] for a tensor of shape [2]", Assert.Throws<ShapeException>(() => y.Sum().Backward()).Message);
        var twice = Autograd.Function("twice", a => a[0] * 2, (_, _) => [Tensor.Ones([7])]);
        Assert.Equal("twice: its backward gave a gradient of shape [7] for input 0, which has shape [2]", Assert.Throws<ShapeException>(() => twice([x]).Sum().Backward()).Message);
    }
}
