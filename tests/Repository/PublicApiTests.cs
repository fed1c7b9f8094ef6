using System.Reflection;

namespace Groundwork.Repository;

/// <summary>What the libraries promise is written down in <c>src/*/PublicApi.txt</c>, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => [.. LayeringTests.Libraries.Where(name => Directory.Exists(RepositoryFiles.PathOf($"src/Groundwork.{name}")))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_one_that_is_written_down(string name)
    {
        string path = $"src/Groundwork.{name}/PublicApi.txt";
        string now = string.Concat(PublicApi.Of(Assembly.Load($"Groundwork.{name}")).Select(line => line + "\n"));
        if (RepositoryFiles.IsUpdating)
            File.WriteAllText(RepositoryFiles.PathOf(path), now);
        if (!File.Exists(RepositoryFiles.PathOf(path)))
            return;    // not promised yet

        string[] written = RepositoryFiles.Read(path).Split('\n'), found = now.Split('\n');
        Rule.Holds(written.Except(found).Select(line => $"{path}: gone: {line}")
            .Concat(found.Except(written).Select(line => $"{path}: new: {line}"))
            .Append("to accept this, run the tests with GROUNDWORK_UPDATE=1")
            .SkipLast(written.SequenceEqual(found) ? 1 : 0));
    }
}
