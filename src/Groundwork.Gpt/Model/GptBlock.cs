using Groundwork.Nn;

namespace Groundwork.Gpt;

/// <summary>One block: attention, then a feed-forward part, each normalised on its way in and added to the stream.</summary>
sealed class GptBlock : Module<(Tensor X, LayerCache? Cache), Tensor>
{
    readonly Layer _norm1, _norm2, _mlp;
    readonly CausalSelfAttention _attention;

    public GptBlock(GptConfig config)
    {
        _norm1 = Add("ln_1", Norm(config));
        _attention = Add("attn", new CausalSelfAttention(config));
        _norm2 = Add("ln_2", Norm(config));
        _mlp = Add<Layer>("mlp", config.FeedForward == FeedForward.SwiGlu ? new SwiGluMlp(config) : new GeluMlp(config));
    }

    public static Layer Norm(GptConfig config) => config.Normalization == Normalization.RmsNorm
        ? new RMSNorm(config.Width, config.Epsilon)
        : new LayerNorm([config.Width], config.Epsilon, bias: config.Bias);

    protected override Tensor Forward((Tensor X, LayerCache? Cache) input)
    {
        var x = input.X;
        x = x + _attention.Call((_norm1.Call(x), input.Cache));
        return x + _mlp.Call(_norm2.Call(x));
    }
}

/// <summary>Two matrices with a GELU between them.</summary>
sealed class GeluMlp : Layer
{
    readonly Linear _up, _down;
    readonly Dropout? _dropout;
    readonly bool _tanh;

    public GeluMlp(GptConfig config)
    {
        _up = Add("c_fc", new Linear(config.Width, config.HiddenWidth, config.Bias));
        _down = Add("c_proj", new Linear(config.HiddenWidth, config.Width, config.Bias));
        if (config.Dropout > 0) _dropout = Add("dropout", new Dropout(config.Dropout));
        _tanh = config.FeedForward == FeedForward.GeluTanh;
    }

    protected override Tensor Forward(Tensor x)
    {
        x = _down.Call(_up.Call(x).Gelu(tanh: _tanh));
        return _dropout is null ? x : _dropout.Call(x);
    }
}

/// <summary>SiLU of one projection gates another. Source: Shazeer (2020), "GLU Variants Improve Transformer".</summary>
sealed class SwiGluMlp : Layer
{
    readonly Linear _gate, _up, _down;
    readonly Dropout? _dropout;

    public SwiGluMlp(GptConfig config)
    {
        _gate = Add("c_gate", new Linear(config.Width, config.HiddenWidth, config.Bias));
        _up = Add("c_fc", new Linear(config.Width, config.HiddenWidth, config.Bias));
        _down = Add("c_proj", new Linear(config.HiddenWidth, config.Width, config.Bias));
        if (config.Dropout > 0) _dropout = Add("dropout", new Dropout(config.Dropout));
    }

    protected override Tensor Forward(Tensor x)
    {
        x = _down.Call(_gate.Call(x).Silu() * _up.Call(x));
        return _dropout is null ? x : _dropout.Call(x);
    }
}
