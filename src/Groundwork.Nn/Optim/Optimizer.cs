using System.Numerics;

namespace Groundwork.Nn;

/// <summary>Changes parameters against their gradients, one step at a time. All arithmetic of a step is one pass over the memory of each parameter.</summary>
/// <remarks>
/// A step reads <see cref="LearningRate"/> and the other settings anew, so a schedule is a plain assignment. Parameters without a gradient are
/// left alone. The result is the same bits at any thread count. An optimiser of your own derives from <see cref="CustomOptimizer"/>. Not safe to use from several threads at once.
/// </remarks>
/// <example><code>
/// var optimizer = new AdamW(model.Parameters(), learningRate: 1e-3);
/// for (int step = 0; step &lt; 100; step++)
/// {
///     optimizer.ZeroGrad();
///     Losses.CrossEntropy(model.Call(x), target).Backward();
///     optimizer.Step();
/// }
/// </code></example>
public abstract partial class Optimizer
{
    readonly Slot[] _slots;

    private protected Optimizer(IEnumerable<ParameterGroup> groups, double learningRate, double weightDecay, params string[] states)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Groups = [.. groups];
        (LearningRate, WeightDecay, StateNames) = (learningRate, weightDecay, states);
        string name = GetType().Name.ToLowerInvariant();
        if (!(learningRate >= 0)) throw new ArgumentOutOfRangeException(nameof(learningRate), $"{name}: a learning rate of {learningRate} is negative");
        if (!(weightDecay >= 0)) throw new ArgumentOutOfRangeException(nameof(weightDecay), $"{name}: a weight decay of {weightDecay} is negative");
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        List<Slot> slots = [];
        foreach (var group in Groups)
            foreach (var p in group.Parameters)
            {
                if (!p.IsLeaf || !p.IsContiguous || p.DType is not (DType.Float32 or DType.Float64))
                    throw new ArgumentException($"{name}: parameter {slots.Count} ({p.DType}, {p.Shape}) must be a contiguous Float32 or Float64 leaf");
                if (!seen.Add(p)) throw new ArgumentException($"{name}: parameter {slots.Count} ({p.Shape}) comes twice");
                slots.Add(new(p, group));
            }
        if (slots.Count == 0) throw new ArgumentException($"{name}: there are no parameters");
        _slots = [.. slots];
    }

    /// <summary>Reads the settings that every optimiser has from one list of parameters.</summary>
    private protected static IEnumerable<ParameterGroup> One(IEnumerable<Tensor> parameters) => [new(parameters)];

    /// <summary>The groups of parameters.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>The size of a step, for groups without one of their own.</summary>
    public double LearningRate { get; set; }

    /// <summary>How strongly parameters are drawn to zero, for groups without a value of their own.</summary>
    public double WeightDecay { get; set; }

    /// <summary>The names of the tensors that are kept for each parameter.</summary>
    internal string[] StateNames { get; }

    internal ReadOnlySpan<Slot> Slots => _slots;

    /// <summary>Lets go of the gradients of all parameters.</summary>
    public void ZeroGrad()
    {
        foreach (var slot in _slots) slot.Parameter.Grad = null;
    }

    /// <summary>Changes every parameter that has a gradient.</summary>
    /// <exception cref="InvalidOperationException">A parameter's memory is read-only.</exception>
    public void Step()
    {
        using var _ = Autograd.NoGrad();
        List<Slot> singles = [], doubles = [];
        foreach (var slot in _slots)
        {
            if (slot.Parameter.Grad is not { } gradient) continue;
            slot.Parameter.CheckWritable("step");
            slot.Gradient = gradient.To(slot.Parameter.DType).Contiguous();
            slot.Prepare(StateNames.Length, FirstState);
            slot.Steps++;
            (slot.Parameter.DType == DType.Float32 ? singles : doubles).Add(slot);
        }
        if (singles.Count > 0) Update<float>([.. singles]);
        if (doubles.Count > 0) Update<double>([.. doubles]);
        foreach (var slot in _slots)
        {
            if (slot.Gradient is null) continue;
            slot.Gradient = null;
            slot.Parameter.Storage.Touch();
        }
    }

    /// <summary>What state tensors are filled with before the first step.</summary>
    private protected virtual double FirstState => 0;

    private protected abstract void Update<T>(Slot[] slots) where T : unmanaged, IFloatingPointIeee754<T>;

    private protected double RateOf(Slot slot) => slot.Group.LearningRate ?? LearningRate;

    private protected double DecayOf(Slot slot) => slot.Group.WeightDecay ?? WeightDecay;

    /// <summary>A parameter and what is kept for it.</summary>
    internal sealed class Slot(Tensor parameter, ParameterGroup group)
    {
        public readonly Tensor Parameter = parameter;
        public readonly ParameterGroup Group = group;
        public Tensor[] State = [];
        public Tensor? Gradient;
        public long Steps;
        public double Extra = 1; // a running product that some methods need

        public void Prepare(int states, double first)
        {
            if (State.Length == states) return;
            State = new Tensor[states];
            for (int k = 0; k < states; k++) State[k] = Keep(Tensor.Full(Parameter.Shape, first, Parameter.DType));
        }

        /// <summary>State outlives the step in which it is made.</summary>
        public Tensor Keep(Tensor tensor)
        {
            tensor.Storage.Keep();
            return tensor;
        }
    }
}
