namespace Groundwork.Text.Tests;

public sealed class BpeTrainingTests
{
    [Fact]
    public void Merges_are_those_of_a_hand_calculation()
    {
        // Pieces: low, _lower, _lowest, _low twice. lo and ow stand 5 times each: l (108) is below o (111), so lo goes first;
        // then lo+w 5, _+low 4, and _low+e 2, before everything else stands once.
        BpeTokenizer tokenizer = BpeTokenizer.Train("low lower lowest low low", vocabularySize: 1000);
        Assert.Equal(["lo", "low", " low", " lowe"], tokenizer.Merges.Select(merge => tokenizer.TokenText(merge.Result)));
        Assert.Equal(260, tokenizer.VocabularySize);
        Assert.Equal([259, 'r'], tokenizer.Encode(" lower"));
    }

    [Theory]
    [InlineData(5, 40)]
    [InlineData(6, 400)]
    [InlineData(7, 3000)]
    public void Merges_are_those_of_counting_everything_anew_each_time(int seed, int pieces)
    {
        var random = new Random(seed);
        string text = RandomText.Next(random, pieces) + string.Concat(Enumerable.Range(0, pieces).Select(_ => "ab "[random.Next(3)]));
        BpeTokenizer tokenizer = BpeTokenizer.Train(text, vocabularySize: 380);
        Assert.Equal(SlowReference.Train(text, vocabularySize: 380), tokenizer.Merges);
    }

    [Fact]
    public void Runs_of_one_character_train_as_the_slow_reference_does()
    {
        string text = "aaaaaaa aaaa aaaaaaaaaaaaaaaaaaaaaaa bababababab aab aab";
        Assert.Equal(SlowReference.Train(text, vocabularySize: 300), BpeTokenizer.Train(text, vocabularySize: 300).Merges);
    }

    [Fact]
    public void The_same_text_gives_the_same_file()
    {
        string text = RandomText.Next(new Random(8), 5000);
        Assert.Equal(BpeTokenizer.Train(text, 600).ToJson(), BpeTokenizer.Train(text, 600).ToJson());
    }

    [Fact]
    public void Special_tokens_come_last_and_are_not_learned_from()
    {
        string text = string.Concat(Enumerable.Repeat("<|endoftext|>xyz ", 50));
        BpeTokenizer tokenizer = BpeTokenizer.Train(text, vocabularySize: 300, specialTokens: ["<|endoftext|>"]);
        Assert.Equal(tokenizer.VocabularySize - 1, tokenizer.SpecialTokens["<|endoftext|>"]);
        Assert.DoesNotContain(tokenizer.Merges, merge => tokenizer.TokenText(merge.Result).Contains('|'));
    }

    [Fact]
    public void Texts_are_not_merged_with_their_neighbours()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Train(["a", "b", "a", "b"], vocabularySize: 300);
        Assert.Empty(tokenizer.Merges);
    }

    [Fact]
    public void Rare_pairs_are_not_joined() =>
        Assert.Equal(["ab"], Texts(BpeTokenizer.Train("ab ab ab cd cd", vocabularySize: 257, minimumCount: 2)));

    [Fact]
    public void Progress_tells_each_merge_and_cancelling_ends_training()
    {
        var steps = new List<BpeTrainingStep>();
        BpeTokenizer.Train("low lower lowest low low", vocabularySize: 258, progress: steps.Add);
        Assert.Equal([new(257, 258, "l", "o", 5), new(258, 258, "lo", "w", 5)], steps);

        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            BpeTokenizer.Train("low lower lowest low low", 300, progress: _ => source.Cancel(), cancellationToken: source.Token));
    }

    [Fact]
    public void What_cannot_be_trained_is_said()
    {
        var small = Assert.Throws<ArgumentOutOfRangeException>(() => BpeTokenizer.Train("a", 256, specialTokens: ["<e>"]));
        Assert.Contains("bpe train: a vocabulary of 256 is outside 257 (256 bytes and 1 special tokens)", small.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => BpeTokenizer.Train("a", 300, minimumCount: 0));
        Assert.Contains("\"a\"", Assert.Throws<ArgumentException>(() => BpeTokenizer.Train("b", 300, specialTokens: ["a"])).Message);
    }

    [Fact]
    public void A_tokenizer_of_nothing_is_the_bytes() => Assert.Equal([104, 105], BpeTokenizer.Train("", 300).Encode("hi"));

    private static IEnumerable<string> Texts(BpeTokenizer tokenizer) => tokenizer.Merges.Select(merge => tokenizer.TokenText(merge.Result));
}
