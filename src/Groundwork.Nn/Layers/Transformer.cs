namespace Groundwork.Nn;

/// <summary>What attention looks at: queries, keys, values, and who may attend to whom.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Query">[L, N, E], or [N, L, E] where the layer puts the batch first.</param>
/// <param name="Key">[S, N, E], or [N, S, E].</param>
/// <param name="Value">[S, N, E], or [N, S, E].</param>
/// <param name="Mask">Bool, true where a query may attend, or floating, added to the scores; broadcast to [N, heads, L, S].</param>
/// <param name="IsCausal">True: query i attends to keys 0 to i alone.</param>
public readonly record struct AttentionInput(Tensor Query, Tensor Key, Tensor Value, Tensor? Mask = null, bool IsCausal = false);

/// <summary>Attention of several heads with PyTorch's parameters: in_proj_weight [3E, E], in_proj_bias, out_proj.weight, out_proj.bias. See <see cref="Functional.MultiHeadAttention"/>.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var y = new MultiheadAttention(64, heads: 4).Call(new(x, x, x, IsCausal: true));</code></example>
public sealed class MultiheadAttention : Module<AttentionInput, Tensor>
{
    readonly int _heads;
    readonly double _dropout;
    readonly bool _batchFirst;
    readonly Generator _generator;

    /// <summary>A layer of <paramref name="heads"/> heads over <paramref name="features"/> features.</summary>
    /// <param name="features">E, divisible by the number of heads.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="dropout">The probability with which an attention weight is set to 0 in training.</param>
    /// <param name="bias">False leaves the biases out.</param>
    /// <param name="batchFirst">True: inputs are [N, L, E].</param>
    /// <param name="generator">Draws the weights and the dropout; see <see cref="Init"/>.</param>
    /// <exception cref="ArgumentException">The heads do not divide the features.</exception>
    public MultiheadAttention(int features, int heads, double dropout = 0, bool bias = true, bool batchFirst = false, Generator? generator = null)
    {
        if (heads < 1 || features % heads != 0) throw new ArgumentException($"multi-head attention: {heads} heads do not divide {features} features");
        (_heads, _dropout, _batchFirst, _generator) = (heads, dropout, batchFirst, generator ?? Init.Default);
        InWeight = Parameter("in_proj_weight", Init.XavierUniform([3 * features, features], _generator));
        if (bias) InBias = Parameter("in_proj_bias", Tensor.Zeros([3 * features]));
        Out = Add("out_proj", new Linear(features, features, bias, _generator));
        if (Out.Bias is not null) Init.Set(Out.Bias, 0);
    }

    /// <summary>The projections of queries, keys and values, one below the other: [3E, E].</summary>
    public Tensor InWeight { get; }

    /// <summary>Their biases, [3E], or null.</summary>
    public Tensor? InBias { get; }

    /// <summary>The projection of the joined heads.</summary>
    public Linear Out { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(AttentionInput x)
    {
        var (query, key, value) = (x.Query, x.Key, x.Value);
        if (_batchFirst)
        {
            bool same = ReferenceEquals(query, key) && ReferenceEquals(key, value);
            query = query.Transpose(0, 1);
            (key, value) = same ? (query, query) : (key.Transpose(0, 1), value.Transpose(0, 1));
        }
        var (y, _) = Functional.MultiHeadAttention(query, key, value, _heads, InWeight, InBias, Out.Weight, Out.Bias, x.Mask, x.IsCausal, _generator, IsTraining ? _dropout : 0);
        return _batchFirst ? y.Transpose(0, 1) : y;
    }
}

/// <summary>One layer of a transformer encoder, with PyTorch's parameter names: self-attention and a net of two linear layers, each with a residual and a layer norm.</summary>
/// <remarks>Inputs are [N, L, E]. See <see cref="Functional.TransformerEncoderLayer"/>. Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var layer = new TransformerEncoderLayer(64, heads: 4, hidden: 256, gelu: true, normFirst: true);</code></example>
public sealed class TransformerEncoderLayer : Module<(Tensor X, Tensor? Mask, bool IsCausal), Tensor>
{
    readonly int _heads;
    readonly bool _gelu, _normFirst;
    readonly double _dropout, _epsilon;
    readonly Generator _generator;
    readonly EncoderWeights _weights;

    /// <summary>A layer over <paramref name="features"/> features.</summary>
    /// <param name="features">E, divisible by the number of heads.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="hidden">Features between the two linear layers.</param>
    /// <param name="dropout">Probability of dropout after attention, inside and after the net.</param>
    /// <param name="gelu">True for gelu, false for relu.</param>
    /// <param name="normFirst">True: norms stand before attention and net; false: after the residuals.</param>
    /// <param name="epsilon">Of the norms.</param>
    /// <param name="generator">Draws the weights and the dropout.</param>
    /// <exception cref="ArgumentException">The heads do not divide the features.</exception>
    public TransformerEncoderLayer(int features, int heads, int hidden = 2048, double dropout = 0.1, bool gelu = false, bool normFirst = false, double epsilon = 1e-5, Generator? generator = null)
    {
        (_heads, _gelu, _normFirst, _dropout, _epsilon, _generator) = (heads, gelu, normFirst, dropout, epsilon, generator ?? Init.Default);
        var attention = Add("self_attn", new MultiheadAttention(features, heads, batchFirst: true, generator: _generator));
        var linear1 = Add("linear1", new Linear(features, hidden, generator: _generator));
        var linear2 = Add("linear2", new Linear(hidden, features, generator: _generator));
        var norm1 = Add("norm1", new LayerNorm([features], epsilon));
        var norm2 = Add("norm2", new LayerNorm([features], epsilon));
        _weights = new(attention.InWeight, attention.InBias, attention.Out.Weight, attention.Out.Bias,
            linear1.Weight, linear1.Bias, linear2.Weight, linear2.Bias, norm1.Weight!, norm1.Bias!, norm2.Weight!, norm2.Bias!);
    }

    /// <summary>Runs the layer.</summary>
    public Tensor Call(Tensor x, Tensor? mask = null, bool isCausal = false) => Call((x, mask, isCausal));

    /// <inheritdoc/>
    protected override Tensor Forward((Tensor X, Tensor? Mask, bool IsCausal) input) => Functional.TransformerEncoderLayer(
        input.X, _heads, _weights, _gelu, _normFirst, input.Mask, input.IsCausal, _epsilon, _generator, IsTraining ? _dropout : 0);
}

/// <summary>Encoder layers one after another, named <c>layers.0</c> and so on, with an optional norm at the end.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <example><code>var encoder = new TransformerEncoder(6, () => new TransformerEncoderLayer(64, 4, generator: g));</code></example>
public sealed class TransformerEncoder : Module<(Tensor X, Tensor? Mask, bool IsCausal), Tensor>
{
    readonly ModuleList<TransformerEncoderLayer> _layers;
    readonly Layer? _norm;

    /// <summary>An encoder of <paramref name="layers"/> layers.</summary>
    public TransformerEncoder(int layers, Func<TransformerEncoderLayer> layer, Layer? norm = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        _layers = Add("layers", new ModuleList<TransformerEncoderLayer>(Enumerable.Range(0, layers).Select(_ => layer())));
        if (norm is not null) _norm = Add("norm", norm);
    }

    /// <summary>Runs the encoder.</summary>
    public Tensor Call(Tensor x, Tensor? mask = null, bool isCausal = false) => Call((x, mask, isCausal));

    /// <inheritdoc/>
    protected override Tensor Forward((Tensor X, Tensor? Mask, bool IsCausal) input)
    {
        var x = input.X;
        foreach (var layer in _layers) x = layer.Call((x, input.Mask, input.IsCausal));
        return _norm is null ? x : _norm.Call(x);
    }
}
