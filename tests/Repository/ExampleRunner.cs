using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Repository;

/// <summary>Compiles examples, each as a method, runs them, and compares the last value with the comment behind it.</summary>
/// <remarks>An example that uses names it does not declare (a model, a file) is a fragment: it is not run.</remarks>
static partial class ExampleRunner
{
    const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using Groundwork; ";

    static readonly string[] UndeclaredName = ["CS0103", "CS0246", "CS1061"];

    public static IEnumerable<string> Run(Example[] examples, IEnumerable<Assembly> libraries)
    {
        Assembly[] assemblies = [.. libraries];
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];
        string usings = Usings + string.Concat(assemblies.SelectMany(a => a.GetExportedTypes()).Select(t => t.Namespace!).Distinct()
            .Where(space => space.StartsWith("Groundwork.", StringComparison.Ordinal)).Select(space => $"using {space}; "));

        List<string> wrong = [];
        List<Example> whole = [];
        foreach (Example given in examples)
        {
            Example example = given;
            string[] errors = Errors(usings, example, references);
            if (errors.Contains("CS0029 Cannot implicitly convert type 'void' to 'object'"))
                errors = Errors(usings, example = given with { GivesValue = false }, references);
            if (errors.Length == 0)
                whole.Add(example);
            else if (!errors.Any(e => UndeclaredName.Contains(e[..6])))
                wrong.Add($"{example.Member}: {errors[0]}\n    {example.Code}");
        }
        if (whole.Count * 2 < examples.Length)
            wrong.Add($"only {whole.Count} of {examples.Length} examples declare what they use");

        using var image = new MemoryStream();
        Compile(usings, whole, references).Emit(image);
        Type methods = Assembly.Load(image.ToArray()).GetType("Examples")!;
        for (int i = 0; i < whole.Count; i++)
        {
            try
            {
                object? value = methods.GetMethod($"E{i}")!.Invoke(null, null);
                if (Difference(value, Comment(whole[i])) is string difference)
                    wrong.Add($"{whole[i].Member}: {difference}\n    {whole[i].Code}");
            }
            catch (TargetInvocationException e) when (e.InnerException is IOException)
            {
                continue;    // reads a file that only its reader has
            }
            catch (TargetInvocationException e)
            {
                wrong.Add($"{whole[i].Member}: {e.InnerException!.GetType().Name}: {e.InnerException.Message}\n    {whole[i].Code}");
            }
        }
        return wrong;
    }

    static string[] Errors(string usings, Example example, MetadataReference[] references) =>
        [.. Compile(usings, [example], references).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}")];

    static CSharpCompilation Compile(string usings, IReadOnlyList<Example> examples, MetadataReference[] references)
    {
        var source = new StringBuilder(usings).Append("public static class Examples {");
        for (int i = 0; i < examples.Count; i++)
            source.Append(CultureInfo.InvariantCulture, $"public static object E{i}() {{ {Body(examples[i])} }}\n");
        source.Append('}');
        return CSharpCompilation.Create("Examples", [CSharpSyntaxTree.ParseText(source.ToString())], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
    }

    // The last statement gives the value: an expression, or the variable that it declares.
    static string Body(Example example)
    {
        StatementSyntax[] statements = Statements(example);
        string all = string.Join('\n', statements.SkipLast(1).Select(s => s.ToFullString()));
        return statements.LastOrDefault() switch
        {
            ExpressionStatementSyntax { Expression: not AssignmentExpressionSyntax } last when example.GivesValue && Comment(example) is not null => $"{all}\nreturn {last.Expression};",
            LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } last => $"{all}\n{last}\nreturn {variable.Identifier};",
            var last => $"{all}\n{last}\nreturn null;",
        };
    }

    static StatementSyntax[] Statements(Example example) =>
        SyntaxFactory.ParseStatement($"{{{example.Code}\n}}") is BlockSyntax block ? [.. block.Statements] : [];

    static string? Comment(Example example) => Statements(example).LastOrDefault()?.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia))
        .Select(t => t.ToString()[2..].Trim()).FirstOrDefault();

    static string? Difference(object? value, string? comment)
    {
        if (comment is null || value is null)
            return null;
        if (value is DType or Shape && !comment.StartsWith(value.ToString()!, StringComparison.Ordinal))
            return $"gives {value}, the comment says {comment}";
        if (value is string text && comment.StartsWith('"') && !comment.StartsWith($"\"{text}\"", StringComparison.Ordinal))
            return $"gives \"{text}\", the comment says {comment}";
        if (value is Tensor { DType: var dtype } && TrailingDType().Match(comment) is { Success: true } said && said.Value.TrimStart(',', ' ') != dtype.ToString())
            return $"gives {dtype}, the comment says {comment}";

        double[]? numbers = Numbers(value);
        Match literal = Literal().Match(comment);
        if (numbers is null || !literal.Success)
            return null;
        string[] printed = [.. Number().Matches(literal.Value).Select(m => m.Value)];
        if (value is IConvertible && printed.Length > 1)
            printed = printed[..1];    // what follows is a remark
        if (printed.Length != numbers.Length)
            return $"gives {numbers.Length} numbers, the comment says {comment}";
        for (int i = 0; i < numbers.Length; i++)
            if (!Agrees(numbers[i], printed[i]))
                return $"gives {numbers[i].ToString("r", CultureInfo.InvariantCulture)}, the comment says {printed[i]}";
        return null;
    }

    // A printed number stands for all that round to it: 0.0900 for anything within 0.00005.
    static bool Agrees(double value, string said)
    {
        if (said is "True" or "true" or "False" or "false")
            return value == (said[0] is 'T' or 't' ? 1 : 0);
        double expected = said switch { "NaN" => double.NaN, "∞" => double.PositiveInfinity, "-∞" or "−∞" => double.NegativeInfinity, _ => double.Parse(said, CultureInfo.InvariantCulture) };
        string mantissa = said.Split('e', 'E')[0];
        int decimals = mantissa.Contains('.') ? mantissa.Length - mantissa.IndexOf('.') - 1 : 0;
        int exponent = said.IndexOfAny(['e', 'E']) is > 0 and var at ? int.Parse(said[(at + 1)..], CultureInfo.InvariantCulture) : 0;
        double half = 0.51 * Math.Pow(10, exponent - decimals);
        return value.Equals(expected) || Math.Abs(value - expected) <= Math.Max(decimals == 0 && exponent == 0 ? 1e-7 : half, 1e-6 * Math.Abs(expected));
    }

    static double[]? Numbers(object value) => value switch
    {
        Tensor tensor => tensor.To(DType.Float64).ToArray<double>(),
        bool truth => [truth ? 1 : 0],
        string or Shape or DType or char => null,
        IConvertible number => [number.ToDouble(CultureInfo.InvariantCulture)],
        IEnumerable list => [.. list.Cast<object>().SelectMany(item => Numbers(item) ?? [])],
        _ => null,
    };

    [GeneratedRegex(@"(?<=\]|^), (Bool|UInt8|Int32|Int64|Float16|BFloat16|Float32|Float64)\b")]
    private static partial Regex TrailingDType();

    // Numbers, truths and brackets from the start on.
    [GeneratedRegex(@"^(?:(?<=\]) and (?=\[)|[\[\], ]|[-−]?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|NaN|∞)(?![\w./])|(?:True|False|true|false)\b)+")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[-−]?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|NaN|∞)|[Tt]rue|[Ff]alse")]
    private static partial Regex Number();
}
