using System.Text;
using System.Text.Json;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Reads JSON lines (one object a line), a JSON list of objects, or one object of lists of the same length, a list a column; each name becomes a column, missing where an object lacks it.</summary>
    /// <remarks>Whole numbers give Int64, other numbers Float64, texts String (ISO dates stay text: cast them), lists and objects their JSON text.</remarks>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    /// <exception cref="ColumnTypeException">A column's values are of types that do not go together.</exception>
    /// <example><c>DataFrame.ReadJson("events.jsonl")</c></example>
    public static DataFrame ReadJson(string path)
    {
        using var stream = File.OpenRead(path);
        return ReadJson(stream);
    }

    /// <summary>Reads JSON lines or a JSON list of objects from a stream of UTF-8.</summary>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    public static DataFrame ReadJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return ParseJson(reader.ReadToEnd());
    }

    /// <summary>Reads JSON lines or a JSON list of objects from a text.</summary>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    /// <example><c>DataFrame.ParseJson("""[{"a": 1}, {"a": 2, "b": "x"}]""")</c></example>
    public static DataFrame ParseJson(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonRows.Read(text);
    }

    /// <summary>Writes one JSON object a line, in UTF-8; missing values are null. The file appears only when it is whole.</summary>
    /// <remarks>Infinite numbers, which JSON lacks, become null.</remarks>
    public void WriteJsonLines(string path) => WholeFile.Write(path, WriteJsonLines);

    /// <summary>Writes one JSON object a line to a stream, which stays open.</summary>
    public void WriteJsonLines(Stream stream) => JsonRows.Write(this, stream);

    /// <summary>The rows as JSON objects, one a line.</summary>
    public string ToJsonLines()
    {
        var stream = new MemoryStream();
        WriteJsonLines(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

/// <summary>Rows as JSON objects.</summary>
internal static class JsonRows
{
    public static DataFrame Read(string text)
    {
        var names = new List<string>();
        var values = new Dictionary<string, List<object?>>(StringComparer.Ordinal);
        var rows = 0;
        if (Columns(text) is { } columns) return columns;
        foreach (var (json, line) in Objects(text))
        {
            if (json.ValueKind != JsonValueKind.Object) throw new FormatException($"json: line {line} holds a {json.ValueKind.ToString().ToLowerInvariant()}, not an object");
            foreach (var property in json.EnumerateObject())
            {
                if (!values.TryGetValue(property.Name, out var list))
                {
                    names.Add(property.Name);
                    values[property.Name] = list = [];
                }
                while (list.Count < rows) list.Add(null);
                if (list.Count == rows) list.Add(Value(property.Value));
            }
            rows++;
        }
        return new DataFrame(names.Select(name =>
        {
            while (values[name].Count < rows) values[name].Add(null);
            return ColumnBuilder.FromObjects(name.Length == 0 ? "Unnamed" : name, values[name]);
        }));
    }

    public static void Write(DataFrame frame, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (var row = 0; row < frame.RowCount; row++)
        {
            writer.WriteStartObject();
            foreach (var column in frame.Columns) Write(writer, column, row);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>The columns of {"a": [1, 2], "b": ["x", "y"]}, or null when the text is something else.</summary>
    private static DataFrame? Columns(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (!trimmed.StartsWith("{")) return null;
        // An object that ends with its line, and more behind it: lines.
        if (trimmed.IndexOf('\n') is >= 0 and var end && trimmed[..end].TrimEnd().EndsWith("}")) return null;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null; // lines
        }
        using (document)
        {
            var properties = document.RootElement.EnumerateObject().ToArray();
            if (properties.Length == 0 || Array.Exists(properties, static one => one.Value.ValueKind != JsonValueKind.Array)) return null;
            if (properties.Select(static one => one.Value.GetArrayLength()).Distinct().Count() > 1) return null;
            return new DataFrame(properties.Select(static one => ColumnBuilder.FromObjects(one.Name.Length == 0 ? "Unnamed" : one.Name, [.. one.Value.EnumerateArray().Select(Value)])));
        }
    }

    private static IEnumerable<(JsonElement Json, int Line)> Objects(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
        {
            using var document = Parse(text, 1);
            foreach (var item in document.RootElement.EnumerateArray()) yield return (item, 1);
            yield break;
        }
        var number = 0;
        foreach (var line in text.EnumerateLines().ToLines())
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = Parse(line, number);
            yield return (document.RootElement, number);
        }
    }

    private static List<string> ToLines(this SpanLineEnumerator lines)
    {
        var result = new List<string>();
        foreach (var line in lines) result.Add(line.ToString());
        return result;
    }

    private static JsonDocument Parse(string text, int line)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new FormatException($"json: line {line + (error.LineNumber ?? 0)} is not JSON: \"{(text.Length > 80 ? text[..80] + "…" : text)}\"", error);
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : (object)value.GetDouble(),
        _ => value.GetRawText(),
    };

    private static void Write(Utf8JsonWriter writer, Column column, int row)
    {
        writer.WritePropertyName(column.Name);
        switch (column)
        {
            case var c when c.Missing(row): writer.WriteNullValue(); break;
            case ValueColumn<double> c when double.IsFinite(c.Data[row]): writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<float> c when float.IsFinite(c.Data[row]): writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<double> or ValueColumn<float>: writer.WriteNullValue(); break;
            case ValueColumn<long> c: writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<int> c: writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<bool> c: writer.WriteBooleanValue(c.Data[row]); break;
            default: writer.WriteStringValue(ValueText.Of(column, row)); break;
        }
    }
}
