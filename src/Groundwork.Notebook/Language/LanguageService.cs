using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Notebook;

/// <summary>What an editor asks about a cell that is being typed: completion, hover, signatures, diagnostics, and whether it is complete.</summary>
/// <remarks>
/// Cells that have run are added in the order they ran; of them only declarations are kept, so an answer takes the same time
/// after sixty cells as after one. A new request of a kind cancels the one before of the same asker, whose task ends with
/// <see cref="OperationCanceledException"/>; askers do not disturb each other. Safe to use from several threads.
/// </remarks>
/// <example><code>
/// using var language = new LanguageService();
/// await language.AddCellAsync("var xs = new List&lt;int&gt; { 1, 2 };");
/// var reply = await language.CompleteAsync("xs.Wh", 5);
/// reply.Items[0].Label;   // Where
/// </code></example>
public sealed class LanguageService : IDisposable
{
    readonly LanguageOptions _options;
    readonly SemaphoreSlim _adding = new(1), _diagnosing = new(1);
    readonly Lock _gate = new();
    readonly Dictionary<string, CancellationTokenSource> _running = [];
    readonly Completion _completion = new();
    CellWorkspace? _workspace;
    EarlierCells _earlier = new();
    HashSet<string> _references = [];

    /// <summary>A service that sees no cells yet. Nothing is loaded until the first request or <see cref="WarmUpAsync"/>.</summary>
    public LanguageService(LanguageOptions? options = null) => _options = options ?? new();

    /// <summary>Loads and compiles what the first requests need, so that they are as quick as later ones; about two seconds of one core.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        const string code = "var xs = new List<int> { 1 };\nxs.Where(x => x > 0).";
        await Task.Run(async () =>
        {
            var document = Workspace.Cell(code);
            await _completion.AtAsync(document, code, code.Length, cancellation);
            await Signatures.AtAsync(document, code.IndexOf("x =>", StringComparison.Ordinal), cancellation);
            await Hover.AtAsync(document, code.IndexOf("Where", StringComparison.Ordinal), cancellation);
            await CellDiagnostics.OfAsync(document, cancellation);
        }, cancellation);
    }

    /// <summary>Takes in a cell that has run, and the assemblies that it brought: what it declares is visible from now on.</summary>
    /// <param name="code">The cell as it was typed; directives and magics included.</param>
    /// <param name="references">Files of assemblies that it loaded, such as those of packages.</param>
    /// <param name="cancellation">Stops the work; the cell is then not taken in.</param>
    public async Task AddCellAsync(string code, IEnumerable<string>? references = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        await _adding.WaitAsync(cancellation);
        try
        {
            await Task.Run(async () =>
            {
                string[] added = [.. (references ?? []).Where(File.Exists).Where(_references.Add)];
                if (added.Length > 0) Workspace.SetEarlier(_earlier.Source, added);
                var document = Workspace.Cell(code);
                var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation))!;
                _earlier.Add((await document.Project.GetCompilationAsync(cancellation))!, root);
                Workspace.SetEarlier(_earlier.Source, []);
            }, cancellation);
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>Forgets all cells, as after a restart of the kernel.</summary>
    public void Reset()
    {
        _adding.Wait();
        try
        {
            (_earlier, _references) = (new(), []);
            lock (_gate)
            {
                _workspace?.Dispose();
                _workspace = null;
            }
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>What may be typed at the caret, best first.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="offset">The caret, in characters from the start of the cell.</param>
    /// <param name="asker">Who asks, an editor say: a later request of the same one takes the place of this.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside the cell.</exception>
    public Task<CompleteReply> CompleteAsync(string code, int offset, string asker = "", CancellationToken cancellation = default)
    {
        Check(code, offset);
        return Latest("complete " + asker, token => CellText.IsDirective(code, offset, out int start)
            ? Task.FromResult(CompletionWords.Directives(code, start, offset))
            : _completion.AtAsync(Workspace.Cell(code), code, offset, token), cancellation);
    }

    /// <summary>What the name at the offset is; null where there is none.</summary>
    /// <inheritdoc cref="CompleteAsync"/>
    public Task<InspectReply?> InspectAsync(string code, int offset, string asker = "", CancellationToken cancellation = default)
    {
        Check(code, offset);
        return Latest("inspect " + asker, token => Hover.AtAsync(Workspace.Cell(code), offset, token), cancellation);
    }

    /// <summary>The overloads of the call around the caret; null outside the brackets of a call.</summary>
    /// <inheritdoc cref="CompleteAsync"/>
    public Task<SignatureReply?> SignatureAsync(string code, int offset, string asker = "", CancellationToken cancellation = default)
    {
        Check(code, offset);
        return Latest("signature " + asker, token => Signatures.AtAsync(Workspace.Cell(code), offset, token), cancellation);
    }

    /// <summary>What the compiler would say of the cell, with our hints.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="asker">Who asks, an editor say: a later request of the same one takes the place of this.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<Diagnostic>> DiagnoseAsync(string code, string asker = "", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (CellText.IsTooDeep(code)) return Task.FromResult<IReadOnlyList<Diagnostic>>([new(0, code.Length, Severity.Error, "GW0003", "brackets stand more than 200 deep in each other", "split the expression")]);
        return Latest("diagnose " + asker, token => InTurnAsync(code, token), cancellation);
    }

    /// <summary>Whether the text can be run, or waits for more. Looks at the syntax only.</summary>
    public static Completeness IsComplete(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (CellText.IsTooDeep(code)) return Completeness.Broken;
        var tree = CellWorkspace.Parse(code);
        if (!tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) return Completeness.Complete;
        return SyntaxFactory.IsCompleteSubmission(tree) && !OpensRawString(code) ? Completeness.Broken : Completeness.Incomplete;
    }

    // The compiler calls a raw string of several lines broken, and not incomplete, while its last line is not there yet.
    static bool OpensRawString(string code)
    {
        var tree = CellWorkspace.Parse(code + "\n");
        return tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)?.Id == "CS8997"
            && tree.GetRoot().DescendantTokens().Any(t => t.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken && t.Parent!.ContainsDiagnostics);
    }

    CellWorkspace Workspace
    {
        get
        {
            lock (_gate) return _workspace ??= new CellWorkspace(_options);
        }
    }

    // Off the caller's thread, and instead of the former request of its kind: the editor has moved on.
    async Task<T> Latest<T>(string kind, Func<CancellationToken, Task<T>> answer, CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        lock (_gate)
        {
            if (_running.TryGetValue(kind, out var former)) former.Cancel();
            _running[kind] = source;
        }
        try
        {
            return await Task.Run(() => answer(source.Token), source.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                if (_running.GetValueOrDefault(kind) == source) _running.Remove(kind);
                source.Dispose();
            }
        }
    }

    // A notebook that is opened asks for each of its cells: one core is enough for that.
    async Task<IReadOnlyList<Diagnostic>> InTurnAsync(string code, CancellationToken cancellation)
    {
        await _diagnosing.WaitAsync(cancellation);
        try
        {
            return await CellDiagnostics.OfAsync(Workspace.Cell(code), cancellation);
        }
        finally
        {
            _diagnosing.Release();
        }
    }

    static void Check(string code, int offset)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (offset < 0 || offset > code.Length)
            throw new ArgumentOutOfRangeException(nameof(offset), $"language: the offset {offset} is outside the cell, which has {code.Length} characters");
    }

    /// <summary>Lets go of all that was loaded, and cancels what is being answered.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var source in _running.Values) source.Cancel();
            _workspace?.Dispose();
            _workspace = null;
        }
        _adding.Dispose();
    }
}
