namespace Groundwork.Notebook.Host;

/// <summary>Builds a project that a cell refers to and takes what it puts out.</summary>
sealed class ProjectBuild(string workingDirectory)
{
    static int _number;

    /// <summary>The files of the project and of all that it depends on.</summary>
    /// <exception cref="CellDirectiveException">There is no such project, or it does not build; the message has the errors.</exception>
    public PackageFiles Build(string path, CancellationToken cancellation)
    {
        string project = Path.GetFullPath(path, workingDirectory);
        if (Directory.Exists(project)) project = Directory.EnumerateFiles(project, "*.csproj").FirstOrDefault() ?? project;
        if (!File.Exists(project)) throw new CellDirectiveException("ProjectError", $"project: there is no file {project}");
        // A folder of its own for every build: files that have been loaded are not written to.
        string folder = Path.Combine(KernelFolder.Path, $"project-{Interlocked.Increment(ref _number)}");
        Directory.CreateDirectory(folder);
        string wrapper = Path.Combine(folder, "cells.csproj");
        File.WriteAllText(wrapper, GeneratedProject.Text(
            [("CopyLocalLockFileAssemblies", "true"), ("OutDir", "out/")],
            [("ProjectReference", [("Include", project), ("GlobalPropertiesToRemove", "OutDir")])]));
        var (code, output) = DotnetRun.Run(["build", wrapper, "-c", "Release", "-v", "q", "--nologo"], folder, cancellation);
        if (code != 0)
        {
            var errors = output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct(StringComparer.Ordinal).Take(5);
            throw new CellDirectiveException("ProjectError", $"project: {Path.GetFileName(project)} does not build\n{string.Join('\n', errors.DefaultIfEmpty(output.Trim()))}");
        }
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "out"), "*.dll").Where(file => Path.GetFileName(file) != "cells.dll")];
        return new PackageFiles(files, files, []);
    }
}
