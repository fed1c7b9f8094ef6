using System.Diagnostics;

namespace Groundwork.Text.Tests;

public sealed class BpeTokenizerTests
{
    private static readonly BpeTokenizer Trained = BpeTokenizer.Train(
        RandomText.Next(new Random(20), 4000) + string.Concat(Enumerable.Repeat("the cat sat on the mat, aaaaaaaa      \n", 20)),
        vocabularySize: 700, specialTokens: ["<|endoftext|>"]);

    [Fact]
    public void Every_string_comes_back()
    {
        var random = new Random(21);
        for (int round = 0; round < 2000; round++)
        {
            string text = RandomText.Next(random, random.Next(50));
            Assert.Equal(text, Trained.Decode(Trained.Encode(text)));
        }
    }

    [Fact]
    public void Ids_are_those_of_the_slow_reference()
    {
        var random = new Random(22);
        for (int round = 0; round < 200; round++)
        {
            string text = RandomText.Next(random, random.Next(12));
            Assert.Equal(SlowReference.Encode(Trained, text), Trained.Encode(text));
        }
    }

    [Fact]
    public void The_heap_merges_as_the_scan_does()
    {
        BpeMerge[] merges = [.. Trained.Merges];
        var merger = new Merger(merges, new MergeTable(merges, out _));
        var random = new Random(23);
        for (int round = 0; round < 2000; round++)
        {
            int[] scan = [.. Wtf8.GetBytes(round % 2 == 0 ? RandomText.Next(random, random.Next(40)) : new string('a', random.Next(1, 90))).Select(value => (int)value)];
            if (scan.Length == 0) continue;
            int[] heap = [.. scan];
            Assert.Equal(scan[..merger.MergeByScan(scan)], heap[..merger.MergeByHeap(heap)]);
        }
    }

    [Fact]
    public void Special_text_is_ordinary_text_unless_allowed()
    {
        int end = Trained.SpecialTokens["<|endoftext|>"];
        Assert.DoesNotContain(end, Trained.Encode("a<|endoftext|>b"));
        Assert.Equal([.. Trained.Encode("a"), end, .. Trained.Encode("b")], Trained.Encode("a<|endoftext|>b", allowSpecial: true));
        Assert.Equal("a<|endoftext|>b", Trained.Decode(Trained.Encode("a<|endoftext|>b")));
    }

    [Fact]
    public void Threads_that_share_a_tokenizer_get_the_same_ids()
    {
        string[] texts = [.. Enumerable.Range(0, 400).Select(seed => RandomText.Next(new Random(seed), 30))];
        BpeTokenizer shared = (BpeTokenizer)Tokenizer.FromJson(Trained.ToJson()); // with an empty cache
        var results = new int[texts.Length][];
        Parallel.For(0, 4 * texts.Length, i => results[i % texts.Length] = shared.Encode(texts[i % texts.Length]));
        for (int i = 0; i < texts.Length; i++) Assert.Equal(Trained.Encode(texts[i]), results[i]);
    }

    [Theory]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('!')]
    [InlineData('\uD83D')]
    public void A_million_equal_characters_take_seconds_and_come_back(char character)
    {
        string text = new(character, 1_000_000);
        var watch = Stopwatch.StartNew();
        int[] ids = Trained.Encode(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}"); // about 1 s; a quadratic loop takes hours
        Assert.Equal(text, Trained.Decode(ids));
    }

    [Fact]
    public void A_million_equal_characters_can_be_trained_on()
    {
        var watch = Stopwatch.StartNew();
        BpeTokenizer tokenizer = BpeTokenizer.Train(new string('a', 1_000_000), vocabularySize: 270);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
        Assert.Equal(1 << 14, tokenizer.TokenBytes(269).Length); // each of 14 merges doubles
    }

    [CorpusFact]
    public void Shakespeare_comes_back_from_a_third_as_many_tokens()
    {
        string text = Corpus.Read();
        BpeTokenizer tokenizer = BpeTokenizer.Train(text, vocabularySize: 4096);
        int[] ids = tokenizer.Encode(text);
        Assert.Equal(4096, tokenizer.VocabularySize);
        Assert.True(ids.Length * 3 < text.Length, $"{ids.Length} tokens for {text.Length} characters"); // measured: 3.24 characters a token
        Assert.Equal(text, tokenizer.Decode(ids));
    }
}
