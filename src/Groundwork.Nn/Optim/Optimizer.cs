using System.Globalization;

namespace Groundwork.Nn;

/// <summary>Parameters that are trained alike.</summary>
/// <param name="parameters">The parameters, in an order that stays.</param>
public sealed class ParameterGroup(IReadOnlyList<Tensor> parameters)
{
    /// <summary>The parameters.</summary>
    public IReadOnlyList<Tensor> Parameters { get; } = parameters;

    /// <summary>The learning rate; the optimiser's where none is set.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The weight decay; the optimiser's where none is set.</summary>
    public double? WeightDecay { get; set; }
}

/// <summary>Moves parameters against their gradients. Parameters without a gradient stay as they are.</summary>
/// <remarks>Steps write into the parameters in place, outside the graph. Results are the same bits at any number of threads. Not safe to use from several threads.</remarks>
public abstract class Optimizer
{
    readonly List<(Tensor Parameter, ParameterGroup Group, OrderedDictionary<string, Tensor> State)> _all = [];

    /// <summary>An optimiser over groups of parameters.</summary>
    /// <exception cref="ArgumentException">A parameter comes twice, or does not ask for gradients.</exception>
    protected Optimizer(IReadOnlyList<ParameterGroup> groups, double learningRate, double weightDecay)
    {
        if (!(learningRate >= 0)) throw new ArgumentException($"optimizer: the learning rate is {learningRate}; it must not be negative");
        if (!(weightDecay >= 0)) throw new ArgumentException($"optimizer: the weight decay is {weightDecay}; it must not be negative");
        (Groups, LearningRate, WeightDecay) = (groups, learningRate, weightDecay);
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
            foreach (var parameter in group.Parameters)
            {
                if (!seen.Add(parameter)) throw new ArgumentException($"optimizer: a parameter of shape {parameter.Shape} comes twice");
                if (!parameter.RequiresGrad || !parameter.IsLeaf) throw new ArgumentException($"optimizer: a tensor of shape {parameter.Shape} is no leaf that asks for gradients; pass Parameters() of a module");
                _all.Add((parameter, group, []));
            }
    }

    /// <summary>The groups of parameters.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>The learning rate of groups that have none of their own. Schedules set it.</summary>
    public double LearningRate { get; set; }

    /// <summary>The weight decay of groups that have none of their own.</summary>
    public double WeightDecay { get; set; }

    /// <summary>Makes one step from the gradients that are there.</summary>
    public void Step()
    {
        using var _ = Autograd.NoGrad();
        foreach (var (parameter, group, state) in _all)
        {
            if (parameter.Grad is not { } gradient) continue;
            Update(parameter, gradient, state, group.LearningRate ?? LearningRate, group.WeightDecay ?? WeightDecay);
            parameter.Storage.Touch();
            foreach (var tensor in state.Values) tensor.Storage.Keep();
        }
    }

    /// <summary>One parameter's step.</summary>
    /// <param name="parameter">To be written in place.</param>
    /// <param name="gradient">Its gradient, of the same shape and dtype; not to be changed.</param>
    /// <param name="state">What the optimiser remembers of the parameter, by name; empty before its first step.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="decay">The weight decay.</param>
    protected abstract void Update(Tensor parameter, Tensor gradient, OrderedDictionary<string, Tensor> state, double rate, double decay);

    /// <summary>Lets go of all gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var (parameter, _, _) in _all) parameter.Grad = null;
    }

    /// <summary>What the optimiser remembers, as <c>position.name</c>: the position of the parameter, counted over all groups.</summary>
    public OrderedDictionary<string, Tensor> StateDict()
    {
        var all = new OrderedDictionary<string, Tensor>();
        for (int i = 0; i < _all.Count; i++)
            foreach (var (name, tensor) in _all[i].State) all.Add(string.Create(CultureInfo.InvariantCulture, $"{i}.{name}"), tensor);
        return all;
    }

    /// <summary>Takes over what <see cref="StateDict"/> gave, as a copy.</summary>
    /// <exception cref="ArgumentException">A key is not of an optimiser over as many parameters, or a shape differs.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        foreach (var (key, tensor) in state)
        {
            int dot = key.IndexOf('.', StringComparison.Ordinal);
            if (dot < 1 || !int.TryParse(key.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int i) || i >= _all.Count)
                throw new ArgumentException($"optimizer: the state '{key}' belongs to none of the {_all.Count} parameters");
            if (tensor.Rank > 0 && tensor.Shape != _all[i].Parameter.Shape)
                throw new ArgumentException($"optimizer: the state '{key}' has shape {tensor.Shape}, its parameter {_all[i].Parameter.Shape}");
        }
        foreach (var (_, _, own) in _all) own.Clear();
        foreach (var (key, tensor) in state)
        {
            int dot = key.IndexOf('.', StringComparison.Ordinal);
            var copy = tensor.Detach().Clone();
            copy.Storage.Keep();
            _all[int.Parse(key.AsSpan(0, dot), CultureInfo.InvariantCulture)].State[key[(dot + 1)..]] = copy;
        }
    }

    /// <summary>Counts a parameter's steps in its state. Returns the number of this one, from 1.</summary>
    private protected static long CountStep(OrderedDictionary<string, Tensor> state)
    {
        long step = state.TryGetValue("step", out var counted) ? counted.Item<long>() + 1 : 1;
        state["step"] = Tensor.Scalar(step);
        return step;
    }

    /// <summary>A state tensor of the parameter's shape; zeros at first.</summary>
    private protected static Tensor Remembered(OrderedDictionary<string, Tensor> state, string name, Tensor parameter)
    {
        if (!state.TryGetValue(name, out var tensor)) state[name] = tensor = Tensor.Zeros(parameter.Shape, parameter.DType);
        return tensor;
    }
}
