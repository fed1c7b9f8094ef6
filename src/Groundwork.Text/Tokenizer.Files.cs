using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Groundwork.Text;

public abstract partial class Tokenizer
{
    /// <summary>The longest tokenizer file that is read: 128 MiB, several times the largest in use.</summary>
    public const long MaxFileBytes = 128L << 20;

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file of its own, never pasted into HTML
    };

    /// <summary>
    /// Writes the tokenizer to one JSON file, the same bytes every time. A <see cref="BpeTokenizer"/> is written as a
    /// Hugging Face <c>tokenizer.json</c>. The file appears whole or not at all: it is written beside its place, flushed
    /// to the disk, then renamed over what was there.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; what was there before is untouched.</exception>
    /// <example><code>new ByteTokenizer().Save("tokenizer.json");</code></example>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, WriteJson().WrittenSpan);
    }

    /// <summary>
    /// Reads a tokenizer of any kind from a file that <see cref="Save"/> wrote, or from a Hugging Face <c>tokenizer.json</c>
    /// with a byte-level BPE model.
    /// </summary>
    /// <remarks>
    /// Files from strangers are safe to open: no more than <see cref="MaxFileBytes"/> are read, nesting and ids are bounded,
    /// nothing in the file is run. From a tokenizer.json, <c>truncation</c>, <c>padding</c> and <c>post_processor</c> are
    /// left out: ids come without the tokens that those would add. Special tokens are found only where the caller of
    /// <see cref="Encode(string, bool)"/> allows them, while Hugging Face always finds them.
    /// </remarks>
    /// <exception cref="TokenizerFormatException">The file is not a tokenizer that this library understands; the message says where and why.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <example><code>Tokenizer tokenizer = Tokenizer.Load("tokenizer.json");</code></example>
    public static Tokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TokenizerFile.Read(WholeFile.Read(path, MaxFileBytes), Path.GetFileName(path));
    }

    /// <summary>The text that <see cref="Save"/> writes, to be put into another file such as a checkpoint.</summary>
    /// <example><code>string json = new ByteTokenizer().ToJson();</code></example>
    public string ToJson() => System.Text.Encoding.UTF8.GetString(WriteJson().WrittenSpan);

    /// <summary>Reads what <see cref="ToJson"/> gave, or the text of a Hugging Face <c>tokenizer.json</c>; <see cref="Load"/> says more.</summary>
    /// <exception cref="TokenizerFormatException">The text is not a tokenizer that this library understands; the message says where and why.</exception>
    /// <example><code>Tokenizer same = Tokenizer.FromJson(new ByteTokenizer().ToJson());</code></example>
    public static Tokenizer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxFileBytes) throw new TokenizerFormatException("json", "$", $"{json.Length} characters; {MaxFileBytes} is the limit");
        return TokenizerFile.Read(Wtf8.GetBytes(json), "json");
    }

    private ArrayBufferWriter<byte> WriteJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable)) Write(json);
        buffer.Write("\n"u8);
        return buffer;
    }
}
