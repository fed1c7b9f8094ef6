using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;

namespace Groundwork.Notebook;

/// <summary>Finds what may be typed at a place, filters it by what has been typed, and puts the likely first.</summary>
sealed class Completion
{
    const int MostItems = 300, Documented = 12;

    readonly Lock _gate = new();
    (string Before, string After, DocumentId Earlier, VersionStamp Version, Candidates Found)? _last;

    /// <summary>What can stand at a place, whatever the letters typed there.</summary>
    sealed record Candidates(IReadOnlyList<Candidate> Items, Compilation? Compilation);

    public async Task<CompleteReply> AtAsync(Document document, string code, int offset, CancellationToken cancellation)
    {
        int start = offset;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        if (start > 0 && code[start - 1] == '@') start--;
        string typed = code[start..offset], before = code[..start], after = code[offset..];
        if (typed.Length > 0 && char.IsAsciiDigit(typed[0])) return CompleteReply.Nothing(offset);

        // While one word is typed, the same names are filtered again, as long as the earlier cells are the same: an answer that was begun before a cell ran may end after it.
        Document earlier = document.Project.ProjectReferences.Select(reference => document.Project.Solution.GetProject(reference.ProjectId)!).Single().Documents.Single();
        VersionStamp version = await earlier.GetTextVersionAsync(cancellation);
        Candidates? found = null;
        lock (_gate)
            if (_last is var (b, a, id, of, last) && b == before && a == after && id == earlier.Id && of == version) found = last;
        if (found is null)
        {
            found = await FindAsync(document, offset, start, cancellation);
            lock (_gate) _last = (before, after, earlier.Id, version, found);
        }
        return new([.. Ranked(found, typed.TrimStart('@'), cancellation)], start, offset);
    }

    static async Task<Candidates> FindAsync(Document document, int offset, int start, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation))!;
        var place = new CompletionPlace(root, offset, start);
        if (place.IsClosed) return new([], null);
        var model = (await document.GetSemanticModelAsync(cancellation))!;

        if (place.Initialized is { } creation) return new([.. InitializerMembers(model, creation, start)], model.Compilation);
        if (place.OverridingType is { } overriding) return new([.. Overrides(model, overriding, start)], model.Compilation);

        List<Candidate> items = [];
        items.AddRange(place.Arguments is { } arguments ? ArgumentNames(model, arguments, offset) : []);
        var recommended = await Recommender.GetRecommendedSymbolsAtPositionAsync(document, offset, cancellationToken: cancellation);
        var receiver = place.Receiver is { } left ? model.GetTypeInfo(left, cancellation).Type : null;
        foreach (var group in recommended.Where(IsOffered).GroupBy(s => (s.Name, Kind: SymbolText.Kind(s), Arity: s is INamedTypeSymbol t ? t.Arity : 0)))
            items.Add(Candidate.Of(group.First(), group.Count(), receiver, place.IsMember, model, start));
        if (!place.IsMember) items.AddRange(CompletionWords.At(place));
        return new(items, model.Compilation);
    }

    static bool IsOffered(ISymbol symbol) => symbol.CanBeReferencedByName && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor }
        && !symbol.GetAttributes().Any(a => a.AttributeClass?.Name is "EditorBrowsableAttribute" && a.ConstructorArguments is [{ Value: 1 }])
        && !symbol.Name.StartsWith('<');

    // Properties and fields that `new T { … }` or `x with { … }` can still set.
    static IEnumerable<Candidate> InitializerMembers(SemanticModel model, InitializerExpressionSyntax initializer, int start)
    {
        var type = model.GetTypeInfo(initializer.Parent!).Type;
        if (type is null) yield break;
        HashSet<string> taken = [.. initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(a => a.Left.ToString())];
        for (var at = type; at is not null && at.SpecialType != SpecialType.System_Object; at = at.BaseType)
            foreach (var member in at.GetMembers())
                if (member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false }
                    && !member.IsStatic && taken.Add(member.Name) && model.IsAccessible(start, member))
                    yield return Candidate.Of(member, 1, type, isMember: true, model, start) with { Insert = member.Name + " = " };
    }

    static IEnumerable<Candidate> Overrides(SemanticModel model, TypeDeclarationSyntax declaration, int start)
    {
        var type = model.GetDeclaredSymbol(declaration);
        HashSet<string> done = [.. type?.GetMembers().Where(m => m.IsOverride).Select(SymbolText.Signature) ?? []];
        for (var at = type?.BaseType; at is not null; at = at.BaseType)
            foreach (var member in at.GetMembers().Where(m => (m.IsVirtual || m.IsAbstract || m.IsOverride) && m.CanBeReferencedByName && !m.IsSealed))
            {
                if (!done.Add(SymbolText.Signature(member)) || !model.Compilation.IsSymbolAccessibleWithin(member, type!)) continue;
                yield return new Candidate(member.Name, "snippet", member, CompletionWords.Override(member, model, start), Group: at.SpecialType == SpecialType.System_Object ? 3 : 1) { Detail = SymbolText.OneLine(member, model, start) };
            }
    }

    static IEnumerable<Candidate> ArgumentNames(SemanticModel model, BaseArgumentListSyntax arguments, int offset)
    {
        HashSet<string> taken = [.. arguments.Arguments.Select(a => a.NameColon?.Name.Identifier.ValueText ?? "")];
        int position = arguments.Arguments.GetSeparators().Count(s => s.SpanStart < offset);
        foreach (var method in Signatures.Overloads(model, arguments.Parent!))
            foreach (var parameter in Signatures.Parameters(method).Skip(position))
                if (taken.Add(parameter.Name))
                    yield return new Candidate(parameter.Name + ":", "parameter", parameter, parameter.Name + ": ", Group: 1) { Detail = SymbolText.OneLine(parameter, model, offset) };
    }

    static IEnumerable<CompletionItem> Ranked(Candidates found, string typed, CancellationToken cancellation)
    {
        var best = found.Items.Select(item => (item, fit: Fit.Of(item.Label, typed))).Where(x => x.fit < Fit.None)
            .OrderBy(x => x.fit).ThenBy(x => x.item.Group).ThenBy(x => x.item.Label.Length > 0 && x.item.Label[0] == '_')
            .ThenBy(x => x.item.Label, StringComparer.OrdinalIgnoreCase).ThenBy(x => x.item.Kind, StringComparer.Ordinal).Take(MostItems);
        int order = 0;
        foreach (var (item, _) in best)
        {
            cancellation.ThrowIfCancellationRequested();
            string? documentation = order < Documented && item.Symbol is { } symbol ? SymbolText.Summary(symbol, found.Compilation) : item.Documentation;
            yield return new(item.Label, item.Kind, item.Detail ?? item.Describe?.Invoke(), item.Insert, documentation, (order++).ToString("0000", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Something that may be typed, before it is known what has been.</summary>
/// <remarks>Groups: 0 what is nearest (own members, variables), then 1 functions, 2 words of the language and types, 3 what everything has, 4 namespaces.</remarks>
sealed record Candidate(string Label, string Kind, ISymbol? Symbol, string Insert, int Group)
{
    public string? Detail { get; init; }

    public string? Documentation { get; init; }

    /// <summary>The detail, made only for the items that are sent.</summary>
    public Func<string>? Describe { get; init; }

    public static Candidate Of(ISymbol symbol, int overloads, ITypeSymbol? receiver, bool isMember, SemanticModel model, int position)
    {
        string kind = SymbolText.Kind(symbol), name = symbol.Name;
        int group = symbol switch
        {
            INamespaceSymbol => 4,
            _ when isMember => symbol.ContainingType is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum } ? 3
                : symbol is IMethodSymbol { ReducedFrom: not null } ? 1
                : receiver is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, receiver.OriginalDefinition) && !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, receiver) ? 1 : 0,
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 0,
            INamedTypeSymbol type => type.ContainingType is { IsScriptClass: true } ? 0 : 2,
            _ => symbol.ContainingType is { SpecialType: SpecialType.System_Object } ? 3 : symbol.ContainingType is { IsScriptClass: true } ? 0 : 1,
        };
        string insert = SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None && symbol is not INamespaceSymbol ? "@" + name : name;
        string label = symbol is INamedTypeSymbol { Arity: > 0 } ? name + "<>" : name;
        return new(label, kind, symbol, insert, group)
        {
            Describe = () => SymbolText.OneLine(symbol, model, position) + (overloads > 1 ? $" (+{overloads - 1} more)" : ""),
        };
    }
}

/// <summary>How well a name fits what was typed; smaller is better.</summary>
static class Fit
{
    public const int None = 9;

    public static int Of(string label, string typed)
    {
        if (typed.Length == 0) return 0;
        if (label.StartsWith(typed, StringComparison.Ordinal)) return 0;
        if (label.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return 1;
        if (Humps(label, typed)) return 2;
        return typed.Length >= 2 && label.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 3 : None;
    }

    // CE finds CrossEntropy, and rl or ReLi find ReadLines: each part of what was typed begins a word of the name.
    static bool Humps(string label, string typed)
    {
        return Match(0, 0);

        bool Match(int l, int t)
        {
            if (t == typed.Length) return true;
            for (int i = l; i < label.Length; i++)
            {
                bool begins = i == 0 || char.IsUpper(label[i]) || label[i - 1] == '_' || char.IsDigit(label[i]) && !char.IsDigit(label[i - 1]);
                if (!begins || char.ToUpperInvariant(label[i]) != char.ToUpperInvariant(typed[t]) || t == 0 && i > 0) continue;
                for (int n = 1; ; n++)
                {
                    if (Match(i + n, t + n)) return true;
                    if (t + n >= typed.Length || i + n >= label.Length || char.ToUpperInvariant(label[i + n]) != char.ToUpperInvariant(typed[t + n])) break;
                }
            }
            return false;
        }
    }
}
