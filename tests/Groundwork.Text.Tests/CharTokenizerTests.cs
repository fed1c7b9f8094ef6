namespace Groundwork.Text.Tests;

public sealed class CharTokenizerTests
{
    [Fact]
    public void Ids_follow_the_order_of_code_points()
    {
        CharTokenizer tokenizer = CharTokenizer.Train("hello"); // e h l o
        Assert.Equal(4, tokenizer.VocabularySize);
        Assert.Equal([1, 3, 2, 0], tokenizer.Encode("hole"));
    }

    [Fact]
    public void An_emoji_is_one_token() => Assert.Equal([1, 0], CharTokenizer.Train("a😀").Encode("😀a"));

    [Fact]
    public void The_training_text_comes_back()
    {
        var random = new Random(2);
        for (int round = 0; round < 300; round++)
        {
            string text = RandomText.Next(random, random.Next(60));
            CharTokenizer tokenizer = CharTokenizer.Train(text);
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void An_unknown_character_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => CharTokenizer.Train("cafe").Encode("café"));
        Assert.Equal("encode: 'é' (U+00E9) at position 3 is not among the 4 characters of the training text; "
            + "train on text that has it, or train with an unknownToken", error.Message);
    }

    [Fact]
    public void The_position_of_an_unknown_character_counts_from_the_start_of_the_text()
    {
        CharTokenizer tokenizer = CharTokenizer.Train("ab", specialTokens: ["<e>"]);
        Assert.Contains("U+0007 at position 4", Assert.Throws<ArgumentException>(() => tokenizer.Encode("a<e>\a", allowSpecial: true)).Message);
    }

    [Fact]
    public void An_unknown_token_stands_for_what_training_lacked()
    {
        CharTokenizer tokenizer = CharTokenizer.Train("abc", unknownToken: "<unk>", specialTokens: ["<end>"]);
        Assert.Equal([0, 3, 3, 2], tokenizer.Encode("aé😀c"));
        Assert.Equal("a<unk><unk>c", tokenizer.Decode([0, 3, 3, 2]));
        Assert.Equal(4, tokenizer.SpecialTokens["<end>"]);
    }

    [Fact]
    public void Empty_text_has_no_ids_and_no_characters()
    {
        Assert.Equal(0, CharTokenizer.Train("").VocabularySize);
        Assert.Empty(CharTokenizer.Train("").Encode(""));
        Assert.Equal("", CharTokenizer.Train("abc").Decode([]));
    }
}
