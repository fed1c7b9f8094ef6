using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>One change of a document, as a tab sends it and as the journal keeps it.</summary>
sealed partial record CellEdit(string Op, string Cell)
{
    const int LongestSource = 8 << 20, MostTags = 50, LongestTag = 200;

    public string Source { get; init; } = "";

    /// <summary>Where an inserted or moved cell stands, counted without itself.</summary>
    public int Index { get; init; }

    /// <summary>The cell that it stands behind, "" for none; this counts before <see cref="Index"/> as long as that cell is there, so that the place holds whatever others insert above it. Null where only the index was said.</summary>
    public string? After { get; init; }

    public CellKind Kind { get; init; }

    public string[] Tags { get; init; } = [];

    /// <summary>Of an inserted cell of code that is not C#.</summary>
    public string? Language { get; init; }

    /// <summary>All edits of a message; nothing is applied if one of them makes no sense.</summary>
    public static CellEdit[] ParseAll(JsonArray edits) =>
        edits.Count <= 10_000 ? [.. edits.Select(Parse)] : throw new StudioException($"{edits.Count} edits are more than one message may bring");

    static CellEdit Parse(JsonNode? node)
    {
        if (node is not JsonObject edit) throw new StudioException("an edit is a JSON object");
        string op = edit.Text("op");
        if (op == "insert")
        {
            if (edit["cell"] is not JsonObject cell) throw new StudioException("insert: the field \"cell\" is missing or is no object");
            return new CellEdit(op, Id(cell.Text("id")))
            {
                Index = edit.Integer("index"), After = AfterOf(edit), Kind = KindOf(cell.Text("kind")), Source = Bounded(cell.TextOrNull("source") ?? ""),
                Tags = cell["tags"] is JsonArray tags ? TagsOf(tags) : [], Language = cell.TextOrNull("language") is { } language && LanguageRule().IsMatch(language) ? language : null,
            };
        }
        var found = new CellEdit(op, Id(edit.Text("cell")));
        return op switch
        {
            "source" => found with { Source = Bounded(edit.Text("source")) },
            "move" => found with { Index = edit.Integer("index"), After = AfterOf(edit) },
            "kind" => found with { Kind = KindOf(edit.Text("kind")) },
            "tags" => found with { Tags = TagsOf(edit.Array("tags")) },
            "delete" or "clear" => found,
            _ => throw new StudioException($"there is no edit \"{op}\""),
        };
    }

    public JsonObject ToJson()
    {
        var edit = new JsonObject { ["op"] = Op };
        if (Op == "insert")
        {
            edit["index"] = Index;
            var cell = new JsonObject { ["id"] = Cell, ["kind"] = NameOf(Kind), ["source"] = Source };
            if (Tags.Length > 0) cell["tags"] = TagList();
            if (Language is not null) cell["language"] = Language;
            edit["cell"] = cell;
            return edit;
        }
        edit["cell"] = Cell;
        if (Op == "source") edit["source"] = Source;
        else if (Op == "move") edit["index"] = Index;
        else if (Op == "kind") edit["kind"] = NameOf(Kind);
        else if (Op == "tags") edit["tags"] = TagList();
        return edit;
    }

    JsonArray TagList() => new([.. Tags.Select(tag => (JsonNode)tag)]);

    public static string NameOf(CellKind kind) => kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };

    static CellKind KindOf(string name) => name switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => throw new StudioException($"there is no kind of cell \"{name}\"; code, markdown and raw are known"),
    };

    static string Id(string id) => IdRule().IsMatch(id) ? id : throw new StudioException("a cell's id has 1 to 64 letters, digits, hyphens and underscores");

    static string? AfterOf(JsonObject edit) => edit.TextOrNull("after") is { Length: > 0 } after ? Id(after) : edit.TextOrNull("after");

    static string Bounded(string source) => source.Length <= LongestSource ? source : throw new StudioException($"a cell of {source.Length >> 20} MB is too long; {LongestSource >> 20} MB are allowed");

    static string[] TagsOf(JsonArray tags)
    {
        string[] found = [.. tags.Select(tag => tag is JsonValue value && value.TryGetValue(out string? text) && text.Length is > 0 and <= LongestTag ? text
            : throw new StudioException($"a tag has 1 to {LongestTag} characters"))];
        return found.Length <= MostTags ? found : throw new StudioException($"a cell has up to {MostTags} tags");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex IdRule();

    // One word, as files write it behind "#!".
    [GeneratedRegex(@"\A[^\s\p{C}]{1,100}\z")]
    private static partial Regex LanguageRule();
}
