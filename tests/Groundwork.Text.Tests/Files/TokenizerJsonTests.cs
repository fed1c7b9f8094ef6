using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundwork.Text.Tests;

public sealed class TokenizerJsonTests
{
    /// <summary>A small file as Hugging Face writes them: ids in an order of its own, parts that change no ids, both kinds of added tokens.</summary>
    private const string Small = """
        {
          "version": "1.0",
          "truncation": {"max_length": 8},
          "padding": null,
          "added_tokens": [
            {"id": 9, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
            {"id": 10, "content": "<mask>", "single_word": false, "lstrip": true, "rstrip": false, "normalized": false, "special": true},
            {"id": 11, "content": "low low", "single_word": false, "lstrip": false, "rstrip": false, "normalized": true, "special": false}
          ],
          "normalizer": null,
          "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true},
          "post_processor": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": false},
          "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true},
          "model": {
            "type": "BPE", "dropout": null, "unk_token": null, "continuing_subword_prefix": "", "end_of_word_suffix": "", "fuse_unk": false,
            "vocab": {"Ġ": 0, "e": 1, "l": 2, "o": 3, "r": 4, "w": 5, "lo": 6, "low": 7, "Ġlow": 8, "<s>": 9},
            "merges": ["l o", ["lo", "w"], "Ġ low"]
          }
        }
        """;

    private static BpeTokenizer Read(string json) => (BpeTokenizer)Tokenizer.FromJson(json);

    private static string Changed(Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(Small)!;
        change(root);
        return root.ToJsonString();
    }

    [Fact]
    public void A_hugging_face_file_gives_its_ids()
    {
        BpeTokenizer tokenizer = Read(Small);
        Assert.Equal([7, 1, 4, 8], tokenizer.Encode("lower low")); // low e r _low
        Assert.Equal("lower low", tokenizer.Decode([7, 1, 4, 8]));
        Assert.Equal(12, tokenizer.VocabularySize);
    }

    [Fact]
    public void Added_tokens_that_are_not_special_are_always_found() =>
        Assert.Equal([11, 8], Read(Small).Encode("low low low"));

    [Fact]
    public void A_token_with_lstrip_swallows_the_space_before_it() =>
        Assert.Equal([9, 7, 10, 8], Read(Small).Encode("<s>low  <mask> low", allowSpecial: true));

    [Fact]
    public void A_prefix_space_makes_the_first_word_like_any_other()
    {
        BpeTokenizer tokenizer = Read(Changed(root => root["pre_tokenizer"]!["add_prefix_space"] = true));
        Assert.True(tokenizer.AddsPrefixSpace);
        Assert.Equal([8, 9, 8, 9, 8], tokenizer.Encode("low<s>low<s> low", allowSpecial: true));
        Assert.Empty(tokenizer.Encode(""));
        Assert.True(Read(tokenizer.ToJson()).AddsPrefixSpace);
    }

    [Fact]
    public void A_byte_without_a_token_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Read(Small).Encode("lox"));
        Assert.Contains("encode: byte 0x78 has no token in this vocabulary", error.Message);
    }

    [Fact]
    public void The_unknown_token_stands_for_a_byte_without_a_token()
    {
        BpeTokenizer tokenizer = Read(Changed(root => root["model"]!["unk_token"] = "<s>"));
        Assert.Equal([6, 9, 9], tokenizer.Encode("loé"));
        Assert.Equal(tokenizer.ToJson(), Read(tokenizer.ToJson()).ToJson());
    }

    [Fact]
    public void A_sequence_of_one_splitter_is_that_splitter()
    {
        string json = Changed(root => root["pre_tokenizer"] = new JsonObject
        {
            ["type"] = "Sequence",
            ["pretokenizers"] = new JsonArray(root["pre_tokenizer"]!.DeepClone()),
        });
        Assert.Equal([7, 1, 4, 8], Read(json).Encode("lower low"));
    }

    [Theory]
    [InlineData("model.type", "\"Unigram\"", "model.type: a model \"Unigram\" is not understood; only \"BPE\" is")]
    [InlineData("model.type", "\"WordPiece\"", "model.type: a model \"WordPiece\" is not understood")]
    [InlineData("normalizer", "{\"type\": \"NFKC\"}", "normalizer: a normalizer \"NFKC\" changes the text")]
    [InlineData("normalizer", "{\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"NFD\"}, {\"type\": \"Lowercase\"}]}", "\"Sequence\" of \"NFD\", \"Lowercase\"")]
    [InlineData("pre_tokenizer", "{\"type\": \"Metaspace\"}", "pre_tokenizer: \"Metaspace\" is not understood; only \"ByteLevel\" is")]
    [InlineData("pre_tokenizer", "{\"type\": \"Sequence\", \"pretokenizers\": [{\"type\": \"Split\"}, {\"type\": \"ByteLevel\"}]}", "\"Sequence\" of \"Split\", \"ByteLevel\" is not understood")]
    [InlineData("pre_tokenizer", "null", "pre_tokenizer: null; only \"ByteLevel\" is understood")]
    [InlineData("pre_tokenizer.use_regex", "false", "pre_tokenizer.use_regex: false means another splitting rule")]
    [InlineData("decoder", "{\"type\": \"WordPiece\"}", "decoder: \"WordPiece\" is not understood")]
    [InlineData("model.end_of_word_suffix", "\"</w>\"", "model.end_of_word_suffix: \"</w>\" marks pieces of words")]
    [InlineData("model.dropout", "0.1", "model.dropout: 0.1 leaves out merges at random")]
    [InlineData("model.byte_fallback", "true", "model.byte_fallback: true is understood only for a vocabulary that has all 256 bytes")]
    [InlineData("model.vocab", "[[\"a\", -1.5]]", "model.vocab: expected an object, found a list")]
    [InlineData("model.vocab.e", "1.5", "model.vocab[\"e\"]: 1.5 is not a 32-bit integer")]
    [InlineData("model.vocab.e", "2", "model.vocab[\"l\"]: id 2 is taken by \"e\"")]
    [InlineData("model.vocab.e", "-1", "model.vocab[\"e\"]: id -1 is outside 0 to 4194303")]
    [InlineData("model.vocab.e", "2000000000", "model.vocab[\"e\"]: id 2000000000 is outside 0 to 4194303")]
    [InlineData("model.vocab.▁x", "20", "model.vocab[\"▁x\"]: \"▁x\" has U+2581, which byte-level text never has")]
    [InlineData("model.vocab.<s>", "20", "model.vocab[\"<s>\"]: \"<s>\" has id 20 here and 9 among the added tokens")]
    [InlineData("model.merges", "[\"l o\", \"l e\"]", "model.merges[1]: \"le\" is not in the vocabulary")]
    [InlineData("model.merges", "[\"l o w\"]", "model.merges[0]: a merge is two tokens, \"a b\" or [\"a\", \"b\"]; found 3")]
    [InlineData("model.merges", "[\"l o\", [\"l\", \"o\"]]", "model.merges[1]: this merge stands above already")]
    [InlineData("model.merges", "[7]", "model.merges[0]: expected text, found a number")]
    [InlineData("model.merges", "null", "model.merges: expected a list, found null")]
    [InlineData("added_tokens", "[{\"id\": 9, \"content\": \"x\", \"single_word\": true}]", "added_tokens[0].single_word: true is not understood")]
    [InlineData("added_tokens", "[{\"id\": 9, \"content\": \"\"}]", "added_tokens[0]: the token is empty")]
    public void What_is_not_understood_is_refused_by_name(string place, string value, string message)
    {
        string json = Changed(root =>
        {
            string[] path = place.Split('.');
            JsonNode owner = path[..^1].Aggregate(root, (node, name) => node[name]!);
            owner[path[^1]] = JsonNode.Parse(value);
        });
        Assert.Contains(message, Assert.Throws<TokenizerFormatException>(() => Tokenizer.FromJson(json)).Message);
    }

    [Fact]
    public void What_is_written_reads_back_with_gaps_and_flags()
    {
        BpeTokenizer tokenizer = Read(Changed(root => root["model"]!["vocab"]!["x"] = 20));
        BpeTokenizer back = Read(tokenizer.ToJson());
        Assert.Equal(tokenizer.ToJson(), back.ToJson());
        Assert.Equal(21, back.VocabularySize);
        Assert.False(back.HasToken(15));
        Assert.Contains("id 15 is a gap in", Assert.Throws<ArgumentOutOfRangeException>(() => back.TokenText(15)).Message);
        Assert.Equal([7, 10, 8], back.Encode("low  <mask> low", allowSpecial: true));
    }

    [Fact]
    public void A_trained_tokenizer_is_written_as_a_hugging_face_file()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Train("low lower lowest low low", 261, specialTokens: ["<|endoftext|>"]);
        JsonNode root = JsonNode.Parse(tokenizer.ToJson())!;
        Assert.Equal("BPE", (string?)root["model"]!["type"]);
        Assert.Equal(["l o", "lo w", "Ġ low", "Ġlow e"], root["model"]!["merges"]!.AsArray().Select(merge => (string)merge!));
        Assert.Equal(260, (int)root["model"]!["vocab"]!["<|endoftext|>"]!);
        Assert.Equal(258, (int)root["model"]!["vocab"]!["Ġlow"]!);
        Assert.Equal("ByteLevel", (string?)root["pre_tokenizer"]!["type"]);
        Assert.Equal(JsonValueKind.True, root["added_tokens"]![0]!["special"]!.GetValueKind());
    }
}
