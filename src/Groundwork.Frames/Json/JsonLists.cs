using System.Text.Json;

namespace Groundwork;

/// <summary>One object that holds the columns: {"a": [1, 2], "b": ["x", "y"]}, or with the rows' numbers as names: {"a": {"0": 1, "1": 2}}.</summary>
internal static class JsonLists
{
    /// <summary>The columns, or null when the text is something else.</summary>
    public static DataFrame? TryRead(byte[] bytes, int start, int length, JsonOptions options)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(start, length - start));
        var block = new JsonBlock(bytes, options);
        var labels = new List<long>();
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
                var known = block.Columns.Count;
                var column = block.Column(name);
                if (block.Columns.Count == known) return null; // a name that stands twice
                reader.Read();
                var row = 0;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray:
                        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) block.AddValue(ref reader, start, column, row++);
                        break;
                    case JsonTokenType.StartObject:
                        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                        {
                            if (!Utf8Number.TryLong(reader.ValueSpan, out var label)) return null;
                            if (known == 0) labels.Add(label);
                            else if (row >= labels.Count || labels[row] != label) return null;
                            reader.Read();
                            block.AddValue(ref reader, start, column, row++);
                        }
                        break;
                    default: return null;
                }
                if (row != block.Columns[0].Count) return null;
            }
            if (block.Columns.Count == 0 || reader.Read()) return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ColumnTypeException)
        {
            return null; // told when it is read as rows
        }
        int[] rows = [0, block.Columns[0].Count];
        return new DataFrame(block.Columns.Select(column => JsonColumns.Merge(column.Name, [column], rows, options)));
    }
}
