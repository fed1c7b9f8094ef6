using System.Text;

namespace Groundwork.Text.Tests;

public sealed class TokenizerFileTests
{
    public static TheoryData<string> Kinds => ["byte", "char", "char with unknown", "bpe"];

    private static Tokenizer Make(string kind) => kind switch
    {
        "byte" => new ByteTokenizer(["<|end|>", "\"é\""]),
        "char" => CharTokenizer.Train("a\u0000é😀 \uD83D x \uDE00"),
        "char with unknown" => CharTokenizer.Train("abc", unknownToken: "<?>", specialTokens: ["<|end|>"]),
        _ => BpeTokenizer.Train("low lower lowest é é \"quoted\" \\ \\ \uD83D!\uD83D!", 300, specialTokens: ["<|end|>", "<|ä|>"]),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_tokenizer_comes_back_from_its_file_and_gives_the_same_bytes(string kind)
    {
        using var folder = new TemporaryFolder();
        Tokenizer tokenizer = Make(kind);
        tokenizer.Save(folder["a.json"]);
        Tokenizer loaded = Tokenizer.Load(folder["a.json"]);
        loaded.Save(folder["b.json"]);

        Assert.IsType(tokenizer.GetType(), loaded);
        Assert.Equal(File.ReadAllBytes(folder["a.json"]), File.ReadAllBytes(folder["b.json"]));
        Assert.Equal(tokenizer.ToJson(), Tokenizer.FromJson(tokenizer.ToJson()).ToJson());
        Assert.Equal(tokenizer.SpecialTokens, loaded.SpecialTokens);
        Assert.Equal(tokenizer.VocabularySize, loaded.VocabularySize);
        for (int id = 0; id < tokenizer.VocabularySize; id++) Assert.Equal(tokenizer.TokenBytes(id), loaded.TokenBytes(id));
        const string Text = "cab a a";
        if (kind != "char") Assert.Equal(tokenizer.Encode(Text + "<|end|>", allowSpecial: true), loaded.Encode(Text + "<|end|>", allowSpecial: true));
    }

    [Fact]
    public void Saving_replaces_the_file_and_leaves_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.json"], "old and longer than what follows".PadRight(10_000));
        new ByteTokenizer().Save(folder["t.json"]);
        Assert.Equal(new ByteTokenizer().ToJson(), File.ReadAllText(folder["t.json"]));
        Assert.Equal([folder["t.json"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_save_that_fails_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Assert.ThrowsAny<Exception>(() => new ByteTokenizer().Save(folder["taken"])); // a folder stands there
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("", "json: line 1, byte 1")]
    [InlineData("{\n  \"type\": oops}", "json: line 2, byte 11: this is not JSON: 'o' is an invalid start of a value.")]
    [InlineData("[]", "json: $: expected an object, found a list")]
    [InlineData("{}", "json: $: there is neither a \"type\" nor a \"model\"")]
    [InlineData("{\"type\": \"x\"}", "json: type: \"x\" is not a tokenizer that this library knows")]
    [InlineData("{\"type\": \"groundwork.byte\", \"version\": 2}", "json: version: version 2 is newer than this library, which reads 1")]
    [InlineData("{\"type\": \"groundwork.byte\", \"version\": 1}", "json: special_tokens: expected a list, found nothing")]
    [InlineData("{\"type\": \"groundwork.byte\", \"version\": 1, \"special_tokens\": [\"\"]}", "json: special_tokens: byte tokenizer: special token 0 is empty")]
    [InlineData("{\"type\": \"groundwork.byte\", \"version\": 1, \"special_tokens\": [\"\\ud800\"]}", "json: special_tokens[0]: the text is not whole Unicode characters")]
    [InlineData("{\"type\": \"groundwork.char\", \"version\": 1, \"characters\": [2, 2], \"special_tokens\": []}", "json: characters[1]: 2 is not a character above the one before, 2")]
    [InlineData("{\"type\": \"groundwork.char\", \"version\": 1, \"characters\": [1114112], \"special_tokens\": []}", "json: characters[0]: 1114112 is not a character")]
    [InlineData("{\"\\ud800\": 1, \"typ\\u0065\": 3}", "json: ")]
    public void What_is_wrong_in_a_file_is_said_with_its_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<TokenizerFormatException>(() => Tokenizer.FromJson(json)).Message);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<TokenizerFormatException>(() => Tokenizer.FromJson(new string('[', 100_000)));

    [Fact]
    public void Broken_files_give_a_format_exception_and_nothing_else()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Make("bpe").ToJson());
        var random = new Random(31);
        using var folder = new TemporaryFolder();
        for (int round = 0; round < 1500; round++)
        {
            byte[] broken = random.Next(3) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int i = random.Next(1, 4); i > 0 && broken.Length > 0; i--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(folder["t.json"], broken);
            try
            {
                Tokenizer tokenizer = Tokenizer.Load(folder["t.json"]);
                if (tokenizer.TryGetId("a", out _)) tokenizer.Encode("low");
            }
            catch (TokenizerFormatException)
            {
            }
            catch (ArgumentException e) when (e.Message.StartsWith("encode: byte", StringComparison.Ordinal))
            {
            }
        }
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["t.json"], new ByteTokenizer().ToJson(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(256, Tokenizer.Load(folder["t.json"]).VocabularySize);
    }
}
