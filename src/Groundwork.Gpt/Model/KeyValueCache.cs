namespace Groundwork.Gpt;

/// <summary>Keys and values of the tokens a model has read, so that the next token costs one place and not the whole text. Not safe to use from several threads.</summary>
public sealed class KeyValueCache
{
    readonly LayerCache[] _layers;

    /// <summary>An empty cache for texts of up to the model's context.</summary>
    /// <param name="config">The model's shape.</param>
    /// <param name="batch">Texts that are read side by side.</param>
    public KeyValueCache(GptConfig config, int batch = 1)
    {
        _layers = new LayerCache[config.Layers];
        for (int i = 0; i < _layers.Length; i++) _layers[i] = new(config, batch);
    }

    /// <summary>The number of tokens read.</summary>
    public int Length { get; private set; }

    internal LayerCache Layer(int i) => _layers[i];

    internal void Advance(int tokens)
    {
        Length += tokens;
        foreach (var layer in _layers) layer.Length = Length;
    }
}

/// <summary>The part of the cache of one block.</summary>
sealed class LayerCache(GptConfig config, int batch)
{
    readonly Tensor _keys = Tensor.Zeros([batch, config.KeyHeads, config.Context, config.HeadWidth]);
    readonly Tensor _values = Tensor.Zeros([batch, config.KeyHeads, config.Context, config.HeadWidth]);

    public int Length { get; set; }

    /// <summary>Puts new keys and values behind those that are there. Returns all.</summary>
    public (Tensor Keys, Tensor Values) Append(Tensor k, Tensor v)
    {
        int end = Length + k.Shape[2];
        _keys[.., .., Length..end] = k;
        _values[.., .., Length..end] = v;
        return (_keys[.., .., ..end], _values[.., .., ..end]);
    }
}
