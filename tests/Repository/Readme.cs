using System.Text.RegularExpressions;

namespace Groundwork.Repository;

/// <summary>The first block of C# in the README, and the block of output that follows it.</summary>
static partial class Readme
{
    public static string Code => Block().Match(RepositoryFiles.Read("README.md")).Groups["code"].Value;

    public static string Output => Block().Match(RepositoryFiles.Read("README.md")).Groups["output"].Value;

    /// <summary>Writes the block of output anew.</summary>
    public static void Write(string output)
    {
        string text = RepositoryFiles.Read("README.md");
        Group old = Block().Match(text).Groups["output"];
        File.WriteAllText(RepositoryFiles.PathOf("README.md"), $"{text[..old.Index]}{output}{text[(old.Index + old.Length)..]}");
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```.*?```text\n(?<output>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
