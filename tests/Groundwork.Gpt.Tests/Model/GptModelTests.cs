using Groundwork.Gpt;

namespace Groundwork.Tests.Model;

public class GptModelTests
{
    static readonly GptConfig _small = new() { VocabularySize = 11, Context = 8, Layers = 2, Heads = 4, Width = 16 };

    public static TheoryData<string> Variants() => ["gpt-2", "llama-like", "grouped queries", "untied head", "exact gelu without biases"];

    static GptConfig Config(string variant) => variant switch
    {
        "llama-like" => _small with { Normalization = Normalization.RmsNorm, Positions = Positions.Rotary, FeedForward = FeedForward.SwiGlu, Bias = false },
        "grouped queries" => _small with { KeyValueHeads = 2, Positions = Positions.Rotary },
        "untied head" => _small with { TiedHead = false },
        "exact gelu without biases" => _small with { FeedForward = FeedForward.Gelu, Bias = false },
        _ => _small,
    };

    static Tensor Tokens(params long[] ids) => Tensor.From<long>(ids, [1, ids.Length]);

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_later_token_never_changes_an_earlier_prediction(string variant)
    {
        var model = new GptModel(Config(variant), new Generator(3));
        float[] a = model.Call(Tokens(1, 2, 3, 4, 5))[0, ..3].ToArray<float>(), b = model.Call(Tokens(1, 2, 3, 9, 9))[0, ..3].ToArray<float>();
        Assert.Equal(a, b);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Reading_token_by_token_with_a_cache_gives_the_scores_of_reading_at_once(string variant)
    {
        var model = new GptModel(Config(variant), new Generator(3));
        using var _ = Autograd.NoGrad();
        float[] whole = model.Call(Tokens(1, 2, 3, 4, 5, 6, 7, 8))[0, ^1].ToArray<float>();
        var cache = new KeyValueCache(model.Config);
        model.Hidden(Tokens(1, 2, 3), cache);
        model.Hidden(Tokens(4, 5), cache);
        model.Hidden(Tokens(6), cache);
        model.Hidden(Tokens(7), cache);
        float[] stepwise = model.Head(model.Hidden(Tokens(8), cache))[0, ^1].ToArray<float>();
        for (int i = 0; i < whole.Length; i++) Assert.Equal(whole[i], stepwise[i], 1e-5f); // Float32 sums in another order
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_loss_of_fresh_weights_is_that_of_guessing(string variant)
    {
        var model = new GptModel(Config(variant), new Generator(3));
        double loss = model.Loss(Tokens(1, 2, 3, 4), Tokens(2, 3, 4, 5)).Item();
        Assert.Equal(Math.Log(11), loss, 0.1);
    }

    [Fact]
    public void GPT2s_smallest_shape_has_124_million_parameters()
    {
        // 50257·768 + 1024·768 + 12·(12·768² + 13·768) + 2·768
        const long expected = 124_439_808;
        Assert.Equal(expected, new GptModel(GptConfig.Small(), new Generator(1)).Parameters().Sum(p => p.Count));
    }

    [Fact]
    public void Tokens_beyond_the_context_are_refused_by_number() =>
        Assert.Equal("gpt: 9 tokens do not fit the context of 8",
            Assert.Throws<ShapeException>(() => new GptModel(_small, new Generator(1)).Call(Tokens(1, 1, 1, 1, 1, 1, 1, 1, 1))).Message);

    [Theory]
    [InlineData(15, 4, 0, "gpt: width 15 is not a multiple of heads 4")]
    [InlineData(16, 4, 3, "gpt: heads 4 is not a multiple of keyValueHeads 3")]
    [InlineData(0, 4, 0, "gpt: width 0 is not positive")]
    public void A_configuration_that_does_not_hold_together_is_refused(int width, int heads, int keyHeads, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => (_small with { Width = width, Heads = heads, KeyValueHeads = keyHeads }).Checked()).Message);

    [Fact]
    public void A_configuration_comes_back_from_its_JSON()
    {
        var config = Config("llama-like") with { KeyValueHeads = 2, Dropout = 0.125 };
        Assert.Equal(config, GptConfig.FromJson(config.ToJson()));
    }
}
