using System.Reflection;
using System.Runtime.Loader;

namespace Groundwork.Notebook.Host;

/// <summary>The assemblies of cells and packages, in a load context of their own.</summary>
/// <remarks>Safe to use from several threads, but for the offers, which are made between cells.</remarks>
sealed class CellAssemblies : AssemblyLoadContext
{
    readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _native = new(StringComparer.OrdinalIgnoreCase);

    public CellAssemblies()
        : base("cells")
    {
        // Libraries that cells see from the start and this program does not refer to, as the course's: they lie beside it.
        Resolving += static (_, name) =>
        {
            string beside = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return CellReferences.IsOwn(beside) && File.Exists(beside) ? Default.LoadFromAssemblyPath(beside) : null;
        };
    }

    public Assembly Load(byte[] image, byte[]? symbols)
    {
        using var imageStream = new MemoryStream(image);
        using var symbolStream = symbols is null ? null : new MemoryStream(symbols);
        var assembly = LoadFromStream(imageStream, symbolStream);
        if (symbols is not null) CellSymbols.Keep(assembly, symbols);
        return assembly;
    }

    /// <summary>Makes a file known by the name of its assembly; it is loaded when first needed.</summary>
    public void Offer(string name, string file) => _files[name] = file;

    /// <summary>Makes a native library known, with and without the "lib" in front of its name.</summary>
    public void OfferNative(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        _native[name] = file;
        if (name.StartsWith("lib", StringComparison.Ordinal)) _native[name[3..]] = file;
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is not { } simple) return null;
        if (_files.TryGetValue(simple, out string? file)) return LoadFromAssemblyPath(file);
        // What stands above the kernel and lies beside it, such as the lessons, is not among the files that the runtime knows.
        string beside = Path.Combine(AppContext.BaseDirectory, simple + ".dll");
        return simple.StartsWith("Groundwork.", StringComparison.Ordinal) && !IsOfTheProcess(simple) && File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }

    static bool IsOfTheProcess(string name) =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Any(file => string.Equals(Path.GetFileNameWithoutExtension(file), name, StringComparison.OrdinalIgnoreCase));

    protected override nint LoadUnmanagedDll(string name) =>
        _native.TryGetValue(name, out string? file) || _native.TryGetValue(Path.GetFileNameWithoutExtension(name), out file) ? LoadUnmanagedDllFromPath(file) : 0;
}
