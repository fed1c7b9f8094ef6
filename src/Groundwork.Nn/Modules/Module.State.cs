namespace Groundwork.Nn;

public abstract partial class Module
{
    /// <summary>All parameters and buffers by their paths, with PyTorch's names, detached; they share memory with the module.</summary>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    /// <example><code>foreach (var (key, tensor) in model.StateDict()) Console.WriteLine($"{key} {tensor.Shape}");</code></example>
    public OrderedDictionary<string, Tensor> StateDict()
    {
        CheckFields();
        var state = new OrderedDictionary<string, Tensor>();
        foreach (var (key, tensor) in Walk(this, "", static m => [m._parameters, m._buffers])) state.Add(key, tensor.Detach());
        return state;
    }

    /// <summary>Converts all floating parameters and buffers to another dtype, in place: the tensors stay the same objects. Gradients are let go.</summary>
    /// <param name="dtype">Float32 or Float64 to compute in; the two storage types halve the memory and are computed in Float32.</param>
    /// <exception cref="ArgumentException">The dtype is not floating.</exception>
    /// <remarks>Convert before an optimiser is made: its state has the dtype of the parameters.</remarks>
    /// <example><code>model.To(DType.Float64);</code></example>
    public void To(DType dtype)
    {
        if (!dtype.IsFloat) throw new ArgumentException($"to: parameters cannot be {dtype}; only floating tensors are trained");
        using var _ = Autograd.NoGrad();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in NamedParameters().Concat(Buffers()).Select(p => p.Value))
            if (tensor.DType.IsFloat && tensor.DType != dtype && seen.Add(tensor)) tensor.Become(tensor.Detach().To(dtype).Contiguous());
    }

    /// <summary>Copies tensors into the parameters and buffers of the same names, converted to their dtypes.</summary>
    /// <param name="state">Tensors by path, as <see cref="StateDict"/> gives them.</param>
    /// <param name="strict">True: every key must be there and none besides. False: what fits by name is copied, and the rest is reported.</param>
    /// <returns>The keys that were missing and those that belong to nothing; both empty where <paramref name="strict"/> is true.</returns>
    /// <exception cref="StateDictException">A shape differs, or, when strict, keys are missing or unexpected. Nothing was copied.</exception>
    public (IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected) LoadStateDict(IReadOnlyDictionary<string, Tensor> state, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = StateDict();
        List<string> missing = [.. own.Keys.Where(key => !state.ContainsKey(key))];
        List<string> unexpected = [.. state.Keys.Where(key => !own.ContainsKey(key))];
        List<(string Key, Shape Own, Shape Given)> different =
            [.. own.Where(p => state.TryGetValue(p.Key, out var given) && given.Shape != p.Value.Shape).Select(p => (p.Key, p.Value.Shape, state[p.Key].Shape))];
        if (different.Count > 0 || strict && missing.Count + unexpected.Count > 0) throw new StateDictException(GetType().Name, missing, unexpected, different);
        using var _ = Autograd.NoGrad();
        foreach (var (key, tensor) in own)
            if (state.TryGetValue(key, out var given)) tensor[Slice.Rest] = given.Detach().To(tensor.DType);
        return (missing, unexpected);
    }
}

/// <summary>A state dictionary does not fit a module. What does not fit is data; the message lists it.</summary>
/// <remarks>Not written to after it was made: safe to read from several threads.</remarks>
public sealed class StateDictException : ArgumentException
{
    internal StateDictException(string module, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<(string Key, Shape Own, Shape Given)> different)
        : base($"load state: the tensors do not fit {module}"
            + List("missing", missing) + List("unexpected", unexpected)
            + List("other shapes", [.. different.Select(d => $"{d.Key} is {d.Own} here and {d.Given} there")])) =>
        (Missing, Unexpected, DifferentShapes) = (missing, unexpected, different);

    /// <summary>Keys that the module has and the dictionary has not.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Keys that the dictionary has and the module has not.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Keys in both whose shapes differ.</summary>
    public IReadOnlyList<(string Key, Shape Own, Shape Given)> DifferentShapes { get; }

    static string List(string what, IReadOnlyList<string> items) => items.Count == 0 ? "" : $"; {what}: {string.Join(", ", items)}";
}
