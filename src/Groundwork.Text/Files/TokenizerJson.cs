using System.Text.Json;

namespace Groundwork.Text;

/// <summary>
/// Hugging Face's tokenizer.json, as far as it is byte-level BPE with GPT-2's splitting. What would change the ids and is not
/// understood is refused by name; what only adds, cuts or pads ids afterwards is left out.
/// </summary>
internal static class TokenizerJson
{
    public static BpeModel Read(JsonPart root)
    {
        JsonPart model = root["model"];
        RefuseUnlessBpe(model);
        if (!root["normalizer"].IsNull)
            throw root["normalizer"].Fail($"a normalizer {TypeOf(root["normalizer"])} changes the text before it is split; only null is understood");
        JsonPart splitter = ByteLevelOf(root["pre_tokenizer"], "pretokenizers");
        if (!splitter["use_regex"].Bool(otherwise: true))
            throw splitter["use_regex"].Fail("false means another splitting rule than GPT-2's, which is the only one understood");
        if (!root["decoder"].IsNull) ByteLevelOf(root["decoder"], "decoders");

        var builder = new BpeModelBuilder((place, problem) => new TokenizerFormatException(root.File, place, problem))
        {
            UnknownToken = model["unk_token"].TextOrNull(),
            AddsPrefixSpace = splitter["add_prefix_space"].Bool(otherwise: true),
        };
        if (!root["added_tokens"].IsNull)
        {
            foreach (JsonPart token in root["added_tokens"].Items()) builder.Add(AddedTokenOf(token), token.Place);
        }
        foreach ((string spelled, JsonPart id) in model["vocab"].Members()) builder.AddEntry(spelled, id.Int(), id.Place);
        foreach (JsonPart merge in model["merges"].Items())
        {
            (string left, string right) = MergeOf(merge);
            builder.AddMerge(left, right, merge.Place);
        }
        BpeModel built = builder.Build(rank => $"model.merges[{rank}]");
        RefuseFallbacks(model, built);
        return built;
    }

    public static void Write(Utf8JsonWriter json, BpeModel model)
    {
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        json.WriteStartArray("added_tokens");
        foreach (AddedToken token in model.Added)
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Id);
            json.WriteString("content", token.Text);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", token.StripsLeft);
            json.WriteBoolean("rstrip", token.StripsRight);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", token.IsSpecial);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNull("normalizer");
        WriteByteLevel(json, "pre_tokenizer", model.AddsPrefixSpace);
        json.WriteNull("post_processor");
        WriteByteLevel(json, "decoder", model.AddsPrefixSpace);
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteString("unk_token", model.UnknownId is { } unknown ? SpellingOf(model)[unknown] : null);
        json.WriteNull("continuing_subword_prefix");
        json.WriteNull("end_of_word_suffix");
        json.WriteBoolean("fuse_unk", false);
        json.WriteBoolean("byte_fallback", false);
        WriteVocabulary(json, "vocab", model);
        json.WriteStartArray("merges");
        foreach (string merge in SpelledMerges(model)) json.WriteStringValue(merge);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An object from spelling to id, in the order of ids; <paramref name="name"/> is null for the root of a file.</summary>
    public static void WriteVocabulary(Utf8JsonWriter json, string? name, BpeModel model)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        string?[] spelling = SpellingOf(model);
        for (int id = 0; id < spelling.Length; id++)
        {
            if (spelling[id] is { } spelled) json.WriteNumber(spelled, id);
        }
        json.WriteEndObject();
    }

    public static IEnumerable<string> SpelledMerges(BpeModel model)
    {
        string?[] spelling = SpellingOf(model);
        return model.Merges.Select(merge => $"{spelling[merge.Left]} {spelling[merge.Right]}");
    }

    private static string?[] SpellingOf(BpeModel model)
    {
        string?[] spelling = [.. model.Tokens.Select(bytes => bytes is null ? null : ByteAlphabet.Spell(bytes))];
        foreach (AddedToken token in model.Added) spelling[token.Id] = token.Text; // as it is, not in the byte alphabet
        return spelling;
    }

    private static void WriteByteLevel(Utf8JsonWriter json, string name, bool addsPrefixSpace)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", addsPrefixSpace);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", true);
        json.WriteEndObject();
    }

    private static void RefuseUnlessBpe(JsonPart model)
    {
        string type = model["type"].TextOrNull() ?? "BPE"; // files from before 2020 do not say
        if (type != "BPE") throw model["type"].Fail($"a model \"{type}\" is not understood; only \"BPE\" is");
        foreach (string name in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model[name].TextOrNull() is { Length: > 0 } affix)
                throw model[name].Fail($"\"{affix}\" marks pieces of words, which byte-level BPE does not do");
        }
        JsonPart dropout = model["dropout"];
        if (!dropout.IsNull && !(dropout.Value.ValueKind == JsonValueKind.Number && dropout.Value.GetDouble() == 0))
            throw dropout.Fail($"{dropout.Value.GetRawText()} leaves out merges at random; set it to null");
        if (model["ignore_merges"].Bool()) throw model["ignore_merges"].Fail("true is not understood; only false is");
    }

    /// <summary>Both settings say what happens to a byte without a token, so they matter only where there is one.</summary>
    private static void RefuseFallbacks(JsonPart model, BpeModel built)
    {
        if (!built.ByteIds.Contains(-1)) return;
        foreach (string name in (string[])["byte_fallback", "fuse_unk"])
        {
            if (model[name].Bool()) throw model[name].Fail("true is understood only for a vocabulary that has all 256 bytes");
        }
    }

    private static JsonPart ByteLevelOf(JsonPart part, string listName)
    {
        if (part.IsNull) throw part.Fail("null; only \"ByteLevel\" is understood");
        string type = part["type"].Text();
        if (type == "ByteLevel") return part;
        if (type == "Sequence" && part[listName].Items().ToArray() is [var only]) return ByteLevelOf(only, listName);
        throw part.Fail($"{TypeOf(part)} is not understood; only \"ByteLevel\" is");
    }

    private static string TypeOf(JsonPart part)
    {
        string type = $"\"{part["type"].TextOrNull() ?? "without a type"}\"";
        if (type != "\"Sequence\"") return type;
        (string _, JsonPart list) = part.Members().FirstOrDefault(member => member.Part.Value.ValueKind == JsonValueKind.Array);
        return list.IsNull ? type : $"{type} of {string.Join(", ", list.Items().Select(TypeOf))}";
    }

    private static AddedToken AddedTokenOf(JsonPart token)
    {
        if (token["single_word"].Bool()) throw token["single_word"].Fail("true is not understood; only false is");
        return new AddedToken(token["content"].Text(), token["id"].Int(), token["special"].Bool(),
            StripsLeft: token["lstrip"].Bool(), StripsRight: token["rstrip"].Bool());
    }

    private static (string Left, string Right) MergeOf(JsonPart merge)
    {
        string[] sides = merge.Value.ValueKind == JsonValueKind.Array
            ? [.. merge.Items().Select(side => side.Text())]
            : merge.Text().Split(' ');
        return sides is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right)
            : throw merge.Fail($"a merge is two tokens, \"a b\" or [\"a\", \"b\"]; found {sides.Length}");
    }
}
