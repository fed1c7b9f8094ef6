using System.Text.Json;

namespace Groundwork.Text;

/// <summary>A value in a JSON file together with the way to it, so that every complaint can say where.</summary>
internal readonly record struct JsonPart(JsonElement Value, string File, string Place)
{
    /// <summary>Parses a file; the caller disposes of the document when nothing of it is used any more.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> content, string file)
    {
        if (content.Span.StartsWith("\uFEFF"u8)) content = content[3..];
        try
        {
            return JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException e)
        {
            string reason = e.Message.Split(" LineNumber:")[0]; // the place is said once, counted from one
            throw new TokenizerFormatException(file, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", $"this is not JSON: {reason}", e);
        }
    }

    public bool IsNull => Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>A member of this object; a missing one reads as null.</summary>
    public JsonPart this[string name]
    {
        get
        {
            Expect(JsonValueKind.Object);
            try
            {
                JsonElement found = Value.TryGetProperty(name, out JsonElement member) ? member : default;
                return new JsonPart(found, File, Place == "$" ? name : $"{Place}.{name}");
            }
            catch (InvalidOperationException e) // the search unescapes other names on its way
            {
                throw Fail("a name in it is not whole Unicode characters", e);
            }
        }
    }

    public string Text()
    {
        Expect(JsonValueKind.String);
        try
        {
            return Value.GetString()!;
        }
        catch (InvalidOperationException e) // half a surrogate pair, or bytes that are not UTF-8
        {
            throw Fail("the text is not whole Unicode characters", e);
        }
    }

    public string? TextOrNull() => IsNull ? null : Text();

    public int Int()
    {
        Expect(JsonValueKind.Number);
        return Value.TryGetInt32(out int number) ? number : throw Fail($"{Value.GetRawText()} is not a 32-bit integer");
    }

    /// <summary>True or false; what is missing is <paramref name="otherwise"/>.</summary>
    public bool Bool(bool otherwise = false) => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => otherwise,
        _ => throw Fail($"expected true or false, found {Kind}"),
    };

    public IEnumerable<JsonPart> Items()
    {
        Expect(JsonValueKind.Array);
        int index = 0;
        foreach (JsonElement item in Value.EnumerateArray()) yield return new JsonPart(item, File, $"{Place}[{index++}]");
    }

    /// <summary>The members of this object, each with its name.</summary>
    public IEnumerable<(string Name, JsonPart Part)> Members()
    {
        Expect(JsonValueKind.Object);
        foreach (JsonProperty member in Value.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException e)
            {
                throw Fail("a name in it is not whole Unicode characters", e);
            }
            yield return (name, new JsonPart(member.Value, File, $"{Place}[\"{name}\"]"));
        }
    }

    public TokenizerFormatException Fail(string problem, Exception? inner = null) => new(File, Place, problem, inner);

    public void Expect(JsonValueKind kind)
    {
        if (Value.ValueKind != kind) throw Fail($"expected {Word(kind)}, found {Kind}");
    }

    private string Kind => Word(Value.ValueKind);

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        JsonValueKind.Undefined => "nothing",
        _ => "true or false",
    };
}
