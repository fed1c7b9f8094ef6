using Groundwork.Nn;

namespace Groundwork.Gpt;

/// <summary>A decoder-only transformer: GPT-2's architecture, with the choices of <see cref="GptConfig"/>.</summary>
/// <remarks>
/// Parameters have GPT-2's names (<c>wte</c>, <c>wpe</c>, <c>h.0.ln_1</c>, <c>h.0.attn.c_attn</c> …). Weights start as in GPT-2: normal with
/// standard deviation 0.02, the projections into the residual stream divided by √(2 · layers).
/// Source: Radford et al. (2019), "Language Models are Unsupervised Multitask Learners".
/// Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.
/// </remarks>
/// <example><code>
/// var model = new GptModel(GptConfig.Tiny(vocabularySize: 65), new Generator(1));
/// Tensor logits = model.Call(tokens);   // [batch, time, 65]
/// </code></example>
public sealed class GptModel : Layer
{
    readonly Embedding _tokens;
    readonly Embedding? _places;
    readonly Dropout? _dropout;
    readonly ModuleList<GptBlock> _blocks;
    readonly Layer _norm;
    readonly Linear? _head;

    /// <summary>A model with fresh weights.</summary>
    /// <exception cref="ArgumentException">The configuration does not hold together.</exception>
    public GptModel(GptConfig config, Generator generator)
    {
        Config = config.Checked();
        _tokens = Add("wte", new Embedding(config.VocabularySize, config.Width));
        if (config.Positions == Positions.Learned) _places = Add("wpe", new Embedding(config.Context, config.Width));
        if (config.Dropout > 0) _dropout = Add("drop", new Dropout(config.Dropout));
        _blocks = Add("h", new ModuleList<GptBlock>());
        for (int i = 0; i < config.Layers; i++) _blocks.Append(new GptBlock(config));
        _norm = Add("ln_f", GptBlock.Norm(config));
        if (!config.TiedHead) _head = Add("lm_head", new Linear(config.Width, config.VocabularySize, bias: false));
        Initialize(generator);
    }

    /// <summary>The model's shape.</summary>
    public GptConfig Config { get; }

    void Initialize(Generator generator)
    {
        using var _ = Autograd.NoGrad();
        foreach (var (name, parameter) in NamedParameters())
        {
            if (parameter.Rank < 2)
            {
                if (name.EndsWith("bias", StringComparison.Ordinal)) parameter.Span<float>().Clear();
                continue; // the scales of norms start at 1
            }
            bool residual = name.EndsWith("c_proj.weight", StringComparison.Ordinal);
            generator.Normal(parameter.Span<float>(), 0, 0.02f / (residual ? MathF.Sqrt(2 * Config.Layers) : 1));
        }
    }

    /// <summary>Scores of the next token at every place.</summary>
    /// <param name="x">Token ids [batch, time], Int64.</param>
    protected override Tensor Forward(Tensor x) => Head(Hidden(x, cache: null));

    /// <summary>The final vectors of every place, before the head: [batch, time, width].</summary>
    /// <param name="tokens">Token ids [batch, time].</param>
    /// <param name="cache">Keys and values of the tokens before these, to which those of these are added; null without.</param>
    /// <exception cref="ShapeException">The tokens are not [batch, time], or do not fit the context.</exception>
    public Tensor Hidden(Tensor tokens, KeyValueCache? cache)
    {
        int past = cache?.Length ?? 0;
        if (tokens.Rank != 2) throw new ShapeException("gpt", $"tokens must be [batch, time], got {tokens.Shape}", [tokens.Shape]);
        if (past + tokens.Shape[1] > Config.Context)
            throw new ShapeException("gpt", $"{past + tokens.Shape[1]} tokens do not fit the context of {Config.Context}", [tokens.Shape], 1);
        var h = _tokens.Call(tokens);                                                       // [B, T, C]
        if (_places is not null) h = h + _places.Weight[past..(past + tokens.Shape[1])];
        if (_dropout is not null) h = _dropout.Call(h);
        for (int i = 0; i < _blocks.Count; i++) h = _blocks[i].Call((h, cache?.Layer(i)));
        cache?.Advance(tokens.Shape[1]);
        return _norm.Call(h);
    }

    /// <summary>Scores of every token from final vectors.</summary>
    public Tensor Head(Tensor hidden) => _head is null ? hidden.MatMul(_tokens.Weight.Transpose()) : _head.Call(hidden);

    /// <summary>The mean cross-entropy of predicting each target, in nats a token.</summary>
    /// <param name="tokens">Token ids [batch, time].</param>
    /// <param name="targets">The ids that follow them, [batch, time].</param>
    public Tensor Loss(Tensor tokens, Tensor targets) =>
        Losses.CrossEntropy(Call(tokens).Reshape(-1, Config.VocabularySize), targets.Reshape(-1));
}
