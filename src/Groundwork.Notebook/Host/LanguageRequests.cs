using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook.Host;

/// <summary>Answers what an editor asks about a cell, beside the cell that is running.</summary>
sealed class LanguageRequests(Outbox outbox)
{
    // What the kernel makes work although a script cell by itself could not hold it; twins of types that were declared again.
    static readonly HashSet<string> Handled = ["CS9283", "CS1109", "CS1106", "CS7021", "CS0433"];

    readonly LanguageService _service = new(new LanguageOptions { Imports = BaseReferences.Imports });
    // Roslyn's editor part takes a core for seconds when it is first used: none of them may be the first cell's.
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    readonly Lock _gate = new();
    readonly Queue<(string Code, IReadOnlyList<string> References)> _ran = [];
    readonly Dictionary<string, string> _newest = [];    // of each asker's requests of a kind
    Task _adding = Task.CompletedTask;
    CancellationTokenSource? _beside;
    bool _isWarm;

    /// <summary>A cell begins: what is done ahead of time beside it stops.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _beside?.Cancel();
            _beside = null;
        }
    }

    /// <summary>No cell runs and none waits: after a moment, what was left undone goes on.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _beside?.Cancel();
            _beside = new CancellationTokenSource();
            _ = Swallow(WorkAheadAsync(_beside.Token));
        }
    }

    // Cancelled parts are begun again, and are quicker then: what has been loaded and compiled stays so.
    async Task WorkAheadAsync(CancellationToken cancellation)
    {
        await Task.Delay(Quiet, cancellation).ConfigureAwait(false);
        await Added().ConfigureAwait(false);
        if (_isWarm) return;
        await _service.WarmUpAsync(cancellation).ConfigureAwait(false);
        _isWarm = true;
    }

    /// <summary>A cell has run, and is to be taken in before the next answer.</summary>
    public void Add(string code, IReadOnlyList<string> references)
    {
        lock (_gate) _ran.Enqueue((PolyglotUsing.Blank(TopLevelUsing.Blank(code)), references));
    }

    // Ends when all cells that have run are taken in.
    Task Added()
    {
        lock (_gate)
        {
            while (_ran.TryDequeue(out var cell))
                _adding = Swallow(_adding.ContinueWith(_ => _service.AddCellAsync(cell.Code, cell.References), TaskScheduler.Default).Unwrap());
            return _adding;
        }
    }

    /// <summary>Answers a request; false where it is none of these. Requests are answered beside each other, and come here one by one: of two of the same asker the one that came later counts.</summary>
    public bool Answer(KernelMessage request)
    {
        string code = PolyglotUsing.Blank(TopLevelUsing.Blank((string?)request.Content["code"] ?? ""));
        int offset = (int?)request.Content["cursor_pos"] ?? code.Length;
        string asker = (string?)request.Content["asker"] ?? "";
        switch (request.Type)
        {
            case "complete_request":
                Reply(async () => await _service.CompleteAsync(code, offset, asker).ConfigureAwait(false));
                return true;
            case "inspect_request":
                Reply(async () => await _service.InspectAsync(code, offset, asker).ConfigureAwait(false));
                return true;
            case "groundwork_signature_request":
                Reply(async () => await _service.SignatureAsync(code, offset, asker).ConfigureAwait(false));
                return true;
            case "groundwork_diagnostics_request":
                Reply(async () => (await _service.DiagnoseAsync(code, asker).ConfigureAwait(false)).Where(diagnostic => !Handled.Contains(diagnostic.Code)).ToArray());
                return true;
            case "is_complete_request":
                Reply(() => Task.FromResult<object?>(LanguageService.IsComplete(code).ToString()));
                return true;
            default:
                return false;
        }

        void Reply(Func<Task<object?>> answer)
        {
            string asked = request.Type == "is_complete_request" ? request.Id : $"{request.Type} {asker}";    // that one needs no service, and is answered each time
            lock (_gate) _newest[asked] = request.Id;
            _ = Task.Run(() => ReplyAsync(asked, answer));
        }

        async Task ReplyAsync(string asked, Func<Task<object?>> answer)
        {
            var content = new JsonObject();
            try
            {
                await Added().ConfigureAwait(false);
                Task<object?> answering;
                lock (_gate) answering = _newest.GetValueOrDefault(asked) == request.Id ? answer() : throw new OperationCanceledException();    // begun under the lock, and so in the order in which they came
                content["reply"] = JsonSerializer.SerializeToNode(await answering.ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                content["status"] = "superseded"; // the editor has asked again
            }
            catch (Exception exception)
            {
                content["status"] = "error";
                content["evalue"] = exception.Message;
            }
            lock (_gate)
                if (_newest.GetValueOrDefault(asked) == request.Id) _newest.Remove(asked);
            outbox.Publish(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request.Id);
        }
    }

    // A cell that the editor's view could not take in is no reason to end anything.
    static Task Swallow(Task task) => task.ContinueWith(ended => _ = ended.Exception, TaskScheduler.Default);
}
