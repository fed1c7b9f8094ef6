using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundwork.Repository;

/// <summary>The README of a package says what its code does: its blocks run as one program, each block's output standing below it.</summary>
public sealed partial class PackageReadmeTests
{
    // Where a README's code finds the files that it names.
    static readonly Dictionary<string, string> Files = new() { ["penguins.csv"] = "src/Groundwork.Lessons/Data/penguins.csv" };

    public static TheoryData<string> Readmes => [.. RepositoryFiles.Under("src", ".md").Where(path => Pages().IsMatch(path) && Block().IsMatch(RepositoryFiles.Read(path)))];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_code_prints_what_stands_below_it(string path)
    {
        string text = RepositoryFiles.Read(path);
        Match[] blocks = [.. Block().Matches(text).Cast<Match>()];
        string[] printed = Run(blocks.Select(block => block.Groups["code"].Value));
        if (RepositoryFiles.IsUpdating)
        {
            for (int i = blocks.Length - 1; i >= 0; i--)
                if (blocks[i].Groups["output"] is { Success: true } old)
                    text = $"{text[..old.Index]}{printed[i]}{text[(old.Index + old.Length)..]}";
            File.WriteAllText(RepositoryFiles.PathOf(path), text);
            return;
        }
        for (int i = 0; i < blocks.Length; i++)
            Assert.Equal(blocks[i].Groups["output"].Value, printed[i]);
    }

    /// <summary>What each block prints.</summary>
    static string[] Run(IEnumerable<string> blocks)
    {
        StringBuilder body = new(), usings = new("using System; using System.Collections.Generic; using System.IO; using System.Linq;\n");
        foreach (string block in blocks)
        {
            foreach (string line in block.Split('\n'))
                if (!line.StartsWith("#:", StringComparison.Ordinal)) // which package it is, for a file that stands alone
                    (line.StartsWith("using ", StringComparison.Ordinal) && line.Contains(';') && !line.Contains('=') ? usings : body).Append(line).Append('\n');
            body.Append("Console.Next();\n");
        }
        foreach (var (name, file) in Files)
            body.Replace($"\"{name}\"", SymbolDisplay.FormatLiteral(RepositoryFiles.PathOf(file), quote: true));

        // A console of its own, since the process's belongs to the tests that run beside it.
        string source = $$"""
            {{usings}}
            {{body}}
            static class Console
            {
                public static readonly List<System.Text.StringBuilder> Printed = [new()];
                public static void WriteLine(object value) => Printed[^1].Append(value).Append('\n');
                public static void WriteLine() => Printed[^1].Append('\n');
                public static void Next() => Printed.Add(new());
            }
            """;
        var compilation = CSharpCompilation.Create("Readme", [CSharpSyntaxTree.ParseText(source)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));

        var assembly = Assembly.Load(image.ToArray());
        assembly.EntryPoint!.Invoke(null, assembly.EntryPoint.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        var printed = (List<StringBuilder>)assembly.GetType("Console")!.GetField("Printed")!.GetValue(null)!;
        return [.. printed.Take(printed.Count - 1).Select(block => block.ToString().ReplaceLineEndings("\n").TrimEnd('\n') is { Length: > 0 } some ? some + "\n" : "")];
    }

    [GeneratedRegex(@"^src/[^/]+/README\.md$")]
    private static partial Regex Pages();

    // A block of C#, and the block of output right behind it, if there is one.
    [GeneratedRegex(@"```csharp\n(?<code>.*?\n)```\n(?:\n```text\n(?<output>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Block();
}
