namespace Groundwork.Text.Tests;

public sealed class ByteTokenizerTests
{
    [Fact]
    public void An_id_is_a_byte() => Assert.Equal([72, 195, 169], new ByteTokenizer().Encode("Hé"));

    [Fact]
    public void Every_string_comes_back()
    {
        var tokenizer = new ByteTokenizer();
        var random = new Random(1);
        for (int round = 0; round < 500; round++)
        {
            string text = RandomText.Next(random, random.Next(600)); // long enough to cross the 512-character chunks
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void A_surrogate_pair_across_the_chunk_border_stays_whole()
    {
        var tokenizer = new ByteTokenizer();
        string text = new string('a', 511) + "😀";
        Assert.Equal(515, tokenizer.Encode(text).Length); // 511 + 4 bytes
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Special_tokens_are_found_only_when_allowed()
    {
        var tokenizer = new ByteTokenizer(["<|a|>", "<|a|>b"]);
        Assert.Equal([256, 120], tokenizer.Encode("<|a|>x", allowSpecial: true));
        Assert.Equal(6, tokenizer.Encode("<|a|>x").Length);
        Assert.Equal(258, tokenizer.VocabularySize);
    }

    [Fact]
    public void The_longest_special_token_wins() =>
        Assert.Equal([257], new ByteTokenizer(["<|a|>", "<|a|>b"]).Encode("<|a|>b", allowSpecial: true));

    [Fact]
    public void Decoding_can_leave_out_special_tokens()
    {
        var tokenizer = new ByteTokenizer(["<end>"]);
        Assert.Equal("a<end>", tokenizer.Decode([97, 256]));
        Assert.Equal("a", tokenizer.Decode([97, 256], skipSpecial: true));
    }

    [Fact]
    public void An_id_outside_the_vocabulary_is_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ByteTokenizer().Decode([1, 300]));
        Assert.Contains("decode: id 300 at index 1 is outside the vocabulary of 256", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteTokenizer().TokenText(-1));
    }

    [Fact]
    public void A_special_token_must_be_whole_text()
    {
        Assert.Contains("is empty", Assert.Throws<ArgumentException>(() => new ByteTokenizer([""])).Message);
        Assert.Contains("has half a surrogate pair at position 1", Assert.Throws<ArgumentException>(() => new ByteTokenizer(["x\uD83D"])).Message);
        Assert.Contains("\"<a>\" is given twice", Assert.Throws<ArgumentException>(() => new ByteTokenizer(["<a>", "<a>"])).Message);
    }

    [Fact]
    public void A_token_is_found_by_its_text()
    {
        var tokenizer = new ByteTokenizer(["<end>"]);
        Assert.True(tokenizer.TryGetId("A", out int a));
        Assert.True(tokenizer.TryGetId("<end>", out int end));
        Assert.False(tokenizer.TryGetId("AB", out int none));
        Assert.Equal((65, 256, -1), (a, end, none));
    }

    [Fact]
    public void Special_tokens_are_bounded_so_that_a_file_cannot_take_all_memory()
    {
        string[] many = [.. Enumerable.Range(0, 16385).Select(i => $"<{i}>")];
        Assert.Contains("16385 added tokens; 16384 is the limit", Assert.Throws<ArgumentException>(() => new ByteTokenizer(many)).Message);
        string[] lengthy = [.. Enumerable.Range(0, 1025).Select(i => $"{i}".PadLeft(1024))];
        Assert.Contains("1049600 characters in added tokens; 1048576 is the limit", Assert.Throws<ArgumentException>(() => new ByteTokenizer(lengthy)).Message);
        Assert.Contains("has 1025 characters; 1024 is the limit", Assert.Throws<ArgumentException>(() => new ByteTokenizer([new string('x', 1025)])).Message);
    }
}
