using Groundwork.Nn;

namespace Groundwork.Gpt;

/// <summary>Every place attends to itself and the places before it, in several heads; keys and values may be shared by groups of heads.</summary>
/// <remarks>Sources: Vaswani et al. (2017), "Attention Is All You Need"; Ainslie et al. (2023), "GQA".</remarks>
sealed class CausalSelfAttention : Module<(Tensor X, LayerCache? Cache), Tensor>
{
    readonly GptConfig _config;
    readonly Linear _in, _out;
    readonly Dropout? _dropout;

    public CausalSelfAttention(GptConfig config)
    {
        _config = config;
        _in = Add("c_attn", new Linear(config.Width, (config.Heads + 2 * config.KeyHeads) * config.HeadWidth, config.Bias)); // queries, keys, values
        _out = Add("c_proj", new Linear(config.Width, config.Width, config.Bias));
        if (config.Dropout > 0) _dropout = Add("dropout", new Dropout(config.Dropout));
    }

    protected override Tensor Forward((Tensor X, LayerCache? Cache) input)
    {
        var (x, cache) = input;
        (int B, int T, int D) = (x.Shape[0], x.Shape[1], _config.HeadWidth); // batch, time, width of a head
        int heads = _config.Heads, keyHeads = _config.KeyHeads, past = cache?.Length ?? 0;
        var parts = _in.Call(x).Reshape(B, T, heads + 2 * keyHeads, D).Split([heads, heads + keyHeads], axis: 2);
        Tensor q = parts[0].Transpose(1, 2), k = parts[1].Transpose(1, 2), v = parts[2].Transpose(1, 2); // [B, heads, T, D]
        if (_config.Positions == Positions.Rotary)
        {
            q = q.Rotary(_config.RotaryBase, past);
            k = k.Rotary(_config.RotaryBase, past);
        }
        if (cache is not null) (k, v) = cache.Append(k, v);
        if (keyHeads != heads) (k, v) = (Share(k), Share(v));
        // With one new token the mask is all true; with several after a past it starts at the past's end.
        var mask = past > 0 && T > 1 ? Mask(T, past) : null;
        var y = Tensor.Attention(q, k, v, mask, isCausal: past == 0);                    // [B, heads, T, D]
        y = _out.Call(y.Transpose(1, 2).Reshape(B, T, _config.Width));
        return _dropout is null ? y : _dropout.Call(y);
    }

    /// <summary>Each head of keys or values repeated for its group of queries.</summary>
    Tensor Share(Tensor x)
    {
        int groups = _config.KeyHeads, each = _config.Heads / groups;
        (int B, int T, int D) = (x.Shape[0], x.Shape[2], x.Shape[3]);
        return x.Unsqueeze(2).Expand(B, groups, each, T, D).Reshape(B, groups * each, T, D);
    }

    static Tensor Mask(int time, int past)
    {
        var allowed = new bool[time, past + time];
        for (int i = 0; i < time; i++)
            for (int k = 0; k <= past + i; k++) allowed[i, k] = true;
        return Tensor.From(allowed);
    }
}
