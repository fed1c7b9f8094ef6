using System.IO.Compression;

namespace Groundwork;

/// <summary>Reads and writes NumPy's <c>.npz</c>: a zip archive of <see cref="Npy"/> arrays by name.</summary>
/// <remarks>
/// Nothing is unpacked to the disk, and sizes are checked before memory is taken: what an entry announces must agree with its array, with
/// what deflate can reach (1032 to 1), and with the bound of the call. Checksums are compared. Entries that are not arrays, names that come
/// twice, and names that lead out of a folder are refused. Safe to use from several threads.
/// </remarks>
/// <example><code>
/// Npz.Save("run.npz", new Dictionary&lt;string, Tensor&gt; { ["x"] = x, ["y"] = y });
/// Tensor back = Npz.Load("run.npz")["x"];
/// </code></example>
public static class Npz
{
    const int DeflateReach = 1032; // bytes that one byte of deflate gives at most
    const long LeastBound = 1L << 30;

    /// <summary>Writes tensors in their order, atomically. The same content gives the same bytes: entries are dated 1980.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="tensors">The tensors by name, without <c>.npy</c>.</param>
    /// <param name="compress">Deflates the entries, as <c>numpy.savez_compressed</c>; otherwise they are stored.</param>
    /// <exception cref="ArgumentException">A name is empty, comes twice, or is no name of a file in a folder; or a tensor is BFloat16, which the format does not have.</exception>
    /// <example><code>Npz.Save("run.npz", tensors, compress: true);</code></example>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var all = tensors.ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, tensor) in all)
        {
            if (WhyNot(name) is { } reason) throw new ArgumentException($"npz: the name \"{name}\" {reason}");
            if (!names.Add(name)) throw new ArgumentException($"npz: the name \"{name}\" is used twice");
            if (tensor is null) throw new ArgumentException($"npz: there is no tensor under the name \"{name}\"");
            _ = NpyHeader.Bytes(tensor.DType, tensor.Shape);
        }
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, tensor) in all)
            {
                var entry = archive.CreateEntry(name + ".npy", compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                entry.ExternalAttributes = 0x1A4 << 16; // rw-r--r--
                using var content = entry.Open();
                Npy.Write(content, tensor);
            }
        });
    }

    /// <summary>Reads all arrays of a file, in its order, by their names without <c>.npy</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How many bytes the arrays may take unpacked; by default 1 GiB, or 200 times the file where that is more.</param>
    /// <exception cref="TensorFileException">The file is not a zip archive of arrays, is cut off or damaged, contradicts itself, or is beyond the bound.</exception>
    /// <example><code>foreach (var (name, x) in Npz.Load("run.npz")) Console.WriteLine($"{name} {x.Shape}");</code></example>
    public static IReadOnlyDictionary<string, Tensor> Load(string path, long? maxBytes = null)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return Read(archive, stream.Length, maxBytes ?? Math.Max(LeastBound, 200 * stream.Length));
        }
        catch (TensorFileException)
        {
            throw;
        }
        // What the reader of archives throws at damaged ones.
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or ArithmeticException or IndexOutOfRangeException)
        {
            throw new TensorFileException("npz", $"it is not a whole zip archive: {e.Message}", e);
        }
    }

    static OrderedDictionary<string, Tensor> Read(ZipArchive archive, long length, long maxBytes)
    {
        var entries = new OrderedDictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/') && entry.Length == 0) continue; // a folder
            if (!entry.FullName.EndsWith(".npy", StringComparison.Ordinal)) throw Wrong($"\"{entry.FullName}\" is not an .npy array");
            string name = entry.FullName[..^4];
            if (WhyNot(name) is { } reason) throw Wrong($"the name \"{name}\" {reason}");
            if (!entries.TryAdd(name, entry)) throw Wrong($"the name \"{name}\" comes twice");
            if (entry.Length < 0 || entry.CompressedLength < 0 || entry.CompressedLength > length)
                throw Wrong($"\"{name}\" says it takes {entry.CompressedLength} bytes of a file of {length}");
            if (entry.Length / DeflateReach > entry.CompressedLength)
                throw Wrong($"\"{name}\" says that {entry.CompressedLength} bytes unpack to {entry.Length}, which is more than the compression reaches");
            if (entry.Length > maxBytes - total) throw Wrong($"its arrays take more than {maxBytes} bytes; pass maxBytes if you trust the file");
            total += entry.Length;
        }
        var tensors = new OrderedDictionary<string, Tensor>(entries.Count, StringComparer.Ordinal);
        foreach (var (name, entry) in entries) tensors.Add(name, Read(name, entry));
        return tensors;
    }

    static Tensor Read(string name, ZipArchiveEntry entry)
    {
        using var content = new ChecksumStream(entry.Open());
        try
        {
            var (header, at) = NpyHeader.Read(content);
            long bytes = Npy.Bytes(header);
            if (at + bytes != entry.Length) throw Wrong($"\"{name}\" is {entry.Length} bytes long, but its array {header.Shape} takes {at + bytes}");
            var tensor = Npy.Elements(content, header, isAllThere: false);
            if (content.ReadByte() >= 0) throw Wrong($"\"{name}\" goes on after its array");
            if (content.Checksum != entry.Crc32) throw Wrong($"\"{name}\" is damaged: its checksum is {content.Checksum:x8}, and should be {entry.Crc32:x8}");
            return tensor;
        }
        catch (TensorFileException e) when (e.Format == "npy")
        {
            throw new TensorFileException("npz", $"in \"{name}\": {e.Message}", e);
        }
    }

    static string? WhyNot(string name) =>
        string.IsNullOrEmpty(name) ? "is empty"
        : name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Any(char.IsControl) || name.Split('/').Any(part => part is "" or "." or "..")
            ? "is not the name of a file in a folder (no .., :, \\ or control characters, and no / at the start)"
        : null;

    static TensorFileException Wrong(string what) => new("npz", what);
}
