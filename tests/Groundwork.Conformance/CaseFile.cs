using System.IO.Compression;
using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>A group's folder: <c>cases.json</c>, and <c>arrays.npz</c> or files that the cases name.</summary>
public sealed class CaseFile : IDisposable
{
    const long LongestEntry = 1L << 28;    // bytes of one array; the largest in use has some hundred thousand

    readonly JsonDocument _document;
    readonly ZipArchive? _arrays;

    CaseFile(string folder)
    {
        Folder = folder;
        Group = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        _document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json")));
        string arrays = Path.Combine(folder, "arrays.npz");
        _arrays = File.Exists(arrays) ? ZipFile.OpenRead(arrays) : null;
        Cases = [.. _document.RootElement.EnumerateArray().Select(json => new Case(Group, json, this))];
    }

    /// <summary>Name of the group.</summary>
    public string Group { get; }

    /// <summary>Path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The cases, in the order of the file.</summary>
    public IReadOnlyList<Case> Cases { get; }

    /// <summary>Every folder below <paramref name="root"/> (itself included) that holds cases, by name.</summary>
    public static string[] Find(string root) =>
        [.. Directory.EnumerateFiles(root, "cases.json", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Opens one group.</summary>
    public static CaseFile Open(string folder) => new(folder);

    /// <summary>The array of that name.</summary>
    /// <exception cref="InvalidDataException">There is no such array, or it cannot be read.</exception>
    public NpyArray Array(string name)
    {
        ZipArchiveEntry entry = _arrays?.GetEntry(name) ?? throw new InvalidDataException($"{Group}: no array '{name}'");
        if (entry.Length > LongestEntry)
            throw new InvalidDataException($"{Group}: array '{name}' says it has {entry.Length} bytes; the limit is {LongestEntry}");
        using Stream stream = entry.Open();
        return NpyArray.Read(stream);
    }

    /// <summary>Path of a file that a case names, as a data frame's CSV.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        _arrays?.Dispose();
        _document.Dispose();
    }
}
