using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>One open notebook: what it holds now, on the server. Tabs see it and ask for changes; they never own it.</summary>
/// <remarks>Safe for use from several threads: one lock guards the document, and nothing is awaited or written to the disk under it.</remarks>
sealed partial class NotebookSession : IAsyncDisposable
{
    readonly Studio _studio;
    readonly Lock _gate = new();
    readonly HashSet<Tab> _tabs = [];
    readonly Journal _journal;
    readonly CancellationTokenSource _closing = new();
    Task _watching = Task.CompletedTask;
    SessionDocument _document;
    JsonObject? _recovered;

    NotebookSession(Studio studio, SafePath path, SessionDocument document, string hash, Journal journal)
    {
        (_studio, Path, _document, _journal, _diskHash) = (studio, path, document, journal, hash);
        _stamp = FileStamp.Of(path.Full);
        IsTrusted = studio.Trust.IsTrusted(path.Full, hash);
    }

    public SafePath Path { get; }

    public bool IsTrusted { get; private set; }

    /// <summary>HTML outputs, each under a name that only those who were shown it know.</summary>
    public FrameStore Frames { get; } = new();

    /// <summary>Reads a notebook, and what an earlier server did not come to save of it.</summary>
    public static NotebookSession Open(Studio studio, SafePath path)
    {
        FileText file = studio.Files.ReadText(path);
        (Journal journal, Recovered? left) = Journal.Open(studio.Files.Gate, path);
        try
        {
            NotebookDocument notebook = Parse(path, file.Text);
            studio.Files.Gate.Beside(path, System.IO.Path.GetFileName(NotebookOutputs.PathFor(path.Full)));    // no link that leads out
            NotebookOutputs.Load(notebook, path.Full);
            var document = new SessionDocument(notebook);
            var session = new NotebookSession(studio, path, document, file.Hash, journal);
            if (left is null) journal.Begin(file.Hash, document.Ids);
            else session.Recover(left, file.Hash);
            session._watching = Task.Run(session.WatchAsync);    // not before all is read: it looks at the document
            session.StartKernelSoon();
            return session;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>A tab looks at the notebook from now on; the answer is all of it, and goes out before anything that happens later.</summary>
    public void Join(Tab tab, Action<JsonObject> answer)
    {
        lock (_gate)
        {
            _tabs.Add(tab);
            answer(Snapshot());
        }
    }

    public void Leave(Tab tab)
    {
        lock (_gate) _tabs.Remove(tab);
    }

    /// <summary>Changes the document. The other tabs are sent what changed; one whose text was taken the place of is told which. A tab hears of its own edits and of those of others in the order in which they were made.</summary>
    public void Edit(Tab tab, int seen, JsonArray edits, Action<int> answer)
    {
        CellEdit[] parsed = CellEdit.ParseAll(edits);
        lock (_gate)
        {
            var (applied, overwritten) = _document.Apply(parsed, seen, tab.Id);
            if (applied.Count == 0)
            {
                answer(_document.Version);
                return;
            }
            _journal.Add(applied);
            Touched();
            Broadcast(new JsonObject
            {
                ["type"] = "changed",
                ["path"] = Path.Relative,
                ["version"] = _document.Version,
                ["edits"] = new JsonArray([.. applied.Select(Told)]),
                ["by"] = tab.Id,
                ["overwritten"] = new JsonArray([.. overwritten.Select(lost => new JsonObject { ["cell"] = lost.Cell, ["source"] = lost.Source, ["by"] = lost.By })]),
            }, except: tab);
            answer(_document.Version);
        }
    }

    // Of a cell that comes back, the other tabs may know nothing.
    JsonNode Told(CellEdit edit)
    {
        JsonObject told = edit.ToJson();
        if (edit.Op == "insert" && _document.Find(edit.Cell) is { } cell) told["cell"] = Describe(cell);
        return told;
    }

    /// <summary>The user has said that this notebook may run.</summary>
    public void TrustNow()
    {
        lock (_gate)
        {
            IsTrusted = true;
            _studio.Trust.Trust(Path.Full, _diskHash);
            Broadcast(new JsonObject { ["type"] = "trusted", ["path"] = Path.Relative });
        }
        StartKernelSoon();
    }

    /// <summary>Places of a text in the cells, at most 1000.</summary>
    public JsonArray Find(CellSearch search)
    {
        lock (_gate) return search.In(_document.Notebook.Cells);
    }

    /// <summary>The notebook as a file to save.</summary>
    public (string Name, string Type, byte[] Bytes) Export(string to)
    {
        lock (_gate) return SessionExport.Make(_document.Notebook, Path.Name, to);
    }

    /// <summary>A text cell of this notebook as HTML.</summary>
    public string Html(string markdown, string? cell)
    {
        JsonObject? attachments;
        lock (_gate) attachments = cell is null ? null : _document.Find(cell)?.Attachments;
        return TextCells.Html(markdown, Path, attachments);
    }

    public void Broadcast(JsonObject message, Tab? except = null, string? key = null)
    {
        byte[]? bytes = null;
        lock (_gate)
            foreach (Tab tab in _tabs)
                if (tab != except) tab.Send(bytes ??= Json.Bytes(message), key);
    }

    JsonObject Snapshot() => new()
    {
        ["path"] = Path.Relative,
        ["version"] = _document.Version,
        ["format"] = _document.Notebook.Format switch { NotebookFormat.CSharp => "cs", NotebookFormat.Ipynb => "ipynb", _ => "dib" },
        ["trusted"] = IsTrusted,
        ["dirty"] = IsDirty,
        ["disk"] = _diskProblem,
        ["recovered"] = _recovered?.DeepClone(),
        ["cells"] = new JsonArray([.. _document.Notebook.Cells.Select(Describe)]),
        ["kernel"] = new JsonObject { ["state"] = _kernelState, ["reason"] = _kernelReason },
        ["input"] = _input?.DeepClone(),
        ["issues"] = JsonNode.Parse(_issues),
    };

    JsonNode Describe(NotebookCell cell) => new JsonObject
    {
        ["id"] = cell.Id,
        ["kind"] = CellEdit.NameOf(cell.Kind),
        ["source"] = cell.Source,
        ["html"] = cell.Kind == CellKind.Markdown ? TextCells.Html(cell.Source, Path, cell.Attachments) : null,
        ["name"] = cell.Name,
        ["types"] = cell.IsTypes,
        ["language"] = cell.Language,
        ["tags"] = new JsonArray([.. cell.Tags.Select(tag => (JsonNode)tag)]),
        ["outputs"] = new JsonArray([.. cell.Outputs.Select(output => OutputView.Of(output, Frames))]),
        ["executionCount"] = cell.ExecutionCount,
        ["state"] = StateOf(cell.Id),
        ["stale"] = StaleReason(cell),
    };

    static NotebookDocument Parse(SafePath path, string text)
    {
        NotebookFormat format = System.IO.Path.GetExtension(path.Full).ToLowerInvariant() switch
        {
            ".ipynb" => NotebookFormat.Ipynb,
            ".dib" => NotebookFormat.Dib,
            _ => NotebookFormat.CSharp,
        };
        return NotebookDocument.Parse(text, format);
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        DropQueue();
        await _starting.WaitAsync();    // a kernel that is just being started is given up, or ends here
        if (_kernel is { } kernel) await kernel.DisposeAsync();
        _starting.Release();
        await _watching;
        try
        {
            if (IsDirty && _diskProblem is null) await SaveAsync();
        }
        catch (Exception e) when (e is StudioException or IOException)
        {
            // The journal keeps what could not be saved.
            Broadcast(new JsonObject { ["type"] = "problem", ["path"] = Path.Relative, ["message"] = e.Message });
        }
        _journal.Dispose();
    }
}
