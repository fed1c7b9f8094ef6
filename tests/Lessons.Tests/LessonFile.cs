using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Groundwork.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundwork.Lessons;

/// <summary>A lesson's file, compiled with the options of <c>dotnet run file.cs</c> and run inside the test, once.</summary>
static class LessonFile
{
    const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    static readonly ConcurrentDictionary<string, Lazy<string>> Printed = new();

    static readonly Lock Console = new();

    /// <summary>What the file prints, with <c>\n</c> line ends, on a machine that writes 0,5 for a half.</summary>
    public static string Output(string path) => Printed.GetOrAdd(path, p => new(() => Run(p, RepositoryFiles.Read(p)))).Value;

    /// <summary>What a lesson prints with its solutions put in.</summary>
    public static string Solved(string path) => Printed.GetOrAdd("solved " + path, _ => new(() => RunCopy(path, Solutions.PutInto(RepositoryFiles.Read(path))))).Value;

    // From a file of its own, since checks read the learner's text where the compiler says that it is.
    static string RunCopy(string path, string text)
    {
        string folder = Directory.CreateTempSubdirectory("groundwork-lesson-").FullName;
        try
        {
            string copy = Path.Combine(folder, Path.GetFileName(path));
            File.WriteAllText(copy, text);
            return Run(copy, text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Run(string path, string text)
    {
        MethodInfo main = Compile(path, text).EntryPoint!;
        var output = new StringWriter();
        lock (Console)
        {
            TextWriter before = System.Console.Out;
            CultureInfo culture = CultureInfo.CurrentCulture;
            try
            {
                System.Console.SetOut(output);
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
                main.Invoke(null, [Array.Empty<string>()]);
            }
            finally
            {
                System.Console.SetOut(before);
                CultureInfo.CurrentCulture = culture;
            }
        }
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    static Assembly Compile(string path, string text)
    {
        // The feature makes the compiler accept the #: directives.
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithFeatures([new("FileBasedProgram", "true")]);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(text, options, path, System.Text.Encoding.UTF8), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            references,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Diagnostic[] wrong = [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Select(d => d.ToString())));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }
}
