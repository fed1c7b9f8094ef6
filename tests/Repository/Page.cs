using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Repository;

/// <summary>A page of the documentation as a program: its blocks of C# one after the other, each followed by a block of what it prints, if it prints.</summary>
/// <remarks>Usings and types may stand in any block; variables live to the end of the page.</remarks>
sealed partial class Page(string path)
{
    const char Next = '\u0001'; // stands between the outputs of two blocks

    readonly string _text = RepositoryFiles.Read(path);

    /// <summary>Runs the page in the current folder.</summary>
    /// <returns>What each block printed, and behind the last nothing.</returns>
    public async Task<string[]> Run()
    {
        using var image = new MemoryStream();
        var emitted = Compiled().Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{path}: {d}")));
        var run = Assembly.Load(image.ToArray()).GetType("Page")!.GetMethod("Run")!.CreateDelegate<Func<TextWriter, Task>>();
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await run(output);
        CultureInfo.CurrentCulture = before;
        return output.ToString().Split(Next);
    }

    /// <summary>What the page says that each block prints; empty where it says nothing.</summary>
    public string[] Said() => [.. Block().Matches(_text).Select(m => m.Groups["output"].Value)];

    /// <summary>Writes outputs into the page where it has room for them.</summary>
    public void Write(string[] outputs)
    {
        int i = 0;
        File.WriteAllText(RepositoryFiles.PathOf(path), Block().Replace(_text, m =>
        {
            var old = m.Groups["output"];
            string output = outputs[i++];
            return old.Success ? string.Concat(m.Value.AsSpan(0, old.Index - m.Index), output, m.Value.AsSpan(old.Index - m.Index + old.Length)) : m.Value;
        }));
    }

    CSharpCompilation Compiled()
    {
        StringBuilder usings = new("using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks;\n"), statements = new(), types = new();
        foreach (Match block in Block().Matches(_text))
        {
            // Lines are those of the page, so that a complaint of the compiler names the place.
            int line = _text.AsSpan(0, block.Groups["code"].Index).Count('\n') + 1;
            var root = CSharpSyntaxTree.ParseText(block.Groups["code"].Value).GetCompilationUnitRoot();
            foreach (var part in root.Usings) usings.Append(part.ToString()).Append('\n');
            foreach (var part in root.Members)
            {
                int at = line + part.GetLocation().GetLineSpan().StartLinePosition.Line;
                (part is GlobalStatementSyntax ? statements : types).Append(CultureInfo.InvariantCulture, $"#line {at} \"{path}\"\n{part}\n");
            }
            statements.Append("#line hidden\nConsole.Write('\\u0001');\n");
        }
        string source = $"{usings}\npublic static class Page {{ public static async System.Threading.Tasks.Task Run(System.IO.TextWriter Console) {{\n{statements}await System.Threading.Tasks.Task.CompletedTask; }} }}\n{types}";
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];
        return CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```(\n\n```text\n(?<output>((?!```).)*)```)?", RegexOptions.Singleline)]
    private static partial Regex Block();
}
