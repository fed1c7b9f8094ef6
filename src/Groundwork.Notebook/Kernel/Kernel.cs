using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Groundwork.Notebook;

/// <summary>A C# kernel: a process that keeps the variables of a notebook and runs its cells one after the other.</summary>
/// <remarks>
/// Safe to use from several threads. Whatever a cell does takes the process and no more: its death is reported, and a
/// new process takes its place. The process ends with this object, or with the program that holds it.
/// </remarks>
/// <example><code>
/// await using var kernel = await Kernel.StartAsync();
/// var reply = await kernel.ExecuteAsync(new ExecuteRequest("1 + 1"));
/// </code></example>
public sealed partial class Kernel : IAsyncDisposable
{
    static readonly TimeSpan SpareDelay = TimeSpan.FromSeconds(3);
    readonly KernelOptions _options;
    readonly long _memoryLimit;
    readonly Channel<PendingCell> _queue = Channel.CreateUnbounded<PendingCell>(new UnboundedChannelOptions { SingleReader = true });
    readonly Lock _gate = new();
    readonly Lock _raising = new();
    readonly Task _running;
    Task<KernelProcess> _process;
    PendingCell? _current;
    Task<StopReport>? _stopping;
    KernelState _state = KernelState.Starting;
    TaskCompletionSource _answered = new();
    bool _disposed;

    Kernel(KernelOptions options, KernelProcess process)
    {
        _options = options;
        _memoryLimit = options.MemoryBytes ?? (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 0.9);
        _process = Task.FromResult(process);
        Attach(process);
        State = KernelState.Idle;
        _running = Task.Run(RunQueueAsync);
    }

    /// <summary>All that the kernel publishes, in order and one at a time. Handlers must return soon: output waits for them.</summary>
    public event Action<KernelMessage>? Message;

    /// <summary>What the kernel is doing. A change is published as a <c>status</c> message.</summary>
    public KernelState State
    {
        get => _state;
        private set
        {
            if (_state == value) return;
            _state = value;
            if (value is KernelState.Starting or KernelState.Dead or KernelState.Stopping)
                Raise("status", new JsonObject { ["execution_state"] = value.ToString().ToLowerInvariant() }, _current?.Id);
        }
    }

    /// <summary>Starts a kernel, from the warm spare if there is one, and returns when it can run a cell.</summary>
    /// <exception cref="FileNotFoundException">The kernel's program is not beside this assembly.</exception>
    /// <exception cref="IOException">The process ended before it was ready; the message has what it wrote.</exception>
    /// <exception cref="DirectoryNotFoundException">The working directory does not exist.</exception>
    public static async Task<Kernel> StartAsync(KernelOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new KernelOptions();
        var kernel = new Kernel(options, await TakeAsync(options, cancellation).ConfigureAwait(false));
        if (options.KeepSpare) _ = kernel.SpareAsync();
        return kernel;
    }

    static Task<KernelProcess> TakeAsync(KernelOptions options, CancellationToken cancellation = default) => Directory.Exists(options.WorkingDirectory)
        ? KernelPool.TakeAsync(cancellation)
        : throw new DirectoryNotFoundException($"kernel: there is no folder {options.WorkingDirectory} to work in");

    /// <summary>Starts a spare process, which the next kernel takes; ends when it is warm. With a spare the first cell answers at once.</summary>
    public static Task WarmUpAsync() => KernelPool.WarmUp();

    /// <summary>Ends the spare process. For programs that outlive their notebooks; at the end of the program it ends by itself.</summary>
    public static Task CoolDownAsync() => KernelPool.ClearAsync();

    /// <summary>Runs a cell after those that wait already. All messages of the run have been raised when the task ends.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="cancellation">Takes the cell from the queue, or stops it.</param>
    /// <returns>How it ended: a cell that fails, is stopped or takes the process with it is no exception here.</returns>
    /// <exception cref="ObjectDisposedException">The kernel has been disposed.</exception>
    public async Task<ExecuteReply> ExecuteAsync(ExecuteRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cell = new PendingCell(request);
        if (!_queue.Writer.TryWrite(cell)) throw new ObjectDisposedException(nameof(Kernel), "kernel: it has been disposed; start another");
        using var registration = cancellation.Register(() => _ = StopAsync(cell, null));
        return await cell.Reply.ConfigureAwait(false);
    }

    /// <summary>Stops the running cell and drops those that wait; with none running, stops what earlier cells left running in the background.</summary>
    public async Task<StopReport> StopAsync()
    {
        while (_queue.Reader.TryRead(out var waiting)) waiting.End(ExecuteStatus.Stopped, 0, null);
        PendingCell? current;
        lock (_gate) current = _current;
        return await StopAsync(current, null).ConfigureAwait(false);
    }

    /// <summary>Ends the process and starts another: all variables are lost. Works also where no process could be had before.</summary>
    /// <exception cref="IOException">No process could be started; <see cref="State"/> is <see cref="KernelState.Dead"/>, and the next restart or cell tries again.</exception>
    public async Task RestartAsync()
    {
        while (_queue.Reader.TryRead(out var waiting)) waiting.End(ExecuteStatus.Stopped, 0, null);
        Task<KernelProcess> old;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_current is { } current) current.IsStopping = true;
            old = _process;
            _process = ReplaceAsync(old, "restarted");
        }
        await _process.ConfigureAwait(false);
    }

    /// <summary>Answers the cell's <c>input_request</c>.</summary>
    public void ReplyInput(string text) => SendToCurrent("input_reply", new JsonObject { ["value"] = text });

    /// <summary>The variables that the cells have made, in the order of their cells.</summary>
    public async Task<IReadOnlyList<VariableInfo>> VariablesAsync()
    {
        var reply = await RequestAsync("groundwork_variables_request", []).ConfigureAwait(false);
        return reply?["variables"] is not JsonArray items ? [] : // it died, or could not say
            [.. items.Select(item => VariableInfo.FromJson((JsonObject)item!))];
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<KernelProcess> process;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            process = _process;
        }
        _queue.Writer.Complete();
        while (_queue.Reader.TryRead(out var waiting)) waiting.End(ExecuteStatus.Stopped, 0, null);
        try
        {
            (await process.ConfigureAwait(false)).Dispose();
        }
        catch (Exception)
        {
            // There is no process to end: its start failed, which was told to whoever waited for it.
        }
        await _running.ConfigureAwait(false);
        State = KernelState.Dead;
    }

    async Task RunQueueAsync()
    {
        await foreach (var cell in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            KernelProcess process;
            try
            {
                process = await LivingAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                cell.End(ExecuteStatus.Died, 0, new KernelError("KernelDied", exception.Message, [exception.Message]));
                continue;
            }
            lock (_gate)
            {
                if (cell.IsDropped)
                {
                    cell.End(ExecuteStatus.Stopped, 0, null);
                    continue;
                }
                _current = cell;
                _stopping = null;
            }
            try
            {
                await RunAsync(process, cell).ConfigureAwait(false);
            }
            catch (Exception exception) // whatever went wrong, the cells after it get their turn
            {
                Finish(cell, ExecuteStatus.Died, 0, new KernelError(exception.GetType().Name, exception.Message, [exception.ToString()]));
            }
        }
    }

    // The process that runs now. Where none could be started, this tries once more.
    async Task<KernelProcess> LivingAsync()
    {
        try
        {
            await _process.ConfigureAwait(false);
        }
        catch (Exception) when (!_disposed)
        {
            lock (_gate)
                if (_process.IsFaulted) _process = ReplaceAsync(_process, "failed to start");
        }
        while (true)
        {
            KernelProcess process = await _process.ConfigureAwait(false);
            if (process.IsAlive || _disposed) return process;
            await Task.Delay(1).ConfigureAwait(false); // until its death has been seen
        }
    }

    async Task RunAsync(KernelProcess process, PendingCell cell)
    {
        State = KernelState.Busy;
        try
        {
            var asked = process.RequestAsync("execute_request", new JsonObject
            {
                ["code"] = cell.Request.Code, ["silent"] = cell.Request.Silent, ["cell_id"] = cell.Request.CellId,
                ["show_last_value"] = cell.Request.ShowLastValue, ["output_limit"] = _options.OutputBytes,
            }, cell.Id);
            _ = GuardLimitsAsync(process, cell, asked);
            var reply = (await asked.ConfigureAwait(false)).Content;
            var error = (string?)reply["ename"] is { } name
                ? new KernelError(name, (string?)reply["evalue"] ?? "", [.. ((JsonArray?)reply["traceback"] ?? []).Select(line => (string)line!)]) : null;
            var status = (string?)reply["status"] switch { "ok" => ExecuteStatus.Ok, "error" => ExecuteStatus.Error, _ => ExecuteStatus.Stopped };
            Finish(cell, status, (int?)reply["execution_count"] ?? 0, cell.StopReason ?? error);
        }
        catch (KernelDiedException exception)
        {
            // A kill that was asked for is a stop; any other death is the cell's last word.
            var error = cell.IsStopping ? cell.StopReason : new KernelError("KernelDied", exception.Death.Reason, [exception.Message, .. exception.Death.Tail.Split('\n')]);
            if (!cell.IsStopping) Raise("error", ErrorContent(error!), cell.Id);
            Finish(cell, cell.IsStopping ? ExecuteStatus.Stopped : ExecuteStatus.Died, 0, error);
        }
    }

    void Finish(PendingCell cell, ExecuteStatus status, int count, KernelError? error)
    {
        if (cell.StopReason is { } reason) Raise("error", ErrorContent(reason), cell.Id);
        lock (_gate) _current = null;
        if (_process.IsCompletedSuccessfully) State = KernelState.Idle;
        cell.End(status, count, error);
        _answered.TrySetResult();
    }

    void Attach(KernelProcess process)
    {
        process.Listen(Receive);
        process.Send(new KernelMessage("groundwork_configure", MessageChannel.NewId(), null, new JsonObject { ["working_directory"] = Path.GetFullPath(_options.WorkingDirectory) }));
        _ = process.Ended.ContinueWith(ended => OnEnded(process, ended.Result), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    void OnEnded(KernelProcess process, KernelDeath death)
    {
        lock (_gate)
        {
            if (_disposed || !_process.IsCompletedSuccessfully || _process.Result != process) return;
            _process = ReplaceAsync(_process, death.Reason);
        }
    }

    async Task<KernelProcess> ReplaceAsync(Task<KernelProcess> old, string reason)
    {
        await Task.Yield();
        State = KernelState.Starting;
        try
        {
            (await old.ConfigureAwait(false)).Dispose();
        }
        catch (Exception)
        {
            // It never started; why not does not matter to the next one.
        }
        KernelProcess process;
        try
        {
            process = await TakeAsync(_options).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception.Message);
            throw exception as IOException ?? new IOException($"kernel: no process could be started: {exception.Message}", exception);
        }
        lock (_gate)
        {
            if (_disposed)
            {
                process.Dispose();
                return process;
            }
        }
        Attach(process);
        Raise("groundwork_restarted", new JsonObject { ["reason"] = reason, ["variables_kept"] = false }, null);
        State = KernelState.Idle;
        Raise("status", new JsonObject { ["execution_state"] = "idle" }, null);
        if (_options.KeepSpare) _ = SpareAsync();
        return process;
    }

    // No process is left, and none could be had: a restart, or the next cell, tries again.
    void Fail(string reason)
    {
        _state = KernelState.Dead;
        Raise("status", new JsonObject { ["execution_state"] = "dead", ["reason"] = reason }, _current?.Id);
    }

    // The next spare takes a core for seconds: not while somebody waits for the first answer of this kernel.
    async Task SpareAsync()
    {
        var answered = _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAny(answered.Task, Task.Delay(SpareDelay)).ConfigureAwait(false);
        if (!_disposed) await WarmUpAsync().ConfigureAwait(false);
    }

    async Task<JsonObject?> RequestAsync(string type, JsonObject content, CancellationToken cancellation = default)
    {
        try
        {
            var process = await _process.WaitAsync(cancellation).ConfigureAwait(false);
            return (await process.RequestAsync(type, content).WaitAsync(cancellation).ConfigureAwait(false)).Content;
        }
        catch (Exception e) when (e is KernelDiedException or IOException or TimeoutException)
        {
            return null; // the death is reported where it belongs
        }
    }

    void SendToCurrent(string type, JsonObject content)
    {
        if (_process.IsCompletedSuccessfully) _process.Result.Send(new KernelMessage(type, MessageChannel.NewId(), _current?.Id, content));
    }

    static JsonObject ErrorContent(KernelError error) =>
        new() { ["ename"] = error.Name, ["evalue"] = error.Message, ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]) };

    void Raise(string type, JsonObject content, string? parent) => Receive(new KernelMessage(type, MessageChannel.NewId(), parent, content));

    void Receive(KernelMessage message)
    {
        var current = _current;
        if (message.Type == "groundwork_running")
        {
            if (current is not null && message.ParentId == current.Id) current.Running ??= Stopwatch.GetTimestamp();
            return;
        }
        if (message.ParentId is null && message.Type == "stream" && current is not null) message = message with { ParentId = current.Id };
        if (current?.Request.CellId is { } cell && message.ParentId == current.Id) message.Metadata["cell_id"] = cell;
        lock (_raising)
        {
            try
            {
                Message?.Invoke(message);
            }
            catch (Exception exception)
            {
                Trace.TraceError($"kernel: a handler of its messages failed: {exception}"); // one handler's fault must not end the stream
            }
        }
    }
}
