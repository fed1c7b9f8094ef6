using System.Text.Json;

namespace Groundwork.Text;

/// <summary>Finds out which kind of tokenizer a JSON file holds, and reads the two small kinds.</summary>
internal static class TokenizerFile
{
    public static Tokenizer Read(ReadOnlyMemory<byte> content, string file)
    {
        using JsonDocument document = JsonPart.Parse(content, file);
        var root = new JsonPart(document.RootElement, file, "$");
        root.Expect(JsonValueKind.Object);
        if (!root["model"].IsNull) return new BpeTokenizer(TokenizerJson.Read(root));
        if (root["type"].IsNull) throw root.Fail("there is neither a \"type\" nor a \"model\"; this is not a tokenizer file (vocab.json and merges.txt are read by BpeTokenizer.LoadGpt2)");
        return root["type"].Text() switch
        {
            ByteTokenizer.Kind => ReadByte(root),
            CharTokenizer.Kind => ReadChar(root),
            string other => throw root["type"].Fail($"\"{other}\" is not a tokenizer that this library knows"),
        };
    }

    /// <summary>Special tokens in the order of their ids, which follow from it.</summary>
    public static void WriteSpecialTokens(Utf8JsonWriter json, IEnumerable<AddedToken> special)
    {
        json.WriteStartArray("special_tokens");
        foreach (AddedToken token in special) json.WriteStringValue(token.Text);
        json.WriteEndArray();
    }

    private static ByteTokenizer ReadByte(JsonPart root)
    {
        CheckVersion(root);
        return Checked(root["special_tokens"], () => new ByteTokenizer(SpecialTokens(root)));
    }

    private static CharTokenizer ReadChar(JsonPart root)
    {
        CheckVersion(root);
        int previous = -1;
        var characters = new List<int>();
        foreach (JsonPart item in root["characters"].Items())
        {
            int character = item.Int();
            if (character <= previous || character > 0x10FFFF)
                throw item.Fail($"{character} is not a character above the one before, {previous}, and up to {0x10FFFF}");
            characters.Add(previous = character);
        }
        return Checked(root["special_tokens"],
            () => CharTokenizer.Create([.. characters], root["unknown_token"].TextOrNull(), SpecialTokens(root)));
    }

    private static List<string> SpecialTokens(JsonPart root) => [.. root["special_tokens"].Items().Select(item => item.Text())];

    private static void CheckVersion(JsonPart root)
    {
        int version = root["version"].Int();
        if (version != 1) throw root["version"].Fail($"version {version} is newer than this library, which reads 1");
    }

    private static T Checked<T>(JsonPart part, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException e)
        {
            throw part.Fail(e.Message, e);
        }
    }
}
