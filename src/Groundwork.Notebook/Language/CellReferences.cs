using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundwork.Notebook;

/// <summary>The assemblies that every cell can use, each with its documentation where there is any.</summary>
static class CellReferences
{
    static readonly Lazy<CSharpCompilation> _always = new(() => Bind(BaseLibrary().Concat(Own())));

    /// <summary>The base library and Groundwork. Loaded once for the process.</summary>
    public static IReadOnlyList<MetadataReference> Always => _always.Value.ExternalReferences;

    /// <summary>A compilation of nothing but references to these files. While it lives, all others over its references share its symbols.</summary>
    /// <remarks>
    /// Compilations that are bound at the same time, an editor's and a cell's, each make symbols of their own and leave them to later ones.
    /// A cell may then get those of one and its imports those of the other, and every call of an imported function is ambiguous with itself.
    /// </remarks>
    internal static CSharpCompilation Bind(IEnumerable<string> files)
    {
        var bound = CSharpCompilation.CreateScriptCompilation("references", references: files.Select(Load));
        _ = bound.Assembly; // the compiler binds references when it is first asked for a symbol
        return bound;
    }

    public static MetadataReference Load(string path)
    {
        string xml = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(path, documentation: File.Exists(xml) ? XmlDocumentationProvider.CreateFromFile(xml) : null);
    }

    // The SDK's reference pack has the documentation; the shared runtime, which is always there, has none.
    static IEnumerable<string> BaseLibrary()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        string? pack = !Directory.Exists(packs) ? null : Directory.EnumerateDirectories(packs)
            .Where(d => Path.GetFileName(d).StartsWith($"{Environment.Version.Major}.", StringComparison.Ordinal))
            .OrderByDescending(d => Version.TryParse(Path.GetFileName(d).Split('-')[0], out var v) ? v : new Version())
            .Select(d => Path.Combine(d, "ref", $"net{Environment.Version.Major}.0")).FirstOrDefault(Directory.Exists);
        if (pack is not null) return Directory.EnumerateFiles(pack, "*.dll");
        return Directory.EnumerateFiles(runtime, "*.dll").Where(f => Path.GetFileName(f) is var name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll") && IsManaged(f));
    }

    /// <summary>Whether a file is one of the libraries that cells are to see, by its name.</summary>
    internal static bool IsOwn(string path) => Path.GetFileName(path).StartsWith("Groundwork", StringComparison.Ordinal)
        && Path.GetFileNameWithoutExtension(path).Split('.')[^1] is not ("Tests" or "Cli" or "Studio" or "Bench" or "Testing");

    static IEnumerable<string> Own() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Groundwork*.dll").Where(IsOwn)
        .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "System.Numerics.Tensors.dll"));

    static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }
}
