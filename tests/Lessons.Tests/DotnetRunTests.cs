using System.Diagnostics;
using Groundwork.Repository;

namespace Groundwork.Lessons;

/// <summary>A lesson runs as its reader runs it: <c>dotnet run file.cs</c> in the repository.</summary>
public sealed class DotnetRunTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    readonly string _folder = Directory.CreateTempSubdirectory("groundwork-lesson-").FullName;

    [Fact]
    public async Task Dotnet_run_prints_what_the_tests_compare()
    {
        const string path = "lessons/page/1-vectors-and-matrices.cs";
        var start = new ProcessStartInfo("dotnet", ["run", path])
        {
            WorkingDirectory = RepositoryFiles.Root,
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
            Assert.Fail($"dotnet run {path} took longer than {Longest}");
        }
        Assert.True(process.ExitCode == 0, $"dotnet run {path} ended with {process.ExitCode}:\n{await printed}\n{await errors}");
        Assert.Equal(LessonFile.Output(path), (await printed).ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
