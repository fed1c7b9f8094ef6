using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Groundwork.Notebook;

/// <summary>What an export shows of an output.</summary>
static partial class OutputForm
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Picture types in the order of preference, with the extension of their files.</summary>
    static readonly (string Type, string Extension)[] Pictures = [("image/svg+xml", "svg"), ("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif"), ("image/webp", "webp")];

    /// <summary>The bytes of a picture, or null where the output has none or its text is not Base64.</summary>
    public static (string Type, string Extension, byte[] Bytes)? Picture(CellOutput output)
    {
        foreach (var (type, extension) in Pictures)
        {
            if (output.Form(type) is not { } form) continue;
            if (type == "image/svg+xml") return (type, extension, System.Text.Encoding.UTF8.GetBytes(form));
            byte[] bytes = new byte[form.Length];
            if (Convert.TryFromBase64String(form, bytes, out int written)) return (type, extension, bytes[..written]);
        }
        return null;
    }

    public static string DataAddress(string type, byte[] bytes) => $"data:{type};base64,{Convert.ToBase64String(bytes)}";

    /// <summary>The diagram that an output is, or null.</summary>
    public static string? Diagram(CellOutput output) => output.Form("text/vnd.mermaid");

    /// <summary>Whether an output is the cell's own text once more: that of a Mermaid cell is.</summary>
    public static bool Repeats(NotebookCell cell, CellOutput output) => Diagram(output) is { } diagram && diagram.Trim() == cell.Source.Trim();

    /// <summary>The text of an output where nothing richer is shown.</summary>
    public static string Text(CellOutput output) => Plain(output.Type == CellOutput.Error ? Error(output) : output.Form("text/plain") ?? Json(output) ?? output.PlainText);

    /// <summary>What a picture shows, in a line: the first of its text, unless that is drawn with characters.</summary>
    public static string Label(CellOutput output) => Text(output).Split('\n')[0] is var first && first.Any(char.IsLetter) ? first : "a figure";

    static string Error(CellOutput output)
    {
        var lines = (output.Content["traceback"] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue(out string? s) ? s : "").ToList();
        bool told = lines is [var first, ..] && first.Contains(output.Field("evalue"), StringComparison.Ordinal);
        return string.Join('\n', told ? lines : lines.Prepend(output.PlainText));
    }

    static string? Json(CellOutput output) => output.Data?.FirstOrDefault(d => d.Key.EndsWith("json", StringComparison.Ordinal)).Value?.ToJsonString(Indented);

    /// <summary>Without the colours of a terminal.</summary>
    static string Plain(string text) => text.Contains('\u001b', StringComparison.Ordinal) ? Escapes().Replace(text, "") : text;

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Escapes();

    public static bool Hides(NotebookCell cell, string what) => cell.Tags.Contains($"hide-{what}") || cell.Tags.Contains($"hide_{what}");

    public static bool Removes(NotebookCell cell, string what) => cell.Tags.Contains($"remove-{what}") || cell.Tags.Contains($"remove_{what}");

    /// <summary>Pictures that the cell carries, written into its text.</summary>
    public static string WithAttachments(NotebookCell cell)
    {
        string source = cell.Source;
        foreach (var (name, forms) in cell.Attachments ?? [])
        {
            if (forms is not JsonObject bundle || bundle.FirstOrDefault() is not { Key: { } type, Value: JsonValue value } || !value.TryGetValue(out string? data)) continue;
            source = source.Replace($"(attachment:{name})", $"(data:{type};base64,{data.ReplaceLineEndings("")})", StringComparison.Ordinal);
        }
        return source;
    }
}
