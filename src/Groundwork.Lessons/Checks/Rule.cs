using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Lessons;

/// <summary>What the text of a solution must have or must not have. It reads the syntax alone, and is skipped where there is no text.</summary>
/// <param name="Name">The rule in words: <c>no loop</c>.</param>
/// <param name="Broken">What breaks it, in words; null if nothing does.</param>
sealed record Rule(string Name, Func<IReadOnlyList<SyntaxNode>, string?> Broken)
{
    /// <summary>No call of these methods of a library: <c>a.Dot(b)</c> counts, a function of the learner's own with that name does not.</summary>
    public static Rule NoCall(params string[] names) => new($"written by hand, without the library's {string.Join(", ", names[..^1])}{(names.Length > 1 ? " or " : "")}{names[^1]}", nodes =>
        Calls(nodes).OfType<MemberAccessExpressionSyntax>().FirstOrDefault(call => names.Contains(call.Name.Identifier.Text)) is { } call ? $"it calls {call}" : null);

    /// <summary>No <c>for</c>, <c>foreach</c>, <c>while</c> or <c>do</c>: the library's operations do the work.</summary>
    public static Rule NoLoop { get; } = new("without a loop", nodes =>
        Inside(nodes).FirstOrDefault(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is { } loop
            ? $"it has a loop: {FirstLine(loop)}" : null);

    /// <summary>A call of this method somewhere.</summary>
    public static Rule MustCall(string name) => new($"calls {name}", nodes => Calls(nodes).Any(call => NameOf(call) == name) ? null : $"it never calls {name}");

    /// <summary>A call of the one method, and it stands above the first call of the other.</summary>
    public static Rule Before(string first, string then) => new($"calls {first} before {then}", nodes =>
    {
        string?[] names = [.. Calls(nodes).Select(NameOf)];
        int at = Array.IndexOf(names, first), next = Array.IndexOf(names, then);
        return at < 0 ? $"it never calls {first}" : next < 0 ? $"it never calls {then}" : at > next ? $"{then} stands above {first}" : null;
    });

    static IEnumerable<ExpressionSyntax> Calls(IReadOnlyList<SyntaxNode> nodes) =>
        nodes.SelectMany(node => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().OrderBy(call => call.Span.End)).Select(call => call.Expression);

    static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => null,
    };

    static IEnumerable<SyntaxNode> Inside(IReadOnlyList<SyntaxNode> nodes) => nodes.SelectMany(node => node.DescendantNodesAndSelf());

    static string FirstLine(SyntaxNode node) => node.ToString().Split('\n')[0].Trim();
}
