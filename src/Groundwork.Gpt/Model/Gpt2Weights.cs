namespace Groundwork.Gpt;

/// <summary>Reads models in the layout of GPT-2's published files.</summary>
/// <remarks>
/// There the matrices of attention and feed-forward lie as [in, out], keys may begin with <c>transformer.</c>, and the causal masks
/// (<c>attn.bias</c>, <c>attn.masked_bias</c>) stand among the weights: they are transposed, stripped and left out.
/// Safe to use from several threads.
/// </remarks>
public static class Gpt2Weights
{
    /// <summary>Loads a <c>.safetensors</c> file into a new model whose shape is read off the tensors.</summary>
    /// <param name="path">The file.</param>
    /// <param name="heads">The number of heads, which no tensor tells; by default one for every 64 of the width, as all of GPT-2's sizes have.</param>
    /// <exception cref="TensorFileException">The file is no safetensors file, or holds other tensors than GPT-2 has.</exception>
    /// <example><code>GptModel model = Gpt2Weights.Load("model.safetensors");</code></example>
    public static GptModel Load(string path, int? heads = null) => FromTensors(SafeTensors.Load(path).Tensors, heads);

    /// <summary>The same from tensors in memory.</summary>
    /// <inheritdoc cref="Load"/>
    public static GptModel FromTensors(IReadOnlyDictionary<string, Tensor> tensors, int? heads = null)
    {
        var state = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (key, tensor) in tensors)
        {
            string name = key.StartsWith("transformer.", StringComparison.Ordinal) ? key["transformer.".Length..] : key;
            if (name.EndsWith(".attn.bias", StringComparison.Ordinal) || name.EndsWith(".attn.masked_bias", StringComparison.Ordinal)) continue;
            state[name] = IsConv1D(name) ? tensor.Transpose() : tensor;
        }
        if (!state.TryGetValue("wte.weight", out var wte) || !state.TryGetValue("wpe.weight", out var wpe) || wte.Rank != 2 || wpe.Rank != 2)
            throw new TensorFileException("gpt-2", $"there is no wte.weight and wpe.weight among {string.Join(", ", state.Keys.Take(5))} …; this is not GPT-2's layout");
        int layers = 0;
        while (state.ContainsKey($"h.{layers}.ln_1.weight")) layers++;
        int width = wte.Shape[1];
        bool tied = !state.TryGetValue("lm_head.weight", out var head) || SameValues(head, wte);
        if (tied) state.Remove("lm_head.weight");
        if (layers == 0) throw new TensorFileException("gpt-2", "there is no block h.0 among the tensors; this is not GPT-2's layout");
        if (heads is null && width % 64 != 0) throw new ArgumentException($"gpt-2: a width of {width} does not tell the number of heads; say heads");
        var config = new GptConfig
        {
            VocabularySize = wte.Shape[0], Context = wpe.Shape[0], Width = width, Layers = layers, Heads = heads ?? width / 64, TiedHead = tied,
            Hidden = state.TryGetValue("h.0.mlp.c_fc.weight", out var up) ? up.Shape[0] : 0,
        };
        var model = new GptModel(config, new Generator(0));
        model.LoadStateDict(state);
        return model;
    }

    static bool IsConv1D(string name) =>
        name.EndsWith("attn.c_attn.weight", StringComparison.Ordinal) || name.EndsWith("attn.c_proj.weight", StringComparison.Ordinal) ||
        name.EndsWith("mlp.c_fc.weight", StringComparison.Ordinal) || name.EndsWith("mlp.c_proj.weight", StringComparison.Ordinal);

    static bool SameValues(Tensor a, Tensor b) => a.Shape == b.Shape && a.DType == b.DType && a.ToArray<float>().AsSpan().SequenceEqual(b.ToArray<float>());
}
