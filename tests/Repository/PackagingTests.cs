using System.Diagnostics;
using Xunit.Abstractions;

namespace Groundwork.Repository;

/// <summary>The packages work for somebody who has nothing but them.</summary>
public sealed class PackagingTests(ITestOutputHelper output) : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    readonly string _folder = Directory.CreateTempSubdirectory("groundwork-packages-").FullName;

    [Fact]
    public void One_reference_to_the_facade_runs_the_README_in_an_empty_folder()
    {
        string packages = Directory.CreateDirectory(Path.Combine(_folder, "packages")).FullName;
        string app = Directory.CreateDirectory(Path.Combine(_folder, "app")).FullName;
        foreach (string project in Packed())
            Dotnet(RepositoryFiles.Root, "pack", project, "-c", Configuration, "--no-build", "-o", packages, "-nodeReuse:false", "-v", "quiet");

        File.WriteAllText(Path.Combine(app, "nuget.config"), NuGetConfig(packages));
        File.WriteAllText(Path.Combine(app, "app.cs"), Readme.Code + "\n");
        string printed = Dotnet(app, "run", "app.cs").ReplaceLineEndings("\n").TrimEnd('\n');
        if (RepositoryFiles.IsUpdating)
            Readme.Write(printed);
        Assert.Equal(Readme.Output, printed);
    }

    static string Configuration => AppContext.BaseDirectory.Contains("debug", StringComparison.OrdinalIgnoreCase) ? "Debug" : "Release";

    // What the facade brings, and the facade itself.
    static IEnumerable<string> Packed() => LayeringTests.Libraries.Select(name => $"src/Groundwork.{name}/Groundwork.{name}.csproj")
        .Append("src/Groundwork/Groundwork.csproj").Where(path => File.Exists(RepositoryFiles.PathOf(path)));

    // Ours from the folder just packed and nowhere else; the rest from this machine's package folder first, so that no network is needed.
    static string NuGetConfig(string packages) => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="restored" /></config>
          <packageSources>
            <add key="packed" value="{packages}" />
            <add key="machine" value="{MachinePackages()}" />
          </packageSources>
          <packageSourceMapping>
            <clear />
            <packageSource key="packed"><package pattern="Groundwork" /><package pattern="Groundwork.*" /></packageSource>
            <packageSource key="machine"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """;

    static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["TMPDIR"] = _folder,    // a file-based app is built below it
            },
        };
        // The test host's own settings must not reach the build that it starts.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.Ordinal) && k != "MSBUILDDISABLENODEREUSE").ToArray())
            start.Environment.Remove(name);

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> printed = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} took longer than {Longest}");
        }
        output.WriteLine($"dotnet {string.Join(' ', arguments)}\n{printed.Result}{errors.Result}");
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{printed.Result}\n{errors.Result}");
        return printed.Result;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
