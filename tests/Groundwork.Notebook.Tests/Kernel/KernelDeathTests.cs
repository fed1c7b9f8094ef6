namespace Groundwork.Notebook;

public sealed class KernelDeathTests
{
    [Theory]
    [InlineData(134, null, "Stack overflow.\n   at A()\n", "the stack overflowed")]
    [InlineData(134, null, "Unhandled exception. System.InvalidOperationException: no\n", "System.InvalidOperationException: no")]
    [InlineData(134, null, "Process terminated.\non purpose\n   at System.Environment.FailFast(System.String)\n", "gave up: on purpose")]
    [InlineData(134, null, "Process terminated.\n   at System.Environment.FailFast(System.String)\n", "the runtime gave up")]
    [InlineData(134, null, "Out of memory.\n", "memory ran out")]
    [InlineData(3, "a cell called Environment.Exit(3)", "", "Environment.Exit(3)")]
    [InlineData(137, null, "", "killed from outside")]
    [InlineData(9, null, "", "code 9")]
    public void The_reason_of_a_death_is_said(int code, string? leaving, string errors, string reason) =>
        Assert.Contains(reason, KernelDeath.Of(code, leaving, errors).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_long_trace_is_shown_by_its_ends()
    {
        string errors = "Stack overflow.\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"   at F{i}()\n"));
        var lines = KernelDeath.Of(134, null, errors).Tail.Split('\n');
        Assert.InRange(lines.Length, 10, 30);
        Assert.Equal("Stack overflow.", lines[0]);
    }
}
