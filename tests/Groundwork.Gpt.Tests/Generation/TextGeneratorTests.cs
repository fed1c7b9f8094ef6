using Groundwork.Gpt;
using Groundwork.Text;

namespace Groundwork.Tests.Generation;

public class TextGeneratorTests
{
    static readonly CharTokenizer _letters = CharTokenizer.Train("abcdefghij\n");

    static TextGenerator Writer() => new(new GptModel(new() { VocabularySize = _letters.VocabularySize, Context = 8, Layers = 2, Heads = 2, Width = 16 }, new Generator(2)), _letters);

    [Fact]
    public void The_cache_changes_the_time_and_not_the_text()
    {
        var options = new SamplingOptions { MaxTokens = 60, Seed = 3 }; // far beyond the context of 8
        int[] start = _letters.Encode("abc");
        Assert.Equal(Writer().Tokens(start, options, useCache: false), Writer().Tokens(start, options));
    }

    [Fact]
    public void The_same_seed_gives_the_same_text_and_another_seed_another()
    {
        string a = Writer().Generate("a", new() { Seed = 1, MaxTokens = 40 });
        Assert.Equal(a, Writer().Generate("a", new() { Seed = 1, MaxTokens = 40 }));
        Assert.NotEqual(a, Writer().Generate("a", new() { Seed = 2, MaxTokens = 40 }));
    }

    [Fact]
    public void A_stop_text_ends_the_text_and_is_not_part_of_it()
    {
        var options = new SamplingOptions { Seed = 4, MaxTokens = 200 };
        string whole = Writer().Generate("a", options);
        string stop = whole.Substring(50, 3);
        int at = whole.IndexOf(stop, StringComparison.Ordinal);
        Assert.Equal(whole[..at], Writer().Generate("a", options with { Stop = [stop] }));
    }

    [Fact]
    public void Pieces_make_up_the_text()
    {
        var options = new SamplingOptions { Seed = 4, MaxTokens = 50, Stop = ["never to be seen"] };
        Assert.Equal(50, string.Concat(Writer().Stream("a", options)).Length);
    }

    [Fact]
    public void An_empty_prompt_begins_after_a_newline() => Assert.Equal(5, Writer().Generate("", new() { MaxTokens = 5 }).Length);

    [Fact]
    public void A_cancelled_text_ends()
    {
        using var cancel = new CancellationTokenSource();
        var text = Writer().Stream("a", new() { MaxTokens = 1_000_000 }, cancel.Token).Take(3).ToList();
        cancel.Cancel();
        Assert.Empty(Writer().Stream("a", new() { MaxTokens = 10 }, cancel.Token));
        Assert.Equal(3, text.Count);
    }

    [Fact]
    public void A_tokenizer_of_another_model_is_refused() =>
        Assert.StartsWith("generate: the tokenizer has 256 tokens, the model 11", Assert.Throws<ArgumentException>(() =>
            new TextGenerator(new GptModel(new() { VocabularySize = 11, Context = 8, Layers = 1, Heads = 1, Width = 4 }, new Generator(2)), new ByteTokenizer())).Message);
}
