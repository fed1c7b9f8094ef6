namespace Groundwork.Conformance.Tests;

/// <summary>Every case that a group's adapters support agrees with its peer: NumPy, SciPy, pandas or PyTorch.</summary>
public sealed class ConformanceTests(Xunit.Abstractions.ITestOutputHelper output)
{
    public static TheoryData<string> Groups => Cases.Folder is null ? [] : [.. CaseFile.Find(Cases.Folder).Select(folder => Path.GetFileName(folder)!)];

    [ConformanceTheory]
    [MemberData(nameof(Groups))]
    public void Group_agrees_with_its_peer(string group)
    {
        Report report = Runner.Run(Cases.Folder!, name => name == group);
        output.WriteLine($"{report.Count(Verdict.Passed)} passed, {report.Count(Verdict.Failed)} failed, {report.Count(Verdict.Unsupported)} unsupported");
        string[] failures = [.. report.Results.Where(r => r.Verdict == Verdict.Failed).Select(Report.FailLine)];
        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }
}

/// <summary>A theory over the cases, skipped where they are not at hand.</summary>
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    public ConformanceTheoryAttribute()
    {
        if (Cases.Folder is null)
            Skip = "the cases are not at hand: no folder shared/conformance beside the repository, and GROUNDWORK_CONFORMANCE is not set";
    }
}

static class Cases
{
    /// <summary>GROUNDWORK_CONFORMANCE, or <c>shared/conformance</c> beside the repository; null where neither is there.</summary>
    public static string? Folder { get; } = Find();

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GROUNDWORK_CONFORMANCE") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Groundwork.slnx")))
            root = root.Parent;
        string? beside = root?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "conformance") : null;
        return Directory.Exists(beside) ? beside : null;
    }
}
