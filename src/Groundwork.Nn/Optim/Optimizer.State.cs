namespace Groundwork.Nn;

public abstract partial class Optimizer
{
    /// <summary>Everything that the next steps depend on besides parameters and gradients, as tensors by name; they share memory with the optimiser.</summary>
    /// <remarks>For parameter i: <c>i.step</c> and, after its first step, <c>i.</c> with the names of its averages. For group k: <c>groups.k.learning_rate</c> and <c>groups.k.weight_decay</c>.</remarks>
    public OrderedDictionary<string, Tensor> StateDict()
    {
        var state = new OrderedDictionary<string, Tensor>();
        for (int k = 0; k < Groups.Count; k++)
        {
            state.Add($"groups.{k}.learning_rate", Tensor.Scalar(Groups[k].LearningRate ?? LearningRate));
            state.Add($"groups.{k}.weight_decay", Tensor.Scalar(Groups[k].WeightDecay ?? WeightDecay));
        }
        for (int i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            state.Add($"{i}.step", Tensor.Scalar(slot.Steps));
            if (slot.Extra != 1) state.Add($"{i}.extra", Tensor.Scalar(slot.Extra));
            for (int k = 0; k < slot.State.Length; k++) state.Add($"{i}.{StateNames[k]}", slot.State[k]);
        }
        return state;
    }

    /// <summary>Takes up the state of an optimiser of the same kind over parameters of the same shapes.</summary>
    /// <exception cref="StateDictException">Keys are missing or unexpected, or shapes differ. Nothing was taken up.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<string> missing = [];
        List<(string, Shape, Shape)> different = [];
        var known = new HashSet<string>();
        for (int k = 0; k < Groups.Count; k++)
            foreach (string name in new[] { "learning_rate", "weight_decay" }) Expect($"groups.{k}.{name}", default);
        for (int i = 0; i < _slots.Length; i++)
        {
            Expect($"{i}.step", default);
            known.Add($"{i}.extra");
            foreach (string name in StateNames)
                if (state.TryGetValue($"{i}.step", out var steps) && steps.Rank == 0 && steps.Item<long>() > 0) Expect($"{i}.{name}", _slots[i].Parameter.Shape);
        }
        List<string> unexpected = [.. state.Keys.Where(key => !known.Contains(key))];
        if (missing.Count + unexpected.Count + different.Count > 0) throw new StateDictException(GetType().Name, missing, unexpected, different);
        for (int k = 0; k < Groups.Count; k++)
        {
            double rate = state[$"groups.{k}.learning_rate"].Item(), decay = state[$"groups.{k}.weight_decay"].Item();
            if (Groups.Count == 1) (LearningRate, WeightDecay) = (rate, decay);
            else (Groups[k].LearningRate, Groups[k].WeightDecay) = (rate, decay);
        }
        for (int i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            slot.Steps = state[$"{i}.step"].Item<long>();
            slot.Extra = state.TryGetValue($"{i}.extra", out var extra) ? extra.Item() : 1;
            if (slot.Steps > 0) slot.State = [.. StateNames.Select(name => slot.Keep(state[$"{i}.{name}"].Detach().To(slot.Parameter.DType).Clone()))];
            else slot.State = [];
        }

        void Expect(string key, Shape shape)
        {
            known.Add(key);
            if (!state.TryGetValue(key, out var tensor)) missing.Add(key);
            else if (tensor.Shape != shape) different.Add((key, shape, tensor.Shape));
        }
    }
}
