namespace Groundwork.Repository;

/// <summary>A rule holds when nothing breaks it; the test's message is the list of what does.</summary>
static class Rule
{
    public static void Holds(IEnumerable<string> broken)
    {
        string[] sentences = [.. broken];
        Assert.True(sentences.Length == 0, string.Join('\n', sentences));
    }
}
