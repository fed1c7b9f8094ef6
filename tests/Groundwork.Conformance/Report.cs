namespace Groundwork.Conformance;

/// <summary>How a case ended.</summary>
public enum Verdict
{
    /// <summary>Everything is within the tolerance, or the call failed as it must.</summary>
    Passed,

    /// <summary>Something differs.</summary>
    Failed,

    /// <summary>No adapter stands in the tables for the operation.</summary>
    Unsupported,
}

/// <summary>A case with how it ended, and why where it did not pass.</summary>
public sealed record Result(Case Case, Verdict Verdict, string Why = "");

/// <summary>Counts results and prints them.</summary>
public sealed class Report
{
    readonly List<Result> _results = [];

    /// <summary>All results so far.</summary>
    public IReadOnlyList<Result> Results => _results;

    /// <summary>Number of cases that ended so.</summary>
    public int Count(Verdict verdict) => _results.Count(r => r.Verdict == verdict);

    /// <summary>Takes one result in.</summary>
    public void Add(Result result) => _results.Add(result);

    /// <summary>The line of a case that failed.</summary>
    public static string FailLine(Result result) => $"FAIL {Name(result.Case)}: {result.Why}";

    /// <summary>The failures, the operations without an adapter, a table by group, and one last line with the sums.</summary>
    public void Print(TextWriter to)
    {
        foreach (Result result in _results.Where(r => r.Verdict == Verdict.Failed))
            to.WriteLine(FailLine(result));
        foreach (var group in _results.Where(r => r.Verdict == Verdict.Unsupported).GroupBy(r => r.Case.Group))
            to.WriteLine($"unsupported in {group.Key}: {string.Join(", ", group.GroupBy(r => r.Case.Op).Select(op => $"{op.Key} ({op.Count()})"))}");

        to.WriteLine();
        to.WriteLine($"{"group",-16}{"passed",8}{"failed",8}{"unsupported",13}");
        foreach (var group in _results.GroupBy(r => r.Case.Group))
            to.WriteLine($"{group.Key,-16}{Of(group, Verdict.Passed),8}{Of(group, Verdict.Failed),8}{Of(group, Verdict.Unsupported),13}");
        to.WriteLine();
        to.WriteLine($"{Count(Verdict.Passed)} passed, {Count(Verdict.Failed)} failed, {Count(Verdict.Unsupported)} unsupported");
    }

    // Ids may carry their group already: p:reduce/sum_000.
    static string Name(Case @case) => @case.Id.Contains('/') ? @case.Id[(@case.Id.IndexOf(':') + 1)..] : $"{@case.Group}/{@case.Id}";

    static int Of(IEnumerable<Result> results, Verdict verdict) => results.Count(r => r.Verdict == verdict);
}
