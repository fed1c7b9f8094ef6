namespace Groundwork.Repository;

/// <summary>The files of the repository, as the rules about them read them.</summary>
static class RepositoryFiles
{
    static readonly string[] NotOurs = ["artifacts", "bin", "obj", "node_modules", "TestResults", "groundwork-run"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>True where the run should write the files that record what is, instead of comparing with them.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("GROUNDWORK_UPDATE") == "1";

    /// <summary>A path below the root, with the separators of the system.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a file below the root, with <c>\n</c> line ends.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    /// <summary>Files below a folder, as paths from the root with <c>/</c>; build output and hidden folders are left out.</summary>
    public static IEnumerable<string> Under(string folder, params string[] extensions) =>
        Directory.Exists(PathOf(folder)) ? Walk(new DirectoryInfo(PathOf(folder)), extensions).Order(StringComparer.Ordinal) : [];

    static IEnumerable<string> Walk(DirectoryInfo folder, string[] extensions) => folder.EnumerateFiles()
        .Where(f => extensions.Length == 0 || extensions.Contains(f.Extension))
        .Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'))
        .Concat(folder.EnumerateDirectories()
            .Where(d => !NotOurs.Contains(d.Name) && (d.Name == ".ci" || !d.Name.StartsWith('.')))
            .SelectMany(d => Walk(d, extensions)));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Groundwork.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds Groundwork.slnx");
    }
}
