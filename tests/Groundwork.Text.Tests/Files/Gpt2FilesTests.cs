using System.Text.Json.Nodes;

namespace Groundwork.Text.Tests;

public sealed class Gpt2FilesTests
{
    private const string Vocabulary = """{"!": 0, "#": 1, "l": 2, "o": 3, "w": 4, "Ġ": 5, "lo": 6, "low": 7, "Ġlow": 8, "##": 9, "<|endoftext|>": 10}""";

    private static BpeTokenizer Load(string merges, string vocabulary = Vocabulary, IEnumerable<string>? special = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["vocab.json"], vocabulary);
        File.WriteAllText(folder["merges.txt"], merges);
        return BpeTokenizer.LoadGpt2(folder["vocab.json"], folder["merges.txt"], special);
    }

    [Theory]
    [InlineData("#version: 0.2\nl o\nlo w\nĠ low\n# #\n")]
    [InlineData("# #\nl o\nlo w\nĠ low")] // no comment: a line of two signs is a merge
    [InlineData("#version: 0.2\r\nl o\r\nlo w\r\nĠ low\r\n# #\r\n")]
    public void The_two_files_give_their_ids(string merges)
    {
        BpeTokenizer tokenizer = Load(merges);
        Assert.Equal([7, 8, 9, 0, 10], tokenizer.Encode("low low##!<|endoftext|>", allowSpecial: true));
        Assert.Equal("low low##!<|endoftext|>", tokenizer.Decode([7, 8, 9, 0, 10]));
    }

    [Fact]
    public void The_first_seven_merges_of_gpt2_give_its_ids()
    {
        // GPT-2 numbers the bytes in the order of their characters, then the merges; " the" is 262 there, a line feed 198.
        string[] merges = ["Ġ t", "Ġ a", "h e", "i n", "r e", "o n", "Ġt he"];
        string[] spelled = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.ToChar((byte)value)).Order().Select(character => character.ToString())];
        spelled = [.. spelled, .. merges.Select(merge => merge.Replace(" ", ""))];
        var vocabulary = new JsonObject(spelled.Select((token, id) => KeyValuePair.Create(token, (JsonNode?)id)));
        BpeTokenizer tokenizer = Load(string.Join('\n', merges), vocabulary.ToJsonString());
        Assert.Equal([262, 198, 220, 198, 257, 261, 68], tokenizer.Encode(" the\n \n aone"));
    }

    [Fact]
    public void End_of_text_is_special_without_being_asked_for() =>
        Assert.Equal(10, Load("l o").SpecialTokens["<|endoftext|>"]);

    [Theory]
    [InlineData("#version: 0.2\nl o\nl\n", "merges.txt: line 3: a merge is two tokens with one space between; found \"l\"")]
    [InlineData("l o\nl w\n", "merges.txt: line 2: \"lw\" is not in the vocabulary")]
    [InlineData("l o\n\nl o\n", "merges.txt: line 3: this merge stands above already")]
    public void A_bad_merge_is_named_by_its_line(string merges, string message) =>
        Assert.Equal(message, Assert.Throws<TokenizerFormatException>(() => Load(merges)).Message);

    [Fact]
    public void A_bad_vocabulary_is_named()
    {
        Assert.Contains("vocab.json: $: expected an object, found a list", Assert.Throws<TokenizerFormatException>(() => Load("", "[]")).Message);
        Assert.Contains("\"<pad>\" is not in the vocabulary", Assert.Throws<TokenizerFormatException>(() => Load("", special: ["<pad>"])).Message);
    }

    [Fact]
    public void Both_files_come_back()
    {
        using var folder = new TemporaryFolder();
        BpeTokenizer tokenizer = BpeTokenizer.Train("low lower \"lowest\" é low é low \\", 300, specialTokens: ["<|endoftext|>"]);
        tokenizer.SaveGpt2(folder["vocab.json"], folder["merges.txt"]);
        BpeTokenizer back = BpeTokenizer.LoadGpt2(folder["vocab.json"], folder["merges.txt"]);
        Assert.Equal(tokenizer.ToJson(), back.ToJson());
        Assert.StartsWith("#version: 0.2\nl o\n", File.ReadAllText(folder["merges.txt"]));
    }
}
