using Groundwork.Notebook;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Lessons;

/// <summary>
/// The text of what a learner wrote: in a notebook's kernel that of the cells that ran, under <c>dotnet run</c> that of the file
/// whose name the compiler put into the call of the check. A packed program has neither.
/// </summary>
static class LearnerSource
{
    const int MostBytes = 4 << 20;

    /// <summary>The function that is checked and those of the learner's own that it calls; null where no text is to be had.</summary>
    /// <param name="file">The file or cell of the call, as <c>[CallerFilePath]</c> has it.</param>
    /// <param name="expression">What was handed in: the name of a function, or a lambda.</param>
    public static IReadOnlyList<SyntaxNode>? Of(string file, string expression)
    {
        string[] texts = [.. Texts(file)];
        return texts.Length == 0 ? null : Find(texts, expression);
    }

    /// <summary>The same in given texts, of which later ones hide what earlier ones declare.</summary>
    internal static IReadOnlyList<SyntaxNode>? Find(IEnumerable<string> texts, string expression)
    {
        var declared = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        foreach (string text in texts)
            foreach (var node in Parse(text).DescendantNodes())
                if (NameOf(node) is { } name) declared[name] = node;
        if (SyntaxFactory.ParseExpression(expression) is var handed && handed is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return WithCalled(handed, declared);
        return declared.TryGetValue(expression.Split('.')[^1], out var function) ? WithCalled(function, declared) : null;
    }

    static IReadOnlyList<SyntaxNode> WithCalled(SyntaxNode first, Dictionary<string, SyntaxNode> declared)
    {
        List<SyntaxNode> found = [first];
        for (int i = 0; i < found.Count; i++)
            foreach (var name in found[i].DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsOwn))
                if (declared.TryGetValue(name.Identifier.Text, out var called) && !found.Contains(called)) found.Add(called);
        return found;
    }

    // Tensor.Dot is the library's; Dot alone is the learner's.
    static bool IsOwn(IdentifierNameSyntax name) => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name;

    static string? NameOf(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        VariableDeclaratorSyntax { Initializer.Value: LambdaExpressionSyntax } variable => variable.Identifier.Text,
        _ => null,
    };

    static IEnumerable<string> Texts(string file)
    {
        var ran = CellSource.Ran;
        if (ran.Count > 0) return ran.Select(cell => cell.Code);
        try
        {
            var found = new FileInfo(file);
            return found is { Exists: true, Extension: ".cs", Length: < MostBytes } ? [File.ReadAllText(file)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    static SyntaxNode Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script)).GetRoot();
}
