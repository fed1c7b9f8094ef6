using System.Text;
using System.Text.Json;

namespace Groundwork;

/// <summary>Objects of a part of a JSON text, one a row, read in one pass into columns that know their types.</summary>
/// <remarks>The bytes go on for <see cref="Padding"/> behind the text, because numbers are read many bytes at a time.</remarks>
internal sealed class JsonBlock(byte[] bytes, JsonOptions options)
{
    public const int Padding = 32;

    private readonly TextTable names = new();
    private readonly List<JsonColumn> columns = [];
    private byte[] path = new byte[64]; // the name that is being read, with those of the objects around it
    private byte[] text = new byte[256];
    private int expected; // the column that comes next when rows are alike

    public int Rows { get; private set; }

    public IReadOnlyList<JsonColumn> Columns => columns;

    public TextTable Names => names;

    /// <summary>Reads the objects from a position up to another one, or to the end of the list.</summary>
    /// <returns>The position behind the last one: that of the next object, or of the list's closing bracket.</returns>
    /// <exception cref="FormatException">There is something else than an object.</exception>
    public int ReadRows(int from, int to, bool isList)
    {
        var at = JsonText.SkipSpace(bytes, from, to);
        while (at < to)
        {
            if (isList && bytes[at] == (byte)']' && Rows == 0) return at;
            at = JsonText.SkipSpace(bytes, ReadRow(at, to), to);
            if (!isList) continue;
            if (at < to && bytes[at] == (byte)']') return at;
            if (at >= to || bytes[at] != (byte)',') throw JsonText.NotJson(bytes, at, to, 0);
            at = JsonText.SkipSpace(bytes, at + 1, to);
            if (at >= to) return at;
        }
        return at;
    }

    /// <summary>Reads one object that stands at a position; gives the position behind it.</summary>
    public int ReadRow(int at, int to)
    {
        if (bytes[at] != (byte)'{') throw JsonText.NotAnObject(bytes, at, to);
        // The reader may look at what follows the text's own part: an object can end behind it.
        var reader = new Utf8JsonReader(bytes.AsSpan(at, to - at));
        try
        {
            reader.Read();
            expected = 0;
            ReadObject(ref reader, at, prefix: 0, depth: 0);
        }
        catch (JsonException error)
        {
            throw JsonText.NotJson(bytes, at, to, error.LineNumber ?? 0, error);
        }
        catch (InvalidOperationException error) // half of a surrogate pair
        {
            throw JsonText.NotJson(bytes, at, to, 0, error);
        }
        Rows++;
        return at + (int)reader.BytesConsumed;
    }

    /// <summary>Adds the value that the reader stands on; <paramref name="origin"/> is where its bytes begin.</summary>
    public void AddValue(ref Utf8JsonReader reader, int origin, JsonColumn column, int row)
    {
        var start = origin + (int)reader.TokenStartIndex;
        var end = origin + (int)reader.BytesConsumed;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: column.AddMissing(row); break;
            case JsonTokenType.String when reader.ValueIsEscaped: column.AddText(row, Unescape(ref reader)); break;
            case JsonTokenType.String: column.AddText(row, bytes, start + 1, end - 1); break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                column.AddText(row, bytes.AsSpan(start..(origin + (int)reader.BytesConsumed)));
                break;
            case var _ when column.IsText: column.AddText(row, bytes.AsSpan(start..end)); break;
            case JsonTokenType.True or JsonTokenType.False: column.AddBool(row, reader.TokenType == JsonTokenType.True); break;
            default:
                if (Utf8Number.TryLong(bytes, start, end, out var whole)) column.AddWhole(row, whole);
                else if (Utf8Number.TryDouble(bytes, start, end, (byte)'.', out var real)) column.AddReal(row, real);
                else column.AddReal(row, reader.GetDouble());
                break;
        }
    }

    public JsonColumn Column(ReadOnlySpan<byte> name)
    {
        // Objects of a file are mostly alike: the next column first.
        if (expected < columns.Count && names.Text(expected).SequenceEqual(name)) return columns[expected++];
        var number = names.Add(name);
        if (number == columns.Count)
        {
            var text = name.Length == 0 ? "Unnamed" : Encoding.UTF8.GetString(name);
            columns.Add(new JsonColumn(text, options.Types is not null && options.Types.TryGetValue(text, out var type) && type == ColumnType.String));
        }
        expected = number + 1;
        return columns[number];
    }

    private void ReadObject(ref Utf8JsonReader reader, int origin, int prefix, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader, prefix);
            if (depth < options.FlattenDepth && StartsObject(reader))
            {
                // The name stays in front of the names inside.
                var length = name.Length + 1;
                Grow(ref path, length);
                if (prefix == 0) name.CopyTo(path);
                path[length - 1] = (byte)'.';
                reader.Read();
                ReadObject(ref reader, origin, length, depth + 1);
                continue;
            }
            var column = Column(name);
            reader.Read();
            if (column.Count <= Rows) AddValue(ref reader, origin, column, Rows); // of a name that stands twice, the first
            else reader.Skip();
        }
    }

    private static bool StartsObject(Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.StartObject;

    /// <summary>The property's name, behind the names of the objects around it.</summary>
    private ReadOnlySpan<byte> Name(ref Utf8JsonReader reader, int prefix)
    {
        if (prefix == 0 && !reader.ValueIsEscaped) return reader.ValueSpan;
        Grow(ref path, prefix + reader.ValueSpan.Length);
        return path.AsSpan(0, prefix + reader.CopyString(path.AsSpan(prefix)));
    }

    private ReadOnlySpan<byte> Unescape(ref Utf8JsonReader reader)
    {
        Grow(ref text, reader.ValueSpan.Length);
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length) Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
    }
}
