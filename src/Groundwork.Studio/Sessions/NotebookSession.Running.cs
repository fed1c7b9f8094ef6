using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

// Running: the queue of cells, the kernel, stopping and restarting.
sealed partial class NotebookSession
{
    readonly LinkedList<string> _queue = new();
    readonly SemaphoreSlim _starting = new(1);
    Kernel? _kernel;
    Task _running = Task.CompletedTask;
    string? _runningCell, _diedIn, _kernelReason;
    string _kernelState = "none";
    bool _isPrepared, _isReplacing;
    int _stops;

    /// <summary>Puts cells into the queue: types first, and the rest in the order of the document, or in that of the caller's own list. Gives those that wait now.</summary>
    public async Task<JsonArray> RunAsync(JsonObject request)
    {
        RequireTrust();
        if (request.TextOrNull("what") == "clean") await RestartAsync();
        lock (_gate)
        {
            string[] chosen = [.. Choose(request).Where(id => !_queue.Contains(id))];
            foreach (string id in chosen) Enqueue(id);
            return new JsonArray([.. chosen.Select(id => (JsonNode)id)]);
        }
    }

    /// <summary>Stops what runs and drops what waits.</summary>
    public async Task<StopReport> StopAsync()
    {
        lock (_gate) _stops++;    // a cell that waits for the kernel's start is not begun any more
        DropQueue();
        if (_kernel is not { } kernel) return new StopReport(StopLevel.None, TimeSpan.Zero, VariablesKept: true);
        lock (_gate) _isReplacing = true;
        try
        {
            StopReport report = await kernel.StopAsync();
            if (!report.VariablesKept) Forget();
            return report;
        }
        finally
        {
            lock (_gate) _isReplacing = false;
            if (kernel.State != KernelState.Dead) TellKernelState(kernel.State.ToString().ToLowerInvariant());    // why there is none was told
        }
    }

    /// <summary>A fresh kernel without variables.</summary>
    public async Task RestartAsync()
    {
        RequireTrust();
        DropQueue();
        lock (_gate) _isReplacing = true;
        try
        {
            if (_kernel is { } kernel) await kernel.RestartAsync();
            Forget();
        }
        finally
        {
            lock (_gate) _isReplacing = false;
        }
        await KernelAsync();
        TellKernelState("idle");
    }

    /// <summary>The answer to what a cell asks for.</summary>
    public void Reply(string text)
    {
        lock (_gate) _input = null;
        _kernel?.ReplyInput(text);
    }

    /// <summary>The kernel, started when it is first needed. It is warm by the time that somebody has read the first cell.</summary>
    async Task<Kernel> KernelAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_closing.IsCancellationRequested) throw Closing();
            if (_kernel is not null) return _kernel;
            TellKernelState("starting");
            var kernel = await Kernel.StartAsync(_studio.KernelOptions with { WorkingDirectory = System.IO.Path.GetDirectoryName(Path.Full)! }, _closing.Token);
            kernel.Message += Receive;
            _kernel = kernel;
            TellKernelState("idle");
            return kernel;
        }
        catch (Exception e) when (e is not StudioException)
        {
            if (_closing.IsCancellationRequested) throw Closing();
            Failed(e.Message);
            throw new StudioException(e.Message);
        }
        finally
        {
            _starting.Release();
        }
    }

    StudioException Closing() => new($"\"{Path.Relative}\" is being closed");

    void StartKernelSoon()
    {
        if (IsTrusted && _kernel is null) _ = Task.Run(async () =>
        {
            try
            {
                await KernelAsync();
            }
            catch (StudioException)
            {
                return;    // told already; the next run tries again
            }
        });
    }

    void RequireTrust()
    {
        if (!IsTrusted) throw new StudioException($"\"{Path.Relative}\" was not made here: look through it and trust it, then its cells run");
    }

    IEnumerable<string> Choose(JsonObject request)
    {
        IList<NotebookCell> cells = _document.Notebook.Cells;
        string? what = request.TextOrNull("what");
        if (what is null)
            return request.Array("cells").Select(id => id is JsonValue value && value.TryGetValue(out string? text) ? Find(text) : null).OfType<NotebookCell>().Where(cell => cell.IsRunnable)
                .OrderBy(cell => cell.IsTypes ? 0 : 1).Select(cell => cell.Id).Distinct();
        if (what is "all" or "clean") return _document.Notebook.RunOrder().Select(cell => cell.Id);
        int at = Find(request.Text("cell")) is { } found ? cells.IndexOf(found) : throw new StudioException("run: there is no such cell");
        return (what switch
        {
            "above" => cells.Take(at),
            "below" => cells.Skip(at),
            _ => throw new StudioException($"run: there is no \"{what}\"; all, above, below and clean are known"),
        }).Where(cell => cell.IsRunnable).OrderBy(cell => cell.IsTypes ? 0 : 1).Select(cell => cell.Id);

        NotebookCell? Find(string id) => _document.Find(id);
    }

    // Called under the lock.
    void Enqueue(string id)
    {
        _queue.AddLast(id);
        TellCellState(id, "queued");
        if (_running.IsCompleted) _running = Task.Run(RunQueueAsync);
    }

    async Task RunQueueAsync()
    {
        while (true)
        {
            string id;
            lock (_gate)
            {
                // Ended under the lock, so that whoever adds a cell sees whether this still goes on.
                if (_queue.First is not { } first || _closing.IsCancellationRequested)
                {
                    _running = Task.CompletedTask;
                    return;
                }
                id = first.Value;
                _queue.RemoveFirst();
                _runningCell = id;
            }
            bool goesOn = false;
            try
            {
                goesOn = await RunCellAsync(id);
            }
            catch (Exception e)
            {
                TellProblem(e);    // no kernel could be had, say; what waits is dropped below
            }
            finally
            {
                lock (_gate)
                {
                    if (_runningCell == id) TellCellState(id, "idle");
                    _runningCell = null;
                }
            }
            if (!goesOn) DropQueue();
            try
            {
                await AfterCellAsync();
            }
            catch (Exception e)
            {
                TellProblem(e);    // the cells behind it run all the same
            }
        }
    }

    void TellProblem(Exception e)
    {
        if (!_closing.IsCancellationRequested) Broadcast(new JsonObject { ["type"] = "problem", ["path"] = Path.Relative, ["message"] = e.Message });
    }

    /// <summary>True if the cells that wait may run: this one ended well, or was meant to fail.</summary>
    async Task<bool> RunCellAsync(string id)
    {
        int stops;
        lock (_gate) stops = _stops;
        Kernel kernel = await KernelAsync();
        string code, source;
        bool mayFail;
        lock (_gate)
        {
            if (_stops != stops) return false;
            if (_document.Find(id) is not { IsRunnable: true } cell) return true;
            if (string.IsNullOrWhiteSpace(cell.Source)) return true;
            (code, source, mayFail) = (_document.Notebook.SubmissionOf(cell), AsCSharp(cell), cell.Tags.Contains("raises-exception"));
            BeginOutputs(cell);
            TellCellState(id, "running");
        }
        ExecuteReply reply = await PrepareAsync(kernel) ?? await kernel.ExecuteAsync(new ExecuteRequest(code) { CellId = id });
        lock (_gate)
        {
            NotebookCell? cell = _document.Find(id);
            EndOutputs(cell, reply);
            _runningCell = null;
            _diedIn = reply.Status == ExecuteStatus.Died ? id : null;
            if (cell is not null && reply.ExecutionCount > 0) cell.ExecutionCount = reply.ExecutionCount;
            if (cell is not null && reply.Status != ExecuteStatus.Died) _runs.Ran(id, source);
            TellCellState(id, "idle", reply);
            Touched();
        }
        _studio.Course.Ran();
        return reply.Status == ExecuteStatus.Ok || reply.Status == ExecuteStatus.Error && mayFail;
    }

    /// <summary>What stands at the head of a C# file, once for each kernel process: packages and projects, and the arguments that a program has. Null where all went well.</summary>
    async Task<ExecuteReply?> PrepareAsync(Kernel kernel)
    {
        string[] lines;
        lock (_gate)
        {
            if (_isPrepared) return null;
            _isPrepared = true;
            lines = [.. _document.Notebook.Directives.Where(line => line.StartsWith("#:package", StringComparison.Ordinal) || line.StartsWith("#:project", StringComparison.Ordinal))];
            if (_document.Notebook.Format == NotebookFormat.CSharp) lines = [.. lines, "string[] args = [];"];
        }
        if (lines.Length == 0) return null;
        ExecuteReply reply = await kernel.ExecuteAsync(new ExecuteRequest(string.Join('\n', lines)) { Silent = true, CellId = _runningCell });
        if (reply.Status == ExecuteStatus.Ok) return null;
        lock (_gate) _isPrepared = false;
        return reply;
    }

    void DropQueue()
    {
        lock (_gate)
        {
            string[] dropped = [.. _queue];
            _queue.Clear();
            foreach (string id in dropped) TellCellState(id, "idle");
        }
    }

    // The kernel has no variables any more.
    void Forget()
    {
        lock (_gate)
        {
            _isPrepared = false;
            _input = null;
            ForgetRuns();
            Broadcast(new JsonObject { ["type"] = "variables", ["path"] = Path.Relative, ["items"] = new JsonArray() }, key: "variables " + Path.Relative);
        }
    }

    void TellKernelState(string state, string? reason = null, string? cell = null)
    {
        lock (_gate)
        {
            if (state == _kernelState && reason is null) return;
            (_kernelState, _kernelReason) = (state, reason);
            Broadcast(new JsonObject { ["type"] = "kernel.state", ["path"] = Path.Relative, ["state"] = state, ["reason"] = reason, ["cell"] = cell });
        }
    }

    // Called under the lock.
    void TellCellState(string id, string state, ExecuteReply? reply = null)
    {
        var message = new JsonObject { ["type"] = "cell.state", ["path"] = Path.Relative, ["cell"] = id, ["state"] = state };
        if (_document.Find(id) is { } cell)
        {
            message["stale"] = StaleReason(cell);
            message["executionCount"] = cell.ExecutionCount;
        }
        if (reply is not null)
        {
            message["duration"] = Math.Round(reply.Duration.TotalMilliseconds, 1);
            message["status"] = reply.Status.ToString().ToLowerInvariant();
        }
        Broadcast(message);
    }

    string StateOf(string id) => id == _runningCell ? "running" : _queue.Contains(id) ? "queued" : "idle";
}
