using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>What the server serves: the opened folder, its open notebooks, and the tabs that look at them.</summary>
/// <remarks>Safe for use from several threads.</remarks>
sealed class Studio : IAsyncDisposable
{
    readonly StudioOptions _options;
    readonly JsonFile _settings;
    readonly ConcurrentDictionary<Tab, bool> _tabs = new();

    public Studio(StudioOptions options)
    {
        _options = options;
        Files = new WorkspaceFiles(new PathGate(options.Folder));
        Trust = new TrustStore(options.StateFolder);
        _settings = new JsonFile(options.StateFolder, "settings.json");
        Sessions = new OpenNotebooks(this);
        Course = new CourseView(this);
    }

    public WorkspaceFiles Files { get; }

    public TrustStore Trust { get; }

    public OpenNotebooks Sessions { get; }

    public CourseView Course { get; }

    public void Join(Tab tab)
    {
        _tabs[tab] = true;
        tab.Send(new JsonObject
        {
            ["type"] = "welcome",
            ["tab"] = tab.Id,
            ["folder"] = Path.GetFileName(Files.Gate.Root),
            ["notebook"] = _options.Notebook,
            ["settings"] = Settings(),
        });
    }

    public void Leave(Tab tab)
    {
        _tabs.TryRemove(tab, out _);
        Sessions.Leave(tab);
    }

    public void Broadcast(JsonObject message, Tab? except = null)
    {
        byte[] bytes = Json.Bytes(message);
        foreach (Tab tab in _tabs.Keys)
            if (tab != except) tab.Send(bytes);
    }

    public JsonObject Settings() => _settings.Read();

    /// <summary>Whether edits are saved by themselves; they are unless the user said otherwise.</summary>
    public bool AutoSaves => Settings()["autosave"] is not JsonValue value || !value.TryGetValue(out bool on) || on;

    /// <summary>Limits of cells, from the settings <c>cellSeconds</c>, <c>memoryMegabytes</c> and <c>outputMegabytes</c>.</summary>
    public KernelOptions KernelOptions
    {
        get
        {
            JsonObject settings = Settings();
            var options = new KernelOptions { KeepSpare = true };
            if (Positive("cellSeconds") is { } seconds) options = options with { CellTime = TimeSpan.FromSeconds(Math.Min(seconds, 1e6)) };
            if (Positive("memoryMegabytes") is { } memory) options = options with { MemoryBytes = (long)(Math.Clamp(memory, 256, 1e7) * (1 << 20)) };
            if (Positive("outputMegabytes") is { } output) options = options with { OutputBytes = (long)(Math.Clamp(output, 0.1, 256) * (1 << 20)) };
            return options;

            double? Positive(string name) => settings[name] is JsonValue value && value.TryGetValue(out double number) && number > 0 ? number : null;
        }
    }

    /// <summary>A file that was made here, or that the user vouched for.</summary>
    public void TrustNow(string path)
    {
        SafePath safe = Files.Gate.Resolve(path);
        Trust.Trust(safe.Full, Files.ReadText(safe).Hash);
    }

    /// <summary>Merges values into the settings; null takes one away. All tabs hear of it.</summary>
    public JsonObject ChangeSettings(JsonObject values)
    {
        _settings.Change(settings =>
        {
            foreach (var (name, value) in values.ToArray())
                if (value is null) settings.Remove(name);
                else settings[name] = value.DeepClone();
        });
        return Settings();
    }

    public Task HandleAsync(Tab tab, JsonObject request) => Requests.HandleAsync(this, tab, request);

    public string? Frame(string id) => Sessions.Frame(id);

    public (string Name, string Type, byte[] Bytes) Export(string path, string to) => Sessions.Get(path).Export(to);

    public ValueTask DisposeAsync() => Sessions.DisposeAsync();
}
