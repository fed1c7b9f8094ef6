using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook.Host;

/// <summary>Fetches packages through a generated project and an ordinary restore, so that the user's own sources and cache are used, also without a network.</summary>
sealed class PackageRestore(string workingDirectory)
{
    static readonly string Root = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create) is { Length: > 0 } folder ? folder : Path.GetTempPath(),
        "groundwork", "notebook-packages");

    /// <summary>The files of all packages together.</summary>
    /// <exception cref="CellDirectiveException">A package could not be had; the message has what the restore said.</exception>
    public PackageFiles Restore(IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources, CancellationToken cancellation)
    {
        string project = Project(packages, sources);
        string folder = Path.Combine(Root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "packages.csproj");
        if (!File.Exists(file)) File.WriteAllText(file, project);
        List<string> arguments = ["restore", file, "-v", "q", "--nologo"];
        if (Configuration() is { } configuration) arguments.AddRange(["--configfile", configuration]);
        var (code, output) = DotnetRun.Run(arguments, workingDirectory, cancellation);
        if (code != 0) throw new CellDirectiveException("PackageError", Failure(output, packages));
        return Read(Path.Combine(folder, "obj", "project.assets.json"));
    }

    static string Project(IEnumerable<PackageRequest> packages, IEnumerable<string> sources) => GeneratedProject.Text(
        [("RestoreAdditionalProjectSources", string.Join(';', sources))],
        packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).Select(package => ("PackageReference", new[] { ("Include", package.Name), ("Version", package.Version) })));

    // The generated project lies elsewhere, so a configuration beside the notebook is named.
    string? Configuration()
    {
        for (var folder = new DirectoryInfo(workingDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (string name in (string[])["nuget.config", "NuGet.config", "NuGet.Config"])
            {
                string file = Path.Combine(folder.FullName, name);
                if (File.Exists(file)) return file;
            }
        }
        return null;
    }

    static string Failure(string output, IEnumerable<PackageRequest> packages)
    {
        var blamed = packages.Where(package => output.Contains(package.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        string named = string.Join(", ", (blamed.Count > 0 ? blamed : packages).Select(package => package.Version == "*" ? package.Name : $"{package.Name} {package.Version}"));
        var errors = output.Split('\n').Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Select(Short).Distinct(StringComparer.Ordinal).Take(3).ToList();
        string advice = errors.Any(e => e.Contains("NU1301", StringComparison.Ordinal)) ? "; no source could be reached: without a network only packages of the local cache are to be had"
            : errors.Any(e => e.Contains("NU1101", StringComparison.Ordinal)) ? "; check the spelling" : "";
        return $"packages: {named} could not be restored{advice}. {string.Join(' ', errors.DefaultIfEmpty(output.Trim()))}";

        static string Short(string line)
        {
            int at = line.IndexOf("error ", StringComparison.OrdinalIgnoreCase);
            int end = line.LastIndexOf(" [", StringComparison.Ordinal);
            return (end > at ? line[at..end] : line[at..]).Trim();
        }
    }

    static PackageFiles Read(string assetsFile)
    {
        var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var compile = new List<string>();
        var run = new List<string>();
        var native = new List<string>();
        foreach (var (id, target) in assets["targets"]!.AsObject().First(t => !t.Key.Contains('/', StringComparison.Ordinal)).Value!.AsObject())
        {
            if ((string?)target!["type"] != "package") continue;
            string path = (string?)assets["libraries"]![id]!["path"] ?? id.ToLowerInvariant();
            Add(target["compile"], path, compile);
            Add(target["runtime"], path, run);
            var targets = target["runtimeTargets"]?.AsObject();
            foreach (string rid in Platforms())
            {
                var ours = targets?.Where(file => (string?)file.Value!["rid"] == rid).ToList() ?? [];
                native.AddRange(ours.Where(file => (string?)file.Value!["assetType"] == "native").Select(file => Find(path, file.Key)).OfType<string>());
                foreach (var file in ours.Where(file => (string?)file.Value!["assetType"] == "runtime"))
                {
                    if (Find(path, file.Key) is not { } found) continue;
                    run.RemoveAll(other => Path.GetFileName(other) == Path.GetFileName(found)); // the one for this system instead of the general one
                    run.Add(found);
                }
                if (ours.Count > 0) break;
            }
        }
        return new PackageFiles(compile, run, native);

        void Add(JsonNode? files, string path, List<string> into)
        {
            foreach (var (file, _) in files?.AsObject() ?? [])
            {
                if (!file.EndsWith("_._", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && Find(path, file) is { } found) into.Add(found);
            }
        }

        string? Find(string path, string file) => folders.Select(folder => Path.Combine(folder, path, file)).FirstOrDefault(File.Exists);
    }

    static IEnumerable<string> Platforms()
    {
        string own = RuntimeInformation.RuntimeIdentifier;
        yield return own;
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        yield return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        yield return system;
        if (!OperatingSystem.IsWindows()) yield return "unix";
    }
}
