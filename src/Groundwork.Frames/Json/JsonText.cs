using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Groundwork;

/// <summary>A JSON text as rows: its shape is found first, then long ones are read in blocks on several threads.</summary>
internal static class JsonText
{
    private const int BlockSize = 1 << 20;

    public static DataFrame Read(Stream stream, JsonOptions options)
    {
        if (options.FlattenDepth < 0) throw new FrameException($"json: a FlattenDepth of {options.FlattenDepth}; give 0 for none, or how many levels to flatten");
        var bytes = ReadAll(stream, out var length);
        try
        {
            return Read(bytes, length, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>One object a text.</summary>
    public static DataFrame ReadRows(IEnumerable<string> texts, JsonOptions options)
    {
        var stream = new MemoryStream();
        foreach (var text in texts)
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.WriteByte((byte)'\n');
        }
        var length = (int)stream.Length;
        stream.Write(new byte[JsonBlock.Padding]);
        var block = new JsonBlock(stream.GetBuffer(), options);
        block.ReadRows(0, length, isList: false);
        return Assemble([block], options);
    }

    /// <summary>Adds the values of a list to a column; false when the text is something else.</summary>
    public static bool TryReadList(string text, JsonColumn values)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + JsonBlock.Padding];
        var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        var block = new JsonBlock(bytes, new JsonOptions());
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) block.AddValue(ref reader, 0, values, values.Count);
            return !reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public static int SkipSpace(byte[] bytes, int at, int to)
    {
        while (at < to && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        return at;
    }

    public static FormatException NotAnObject(byte[] bytes, int at, int length)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(at, length - at));
        try
        {
            reader.Read();
        }
        catch (JsonException error)
        {
            return NotJson(bytes, at, length, error.LineNumber ?? 0, error);
        }
        var kind = reader.TokenType switch
        {
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "a truth value",
        };
        return new FormatException($"json: line {Line(bytes, at)} holds {kind}, not an object");
    }

    /// <summary>Names the line, counted from that of a position, and shows the text from the position on.</summary>
    public static FormatException NotJson(byte[] bytes, int at, int length, long line, Exception? inner = null)
    {
        var text = bytes.AsSpan(at, Math.Min(length - at, 400));
        if (text.IndexOf((byte)'\n') is >= 0 and var end) text = text[..end];
        var shown = Encoding.UTF8.GetString(text).TrimEnd();
        return new FormatException($"json: line {Line(bytes, at) + line} is not JSON: \"{(shown.Length > 80 ? shown[..80] + "…" : shown)}\"", inner);
    }

    private static int Line(byte[] bytes, int at) => bytes.AsSpan(0, at).Count((byte)'\n') + 1;

    private static byte[] ReadAll(Stream stream, out int length)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((stream.CanSeek ? (int)Math.Min(stream.Length - stream.Position, Array.MaxLength - JsonBlock.Padding - 1) : 1 << 16) + JsonBlock.Padding + 1);
        length = 0;
        while (stream.Read(bytes, length, bytes.Length - length - JsonBlock.Padding) is > 0 and var read)
        {
            length += read;
            if (length < bytes.Length - JsonBlock.Padding) continue;
            if (bytes.Length == Array.MaxLength) throw new FrameException("json: the text is larger than 2 GB; split it, for instance by lines");
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, bytes.Length * 2L));
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes;
    }

    private static DataFrame Read(byte[] bytes, int length, JsonOptions options)
    {
        var start = SkipSpace(bytes, 0, length);
        if (start == length) return DataFrame.Empty;
        if (bytes[start] == (byte)'[')
        {
            var blocks = Blocks(bytes, start + 1, length, isList: true, options, out var end);
            if (end >= length || bytes[end] != (byte)']') throw NotJson(bytes, start, length, 0);
            if (SkipSpace(bytes, end + 1, length) is var rest && rest < length) throw NotJson(bytes, rest, length, 0);
            return Assemble(blocks, options);
        }
        if (bytes[start] != (byte)'{') throw NotAnObject(bytes, start, length);
        if (!IsLines(bytes, start, length) && JsonLists.TryRead(bytes, start, length, options) is { } columns) return columns;
        return Assemble(Blocks(bytes, start, length, isList: false, options, out _), options);
    }

    /// <summary>Whether the first line ends an object, and more stands behind it.</summary>
    private static bool IsLines(byte[] bytes, int start, int length)
    {
        var line = bytes.AsSpan(start, length - start).IndexOf((byte)'\n');
        if (line < 0 || SkipSpace(bytes, start + line, length) == length) return false;
        var last = start + line - 1;
        while (bytes[last] is (byte)' ' or (byte)'\r' or (byte)'\t') last--;
        return bytes[last] == (byte)'}';
    }

    /// <summary>
    /// Reads the objects in blocks. Where one begins is a guess in a list (a text may hold what looks like the end of an
    /// object): it was right when the block before it ends there. Otherwise, and where there is an error to be told, all is
    /// read from the start.
    /// </summary>
    private static JsonBlock[] Blocks(byte[] bytes, int from, int to, bool isList, JsonOptions options, out int end)
    {
        var starts = Starts(bytes, from, to, isList);
        var blocks = new JsonBlock[starts.Count - 1];
        var ends = new int[blocks.Length];
        if (blocks.Length > 1)
        {
            Chunks.Each(blocks.Length, i =>
            {
                blocks[i] = new JsonBlock(bytes, options);
                try
                {
                    ends[i] = blocks[i].ReadRows(starts[i], starts[i + 1], isList);
                }
                catch (Exception error) when (error is FormatException or FrameException)
                {
                    ends[i] = -1;
                }
            });
            end = ends[^1];
            if (end >= 0 && Enumerable.Range(0, blocks.Length - 1).All(i => ends[i] == starts[i + 1])) return blocks;
        }
        var whole = new JsonBlock(bytes, options);
        end = whole.ReadRows(from, to, isList);
        return [whole];
    }

    private static List<int> Starts(byte[] bytes, int from, int to, bool isList)
    {
        var starts = new List<int> { from };
        while (to - starts[^1] > BlockSize * 3 / 2)
        {
            var at = starts[^1] + BlockSize;
            while (at < to)
            {
                var next = bytes.AsSpan(at, to - at).IndexOf(isList ? (byte)'}' : (byte)'\n');
                if (next < 0) return [.. starts, to];
                at += next + 1;
                if (!isList) break;
                var comma = SkipSpace(bytes, at, to);
                if (comma >= to || bytes[comma] != (byte)',') continue;
                var open = SkipSpace(bytes, comma + 1, to);
                if (open >= to || bytes[open] != (byte)'{') continue;
                at = open;
                break;
            }
            if (!isList) at = SkipSpace(bytes, at, to);
            if (at >= to) break;
            starts.Add(at);
        }
        starts.Add(to);
        return starts;
    }

    private static DataFrame Assemble(JsonBlock[] blocks, JsonOptions options)
    {
        var starts = new int[blocks.Length + 1];
        var names = new TextTable();
        var parts = new List<JsonColumn?[]>();
        for (var block = 0; block < blocks.Length; block++)
        {
            starts[block + 1] = checked(starts[block] + blocks[block].Rows);
            for (var own = 0; own < blocks[block].Columns.Count; own++)
            {
                var number = names.Add(blocks[block].Names.Text(own));
                if (number == parts.Count) parts.Add(new JsonColumn?[blocks.Length]);
                parts[number][block] = blocks[block].Columns[own];
            }
        }
        var columns = new Column[parts.Count];
        Chunks.Each(columns.Length, i => columns[i] = JsonColumns.Merge(parts[i].First(static part => part is not null)!.Name, parts[i], starts, options));
        return new DataFrame(columns);
    }
}
