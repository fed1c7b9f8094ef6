using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Groundwork.Notebook;

namespace Groundwork.Studio;

// What a run changes besides its outputs: variables, and which other cells no longer belong to them.
sealed partial class NotebookSession
{
    const string Asking = "groundwork-ask-";    // begins the names of cells that no document holds

    readonly CellRuns _runs = new();
    IReadOnlyDictionary<string, string> _stale = new Dictionary<string, string>();
    string _issues = "[]";
    CellGraph? _graph;
    int _graphOf = -1, _toldOf = -1;    // the versions of the document that the graph was made of, and that tabs were last told of
    TaskCompletionSource<JsonObject>? _asked;

    /// <summary>The variables of the kernel; none before it runs. The empty arguments of a program are none of the user's.</summary>
    public async Task<JsonArray> VariablesAsync() => _kernel is { } kernel ? [.. (await kernel.VariablesAsync()).Where(variable => variable is not { Name: "args", Value: "[]" }).Select(Describe)] : [];

    /// <summary>One variable in all its forms: <c>data</c>, and the address of its HTML as <c>frame</c>.</summary>
    public async Task<JsonObject> VariableAsync(string name)
    {
        RequireTrust();
        if (!Identifier().IsMatch(name)) throw new StudioException($"\"{name}\" is no name of a variable");
        Kernel kernel = await KernelAsync();
        TaskCompletionSource<JsonObject> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_runningCell is not null || _asked is not null) throw new StudioException("the kernel runs a cell; ask again when it has ended");
            _asked = asked;
        }
        try
        {
            ExecuteReply reply = await kernel.ExecuteAsync(new ExecuteRequest($"Groundwork.Notebook.VariableInspector.Details({name})") { Silent = true, CellId = Asking + name });
            if (reply.Status != ExecuteStatus.Ok) throw new StudioException(reply.Error?.Message ?? "the variable cannot be shown");
            return asked.Task.IsCompleted ? await asked.Task : new JsonObject { ["data"] = new JsonObject { ["text/plain"] = "" } };
        }
        finally
        {
            lock (_gate) _asked = null;
        }
    }

    static JsonNode Describe(VariableInfo variable) => new JsonObject
    {
        ["name"] = variable.Name,
        ["type"] = variable.Type,
        ["preview"] = variable.Value,
        ["shape"] = variable.Shape,
        ["dtype"] = variable.DType,
        ["range"] = variable.Range,
        ["missing"] = variable.Missing,
        ["histogram"] = variable.Histogram is { } counts ? new JsonArray([.. counts.Select(count => (JsonNode)count)]) : null,
        ["sampled"] = variable.IsSampled,
        ["bytes"] = variable.Bytes,
    };

    async Task AfterCellAsync()
    {
        if (_closing.IsCancellationRequested) return;
        RefreshStale();
        if (_queue.Count > 0) return;
        try
        {
            JsonArray items = await VariablesAsync();
            Broadcast(new JsonObject { ["type"] = "variables", ["path"] = Path.Relative, ["items"] = items }, key: "variables " + Path.Relative);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return;    // the kernel has just ended, which is told elsewhere
        }
    }

    // Called under the lock.
    void ForgetRuns()
    {
        _runs.Reset();
        _toldOf = -1;
    }

    string? StaleReason(NotebookCell cell) => _stale.GetValueOrDefault(cell.Id);

    /// <summary>A cell's text as the graph may read it: what is not C# names nothing, and changes all the same.</summary>
    static string AsCSharp(NotebookCell cell) => cell.Language == NotebookCell.CSharp ? cell.Source : $"/*{cell.Source.Replace("*/", "* /", StringComparison.Ordinal)}*/";

    /// <summary>The graph of the document as it is now, and its version; made anew only after an edit, and outside the lock, since it reads all cells.</summary>
    (CellGraph Graph, int Version) Graph()
    {
        List<GraphCell> cells;
        int version;
        lock (_gate)
        {
            version = _document.Version;
            if (_graph is not null && _graphOf == version) return (_graph, version);
            cells = [.. _document.Notebook.Cells.Where(cell => cell.IsRunnable).Select(cell => new GraphCell(cell.Id, AsCSharp(cell), cell.IsTypes))];
        }
        CellGraph graph = CellGraph.Of(cells);
        lock (_gate)
        {
            if (version > _graphOf) (_graph, _graphOf) = (graph, version);
        }
        return (graph, version);
    }

    /// <summary>True after an edit or a restart that tabs have not been told the consequences of. That the graph is new says nothing: whoever asks for it makes it.</summary>
    bool IsStaleUntold()
    {
        lock (_gate) return _toldOf != _document.Version;
    }

    /// <summary>Tells of every cell whose results hold no more, or hold again.</summary>
    void RefreshStale()
    {
        while (true)
        {
            var (graph, version) = Graph();
            lock (_gate)
            {
                // Somebody was quicker with a later document: what this graph says must not take the place of that.
                if (version < _toldOf) continue;
                _toldOf = version;
                var before = _stale;
                _stale = _runs.Stale(graph);
                foreach (NotebookCell cell in _document.Notebook.Cells)
                    if (before.GetValueOrDefault(cell.Id) != _stale.GetValueOrDefault(cell.Id)) TellCellState(cell.Id, StateOf(cell.Id));
                var issues = new JsonArray([.. graph.Issues.Concat(_runs.Deleted(graph)).Select(Describe)]);
                string text = Json.Line(issues);
                if (text == _issues) return;
                _issues = text;
                Broadcast(new JsonObject { ["type"] = "issues", ["path"] = Path.Relative, ["items"] = issues }, key: "issues " + Path.Relative);
                return;
            }
        }
    }

    static JsonNode Describe(CellIssue issue) => new JsonObject { ["cell"] = issue.CellId, ["kind"] = issue.Kind.ToString(), ["name"] = issue.Name, ["other"] = issue.OtherId, ["message"] = issue.Message };

    [GeneratedRegex(@"\A@?[\p{L}_][\p{L}\p{Nd}_]{0,200}\z")]
    private static partial Regex Identifier();
}
