using System.Text;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Reads JSON lines (one object a line), a JSON list of objects, or one object of lists of the same length, a list a column; each name becomes a column, missing where an object lacks it. A file that is gzip is unzipped.</summary>
    /// <remarks>
    /// Whole numbers give Int64, other numbers Float64, texts String or, where all are ISO dates, DateTime; lists and objects
    /// their JSON text, unless <see cref="JsonOptions.FlattenDepth"/> makes columns of objects. Of a name that stands twice in
    /// an object the first counts. What pandas' <c>to_json()</c> writes, <c>{"a": {"0": 1, "1": 2}}</c>, is read without its
    /// row numbers. At most 2 GB; objects may be nested 64 deep.
    /// </remarks>
    /// <param name="path">The file, in UTF-8 (or UTF-16 with a byte order mark).</param>
    /// <param name="options">Flattening, dates and types.</param>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    /// <exception cref="ColumnTypeException">A column's values are of types that do not go together.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example><c>DataFrame.ReadJson("events.jsonl")</c></example>
    public static DataFrame ReadJson(string path, JsonOptions? options = null) => ReadJson(TextSource.File(path, null), options);

    /// <summary>Reads JSON lines, a JSON list of objects or an object of lists from a stream of UTF-8, which is read to its end and not closed.</summary>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    /// <exception cref="ColumnTypeException">A column's values are of types that do not go together.</exception>
    public static DataFrame ReadJson(Stream stream, JsonOptions? options = null) => ReadJson(TextSource.Stream(stream, null), options);

    /// <summary>Reads JSON lines, a JSON list of objects or an object of lists from a text.</summary>
    /// <exception cref="FormatException">The text is not JSON, or an entry is not an object; names the line.</exception>
    /// <exception cref="ColumnTypeException">A column's values are of types that do not go together.</exception>
    /// <example><c>DataFrame.ParseJson("""[{"a": 1}, {"a": 2, "b": "x"}]""")</c></example>
    public static DataFrame ParseJson(string text, JsonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadJson(TextSource.Text(text), options);
    }

    /// <summary>Writes a JSON list of objects, one a row, in UTF-8; missing values are null. The file appears only when it is whole.</summary>
    /// <remarks>Infinite numbers, which JSON lacks, become null.</remarks>
    /// <example><c>frame.WriteJson("rows.json")</c></example>
    public void WriteJson(string path) => WholeFile.Write(path, WriteJson);

    /// <summary>Writes a JSON list of objects to a stream, which stays open.</summary>
    public void WriteJson(Stream stream) => JsonWriting.Write(this, stream, asList: true);

    /// <summary>The rows as a JSON list of objects.</summary>
    public string ToJson() => Written(WriteJson);

    /// <summary>Writes one JSON object a line, in UTF-8; missing values are null. The file appears only when it is whole.</summary>
    /// <remarks>Infinite numbers, which JSON lacks, become null.</remarks>
    public void WriteJsonLines(string path) => WholeFile.Write(path, WriteJsonLines);

    /// <summary>Writes one JSON object a line to a stream, which stays open.</summary>
    public void WriteJsonLines(Stream stream) => JsonWriting.Write(this, stream, asList: false);

    /// <summary>The rows as JSON objects, one a line.</summary>
    public string ToJsonLines() => Written(WriteJsonLines);

    private static string Written(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static DataFrame ReadJson(TextSource source, JsonOptions? options)
    {
        using var stream = source.Open();
        return JsonText.Read(stream, options ?? new JsonOptions());
    }
}
