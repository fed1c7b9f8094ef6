using System.Buffers.Binary;
using System.Text.Json;

namespace Groundwork;

/// <summary>What a <c>.safetensors</c> file holds: tensors by name, in the file's order, and texts by name.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <param name="Tensors">The tensors.</param>
/// <param name="Metadata">The texts of the header's <c>__metadata__</c>.</param>
public sealed record SafeTensorsContent(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The tensors whose names begin with a prefix, by the rest of the name: a part of a model, or the model in a checkpoint.</summary>
    /// <param name="prefix">Such as <c>model.</c>, with its dot.</param>
    /// <returns>The tensors in the file's order; none if no name begins so.</returns>
    /// <example><code>
    /// SafeTensors.Save("run.safetensors", [new("model.weight", Tensor.Ones([2])), new("optimizer.0.step", Tensor.Scalar(1L))]);
    /// SafeTensors.Load("run.safetensors").Under("model.")["weight"];   // [1, 1]
    /// </code></example>
    public IReadOnlyDictionary<string, Tensor> Under(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var found = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in Tensors)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) found.Add(name[prefix.Length..], tensor);
        return found;
    }
}

/// <summary>Reads and writes <c>.safetensors</c>: a bounded JSON header and raw little-endian data, with nothing in it that could run.</summary>
/// <remarks>
/// Types F64, F32, F16, BF16, I64, I32, U8 and BOOL, bit for bit; others are refused by name. A header is believed only after every offset
/// was checked: no holes, no overlaps, sizes as the shapes say, nothing beyond the end. Source: the format's specification, version 0.4.
/// Safe to use from several threads.
/// </remarks>
/// <example><code>
/// SafeTensors.Save("w.safetensors", new Dictionary&lt;string, Tensor&gt; { ["w"] = w });
/// Tensor back = SafeTensors.Load("w.safetensors").Tensors["w"];
/// </code></example>
public static class SafeTensors
{
    /// <summary>The largest header that is read, in bytes, as the reference implementation has it.</summary>
    public const int MaxHeader = 100_000_000;

    const int MaxRank = 64;

    /// <summary>Writes tensors in their order, atomically. The same content gives the same bytes.</summary>
    /// <exception cref="ArgumentException">A name is empty, repeated or <c>__metadata__</c>.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <summary>Writes tensors in their order to a stream.</summary>
    /// <inheritdoc cref="Save"/>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        var all = tensors.ToArray();
        byte[] header = Header(all, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in all) TensorBytes.Write(tensor, stream);
    }

    static byte[] Header(KeyValuePair<string, Tensor>[] tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(p => p.Key, StringComparer.Ordinal)) json.WriteString(key, value);
                json.WriteEndObject();
            }
            var names = new HashSet<string>(StringComparer.Ordinal) { "__metadata__", "" };
            long at = 0;
            foreach (var (name, x) in tensors)
            {
                if (x is null) throw new ArgumentException($"safetensors: there is no tensor under the name \"{name}\"");
                if (!names.Add(name)) throw new ArgumentException($"safetensors: the name \"{name}\" is empty, reserved or used twice");
                json.WriteStartObject(name);
                json.WriteString("dtype", Name(x.DType));
                json.WriteStartArray("shape");
                foreach (int n in x.Shape) json.WriteNumberValue(n);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += x.Count * x.DType.Size);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' '); // so that the data is aligned in a mapped file
        return buffer.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="map">Maps the file instead of reading it: elements are read when they are touched, and the file must stay as it is.</param>
    /// <exception cref="TensorFileException">The file is not a safetensors file, is cut off, contradicts itself, or holds a type that no tensor has.</exception>
    public static SafeTensorsContent Load(string path, bool map = false)
    {
        using var stream = File.OpenRead(path);
        var (entries, metadata, start) = ReadHeader(stream, stream.Length);
        var file = map && stream.Length > start ? new MappedFile(path) : null;
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            long at = start + entry.Begin;
            if (file is not null && at % entry.DType.Size == 0 && entry.DType != DType.Bool)
            {
                tensors.Add(entry.Name, new(new MappedStorage(file, entry.DType, at, entry.Shape.Count), entry.Shape));
                continue;
            }
            stream.Position = at;
            var y = Tensor.Empty(entry.Shape, entry.DType);
            TensorBytes.Read(y, stream, swaps: false, (there, wanted) => Wrong($"\"{entry.Name}\" takes {wanted} bytes, of which {there} are there"));
            tensors.Add(entry.Name, y);
        }
        return new(tensors, metadata);
    }

    internal readonly record struct Entry(string Name, DType DType, Shape Shape, long Begin, long End);

    /// <summary>Reads and checks the header; nothing is allocated for data.</summary>
    internal static (List<Entry> Entries, Dictionary<string, string> Metadata, long Start) ReadHeader(Stream stream, long length)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (length < 8) throw Wrong($"the file has {length} bytes; even an empty one has 8");
        stream.ReadExactly(prefix);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (size > MaxHeader) throw Wrong($"its header says it is {size} bytes long; at most {MaxHeader} are read");
        if ((long)size > length - 8) throw Wrong($"its header says it is {size} bytes long, but only {length - 8} follow");
        byte[] header = new byte[size];
        stream.ReadExactly(header);
        List<Entry> entries = [];
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        try
        {
            Parse(header, entries, metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException and not TensorFileException or KeyNotFoundException)
        {
            throw new TensorFileException("safetensors", $"its header is not JSON of the expected form: {e.Message}", e);
        }
        long start = 8 + (long)size, at = 0;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != at) throw Wrong($"\"{entry.Name}\" begins at {entry.Begin}, where {at} was expected: data overlaps or has a hole");
            at = entry.End;
        }
        if (start + at != length) throw Wrong($"its header describes {at} bytes of data, but {length - start} follow it");
        return (entries, metadata, start);
    }

    static void Parse(byte[] header, List<Entry> entries, Dictionary<string, string> metadata)
    {
        using var json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 4 });
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (!names.Add(property.Name)) throw Wrong($"the name \"{property.Name}\" stands twice in its header");
            if (property.Name == "__metadata__")
            {
                foreach (var text in property.Value.EnumerateObject()) metadata[text.Name] = text.Value.GetString() ?? "";
                continue;
            }
            var dtype = DTypeOf(property.Name, property.Value.GetProperty("dtype").GetString());
            List<int> dims = [];
            long count = 1, bound = 1; // the bound passes over axes of size 0: other sizes are checked beside them too
            foreach (var n in property.Value.GetProperty("shape").EnumerateArray())
            {
                if (!n.TryGetInt32(out int size) || size < 0) throw Wrong($"\"{property.Name}\" has an axis of size {n}");
                dims.Add(size);
                if (dims.Count > MaxRank) throw Wrong($"\"{property.Name}\" has more than {MaxRank} axes");
                if (size > 0 && bound > long.MaxValue / 16 / size) throw Wrong($"\"{property.Name}\" has more elements than can be counted");
                bound *= Math.Max(size, 1);
                count *= size;
            }
            if (count > Array.MaxLength) throw Wrong($"\"{property.Name}\" has {count} elements; one tensor holds at most {Array.MaxLength}");
            var offsets = property.Value.GetProperty("data_offsets");
            if (offsets.GetArrayLength() != 2) throw Wrong($"\"{property.Name}\" has {offsets.GetArrayLength()} data_offsets; there are two");
            long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64();
            if (begin < 0 || end < begin || end - begin != count * dtype.Size)
                throw Wrong($"\"{property.Name}\" lies at {begin} to {end}, but {dtype} [{string.Join(", ", dims)}] takes {count * dtype.Size} bytes");
            entries.Add(new(property.Name, dtype, Shape.Of(dims.ToArray()), begin, end));
        }
    }

    static string Name(DType dtype) => dtype switch
    {
        DType.Bool => "BOOL",
        DType.UInt8 => "U8",
        DType.Int32 => "I32",
        DType.Int64 => "I64",
        DType.Float32 => "F32",
        DType.Float64 => "F64",
        DType.Float16 => "F16",
        _ => "BF16",
    };

    static DType DTypeOf(string tensor, string? name) => name switch
    {
        "BOOL" => DType.Bool,
        "U8" => DType.UInt8,
        "I32" => DType.Int32,
        "I64" => DType.Int64,
        "F32" => DType.Float32,
        "F64" => DType.Float64,
        "F16" => DType.Float16,
        "BF16" => DType.BFloat16,
        _ => throw Wrong($"\"{tensor}\" is of type {name}, which no tensor holds (BOOL, U8, I32, I64, F16, BF16, F32, F64 are read)"),
    };

    static TensorFileException Wrong(string what) => new("safetensors", what);
}
