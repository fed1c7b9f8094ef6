using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

// What the kernel publishes, on its way into the document and to the tabs.
sealed partial class NotebookSession
{
    const int MostOutputs = 1000;
    static readonly TimeSpan StreamPause = TimeSpan.FromMilliseconds(40);

    readonly StreamBuffer _stream = new();
    readonly Dictionary<string, OutputCollector> _collectors = [];
    DateTime _streamSent;
    bool _streamTimer, _saidSomething;
    JsonObject? _input;

    // On the kernel's own thread, in order.
    void Receive(KernelMessage message)
    {
        string? id = message.Metadata["cell_id"]?.GetValue<string>();
        if (id is not null && id.StartsWith(Asking, StringComparison.Ordinal) && message.Type is not "status")
        {
            if (message.Type is "execute_result" or "display_data" && message.Content["data"] is JsonObject data)
            {
                var content = new JsonObject { ["data"] = data.DeepClone() };
                OutputView.MakeSafe(content, Frames);
                var answer = new JsonObject { ["data"] = content["data"]!.DeepClone(), ["frame"] = content["metadata"]?["groundwork"]?["frame"]?.DeepClone() };
                lock (_gate) _asked?.TrySetResult(answer);
            }
            return;
        }
        switch (message.Type)
        {
            case "stream":
                if (id is not null) AddStream(id, message.Content["name"]?.GetValue<string>() ?? "stdout", message.Content["text"]?.GetValue<string>() ?? "");
                break;
            case "display_data" or "update_display_data" or "execute_result" or "error" or "clear_output":
                AddOutput(id, message);
                break;
            case "input_request":
                lock (_gate)
                {
                    FlushStream();
                    _input = new JsonObject { ["cell"] = id, ["prompt"] = message.Content["prompt"]?.DeepClone(), ["password"] = message.Content["password"]?.DeepClone() };
                    Tell(id, message.Type, message.Content);
                }
                break;
            case "groundwork_progress":
                Tell(id, message.Type, message.Content, key: $"progress {Path.Relative} {id}");
                break;
            case "status":
                string? reason = message.Content["reason"]?.GetValue<string>();
                if (reason is not null) Failed(reason);
                else TellKernelState(message.Content["execution_state"]?.GetValue<string>() ?? "idle");
                break;
            case "groundwork_restarted":
                Restarted(message.Content["reason"]?.GetValue<string>() ?? "");
                break;
        }
    }

    // A kernel that ended without being asked to: the page offers to run all above.
    void Restarted(string reason)
    {
        string? cell;
        lock (_gate)
        {
            if (_isReplacing) return;
            cell = _runningCell ?? _diedIn;
        }
        DropQueue();
        Forget();
        TellKernelState("dead", reason, cell);
        TellKernelState("idle");
    }

    // No kernel is there, and none can be had just now.
    void Failed(string reason)
    {
        DropQueue();
        Forget();
        TellKernelState("failed", reason);
    }

    void AddStream(string id, string name, string text)
    {
        lock (_gate)
        {
            if (!_stream.TryAdd(id, name, text))
            {
                FlushStream();
                _stream.TryAdd(id, name, text);
            }
            TimeSpan since = DateTime.UtcNow - _streamSent;
            if (since >= StreamPause) FlushStream();
            else if (!_streamTimer)
            {
                _streamTimer = true;
                _ = Task.Delay(StreamPause - since).ContinueWith(_ =>
                {
                    lock (_gate)
                    {
                        _streamTimer = false;
                        FlushStream();
                    }
                }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    // Called under the lock.
    void FlushStream()
    {
        if (_stream.IsEmpty) return;
        _streamSent = DateTime.UtcNow;
        string text = _stream.Take();
        if (!Collect(_stream.Cell, new KernelMessage("stream", "", null, new JsonObject { ["name"] = _stream.Name, ["text"] = text }))) return;
        var stream = new StreamText(Path.Relative, _stream.Cell, _stream.Name, text);
        foreach (Tab tab in _tabs) tab.Send(stream);
    }

    void AddOutput(string? id, KernelMessage message)
    {
        lock (_gate)
        {
            FlushStream();
            if (message.Type == "update_display_data")
            {
                UpdateEverywhere(message);
                return;
            }
            if (id is null || !Collect(id, message)) return;
            Tell(id, message.Type, message.Content);
        }
    }

    // A display may stand in the outputs of an earlier cell: what it shows now takes its place there.
    void UpdateEverywhere(KernelMessage message)
    {
        foreach (NotebookCell cell in _document.Notebook.Cells)
        {
            if (!CollectorOf(cell).Add(message)) continue;
            string display = message.Content["transient"]?["display_id"]?.ToString() ?? "";
            Tell(cell.Id, message.Type, message.Content, key: $"display {Path.Relative} {display}");
            Touched();
        }
    }

    // Called under the lock. False where the cell is gone, or has shown enough.
    bool Collect(string id, KernelMessage message)
    {
        if (_document.Find(id) is not { } cell) return false;
        _saidSomething = true;
        if (cell.Outputs.Count >= MostOutputs && message.Type is not ("clear_output" or "error"))
        {
            if (cell.Outputs.Count > MostOutputs) return false;
            message = new KernelMessage("stream", "", null, new JsonObject { ["name"] = "stderr", ["text"] = $"more than {MostOutputs} outputs: the rest is not shown\n" });
            Tell(id, message.Type, message.Content);
            CollectorOf(cell).Add(message);
            return false;
        }
        CollectorOf(cell).Add(message);
        if (message.Type is not "stream") Touched();
        return true;
    }

    OutputCollector CollectorOf(NotebookCell cell)
    {
        if (!_collectors.TryGetValue(cell.Id, out OutputCollector? collector)) _collectors[cell.Id] = collector = new OutputCollector(cell.Outputs);
        return collector;
    }

    // Called under the lock. Old outputs stay until the first new one, so that nothing flickers.
    void BeginOutputs(NotebookCell cell)
    {
        _collectors[cell.Id] = new OutputCollector(cell.Outputs);
        _collectors[cell.Id].Add(new KernelMessage("clear_output", "", null, new JsonObject { ["wait"] = true }));
        _saidSomething = false;
    }

    void EndOutputs(NotebookCell? cell, ExecuteReply reply)
    {
        FlushStream();
        _input = null;
        if (cell is null) return;
        if (!_saidSomething) CollectorOf(cell).Clear();
        // What the head of the file names could not be had: said where the reader looks.
        if (!_saidSomething && reply is { Status: ExecuteStatus.Error, Error: { } error })
        {
            var message = new KernelMessage("error", "", null, new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]) });
            CollectorOf(cell).Add(message);
            Tell(cell.Id, message.Type, message.Content);
        }
    }

    void Tell(string? id, string type, JsonObject content, string? key = null)
    {
        var shown = (JsonObject)content.DeepClone();
        OutputView.MakeSafe(shown, Frames);
        Broadcast(new JsonObject { ["type"] = "kernel", ["path"] = Path.Relative, ["cell"] = id, ["message"] = new JsonObject { ["type"] = type, ["content"] = shown } }, key: key);
    }
}
