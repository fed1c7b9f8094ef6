using Groundwork.Nn;

namespace Groundwork.Tests.Modules;

public class ModuleTests
{
    sealed class Mlp : Layer
    {
        readonly Linear _up, _down;

        public Mlp()
        {
            _up = Add("up", new Linear(3, 4));
            _down = Add("down", new Linear(4, 2, bias: false));
        }

        protected override Tensor Forward(Tensor x) => _down.Call(_up.Call(x));
    }

    sealed class ForgetsALayer : Layer
    {
        readonly Linear _head = new(3, 2);

        protected override Tensor Forward(Tensor x) => _head.Call(x);
    }

    sealed class ForgetsAList : Layer
    {
        readonly List<Linear> _layers = [new(3, 2), new(2, 1)];

        protected override Tensor Forward(Tensor x) => _layers[0].Call(x);
    }

    sealed class ForgetsASet : Layer
    {
        readonly HashSet<Linear> _set = [new(2, 2)];

        protected override Tensor Forward(Tensor x) => _set.First().Call(x);
    }

    sealed class ForgetsNamedLayers : Layer
    {
        readonly List<(string Name, Linear Layer)> _pairs = [("a", new(2, 2))];

        protected override Tensor Forward(Tensor x) => _pairs[0].Layer.Call(x);
    }

    sealed class ForgetsATensor : Layer
    {
        public Tensor Scale { get; } = Tensor.Ones([2]);

        public ForgetsATensor() => Scale.RequiresGrad = true;

        protected override Tensor Forward(Tensor x) => x * Scale;
    }

    sealed class Tied : Layer
    {
        readonly Linear _first, _second;
        readonly Mlp _shared;

        public Tied(Mlp shared)
        {
            _first = Add("first", new Linear(3, 3));
            _second = Add("second", _first);
            _shared = Add("shared", shared);
        }

        protected override Tensor Forward(Tensor x) => _shared.Call(_second.Call(_first.Call(x)));
    }

    [Fact]
    public void Parameters_have_the_names_of_their_path_in_order() =>
        Assert.Equal(["up.weight", "up.bias", "down.weight"], new Mlp().NamedParameters().Select(p => p.Key));

    [Fact]
    public void A_forgotten_layer_is_named_by_its_field() =>
        Assert.StartsWith("parameters: field _head of ForgetsALayer holds a Linear that was never registered; write _head = Add(\"head\", …)",
            Assert.Throws<InvalidOperationException>(() => new ForgetsALayer().Parameters()).Message);

    [Fact]
    public void A_plain_list_of_layers_is_named_by_its_field() =>
        Assert.Contains("field _layers of ForgetsAList holds a Linear that was never registered; write _layers = Add(\"layers\", new ModuleList(…))",
            Assert.Throws<InvalidOperationException>(() => new ForgetsAList().Parameters()).Message);

    [Fact]
    public void Layers_in_sets_and_tuples_are_found_as_well()
    {
        Assert.Contains("field _set of ForgetsASet holds a Linear", Assert.Throws<InvalidOperationException>(() => new ForgetsASet().Parameters()).Message);
        Assert.Contains("field _pairs of ForgetsNamedLayers holds a Linear", Assert.Throws<InvalidOperationException>(() => new ForgetsNamedLayers().Parameters()).Message);
    }

    [Fact]
    public void Anomaly_mode_names_the_module_of_a_gradient_that_is_infinite()
    {
        using var _ = Autograd.DetectAnomaly();
        var model = new Sequential(new Linear(2, 2), new Sequential(Layer.Of(x => (x * 0).Sqrt())));
        var loss = model.Call(Tensor.Ones([1, 2])).Sum(); // the slope of a root at 0
        var found = Assert.Throws<AnomalyException>(() => loss.Backward());
        Assert.Equal(("sqrt", "1.0"), (found.Op, found.Module));
    }

    [Fact]
    public void A_forgotten_parameter_is_named_by_its_property() =>
        Assert.Contains("field Scale of ForgetsATensor",
            Assert.Throws<InvalidOperationException>(() => new ForgetsATensor().Parameters()).Message);

    [Fact]
    public void A_forgotten_layer_below_a_registered_one_is_found_too() =>
        Assert.Throws<InvalidOperationException>(() => new Sequential(new Linear(3, 3), new ForgetsALayer()).Parameters());

    [Fact]
    public void A_shared_module_counts_once_and_is_saved_under_each_name()
    {
        var tied = new Tied(new Mlp());
        Assert.Equal(5, tied.Parameters().Count);
        Assert.Contains("second.weight", tied.StateDict().Keys);
    }

    [Fact]
    public void Layers_of_a_chain_are_numbered() =>
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], new Sequential(new Linear(1, 2), Layer.Of(x => x.Exp()), new Linear(2, 1)).StateDict().Keys);

    [Fact]
    public void A_state_dict_brings_a_twin_to_the_same_output()
    {
        Mlp a = new(), b = new();
        using (Autograd.NoGrad())
            foreach (var p in a.Parameters()) p[Slice.Rest] = p + 1;
        var x = Tensor.From([1f, 2f, 3f], [1, 3]);
        Assert.NotEqual(a.Call(x).ToArray<float>(), b.Call(x).ToArray<float>());
        b.LoadStateDict(a.StateDict());
        Assert.Equal(a.Call(x).ToArray<float>(), b.Call(x).ToArray<float>());
    }

    [Fact]
    public void A_state_dict_that_does_not_fit_is_refused_with_all_that_differs()
    {
        var state = new Dictionary<string, Tensor> { ["up.weight"] = Tensor.Zeros([9, 3]), ["up.bias"] = Tensor.Zeros([4]), ["head.weight"] = Tensor.Zeros([1]) };
        var e = Assert.Throws<StateDictException>(() => new Mlp().LoadStateDict(state));
        Assert.Equal("load state: the tensors do not fit Mlp; missing: down.weight; unexpected: head.weight; other shapes: up.weight is [4, 3] here and [9, 3] there", e.Message);
    }

    [Fact]
    public void What_fits_by_name_is_loaded_when_not_strict()
    {
        var mlp = new Mlp();
        var (missing, unexpected) = mlp.LoadStateDict(new Dictionary<string, Tensor> { ["up.bias"] = Tensor.Full([4], 7), ["other"] = 1 }, strict: false);
        Assert.Equal(["up.weight", "down.weight"], missing);
        Assert.Equal(["other"], unexpected);
        Assert.Equal([7, 7, 7, 7], mlp.StateDict()["up.bias"].ToArray<float>());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_reported_with_the_path_of_the_layer()
    {
        var net = new Sequential(new Linear(3, 3), new Sequential(new Linear(5, 1)));
        var e = Assert.Throws<ShapeException>(() => net.Call(Tensor.Ones([2, 3])));
        Assert.Equal("linear: the input [2, 3] must end with 5 features, as the weight [1, 5] says (in 1.0)", e.Message);
    }

    [Fact]
    public void An_index_or_dtype_that_does_not_fit_is_reported_with_the_path_of_the_layer()
    {
        var net = new Sequential(new Embedding(4, 3), new Sequential(new Linear(3, 1)));
        var outside = Assert.Throws<ArgumentOutOfRangeException>(() => net.Call(Tensor.From(5L)));
        Assert.Equal("embedding: index 5 at position 0 is outside the table's 4 rows (in 0)", outside.Message);
        Assert.IsType<ArgumentOutOfRangeException>(outside.InnerException); // with the stack of where it was thrown
        net = new Sequential(Layer.Of(x => x), new Sequential(new Linear(3, 1)));
        var dtype = Assert.Throws<ArgumentException>(() => net.Call(Tensor.From(1L, 2L, 3L)));
        Assert.Equal("linear: expected a floating dtype, got Int64; convert with .To(DType.Float32) (in 1.0)", dtype.Message);
        Assert.Throws<ArgumentException>(() => net.Call(Tensor.From(1L, 2L, 3L))); // the second is told as well: nothing was left behind
    }

    [Fact]
    public void An_exception_of_other_kinds_and_one_outside_of_children_pass_as_they_are()
    {
        var thrown = new InvalidOperationException("mine");
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => new Sequential(Layer.Of(_ => throw thrown)).Call(1)));
        var argument = new ArgumentException("mine");
        Assert.Same(argument, Assert.Throws<ArgumentException>(() => Layer.Of(_ => throw argument).Call(1)));
    }

    [Fact]
    public void Hooks_see_and_replace_input_and_output_until_they_are_taken_away()
    {
        var layer = Layer.Of(x => x * 2);
        using (layer.BeforeForward(x => x + 1))
        using (layer.AfterForward((x, y) => y + x))
            Assert.Equal(6, layer.Call(1.0).Item()); // x = 1 + 1, y = 4, y + x
        Assert.Equal(2, layer.Call(1.0).Item());
    }

    [Fact]
    public void Names_with_dots_and_names_that_are_taken_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sequential(("a.b", new Linear(1, 1))));
        Assert.Throws<ArgumentException>(() => new Sequential(("a", new Linear(1, 1)), ("a", new Linear(1, 1))));
    }

    [Fact]
    public void Training_mode_reaches_every_module()
    {
        var net = new Sequential(new Linear(1, 1), new Sequential(new Linear(1, 1)));
        Assert.All(net.NamedModules(), m => Assert.True(m.Value.IsTraining));
        net.Eval();
        Assert.All(net.NamedModules(), m => Assert.False(m.Value.IsTraining));
    }

    [Fact]
    public void Gradients_of_a_small_net_reach_every_parameter()
    {
        var mlp = new Mlp();
        Losses.CrossEntropy(mlp.Call(Tensor.From([1f, 2f, 3f, 4f, 5f, 6f], [2, 3])), Tensor.From(1L, 0L)).Backward();
        Assert.All(mlp.NamedParameters(), p => Assert.NotNull(p.Value.Grad));
        mlp.ZeroGrad();
        Assert.All(mlp.NamedParameters(), p => Assert.Null(p.Value.Grad));
    }
}
