using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

// What an editor asks: the kernel process answers, also while a cell runs. It knows what has run; what has not run yet is added here.
sealed partial class NotebookSession
{
    // The compiler's words for a name that it does not know.
    static readonly string[] UnknownName = ["CS0103", "CS0246", "CS0841"];

    public async Task<JsonObject> CompleteAsync(Tab tab, string cell, string source, int offset)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        CompleteReply reply = await (await AskedKernelAsync()).CompleteAsync(source, offset, Asker(tab, cell), _closing.Token);
        var items = new JsonArray([.. reply.Items.Select(item => new JsonObject
        {
            ["label"] = item.Label,
            ["kind"] = item.Kind,
            ["detail"] = item.Detail,
            ["insert"] = item.Insert,
            ["documentation"] = item.Documentation,
            ["sort"] = item.SortText,
            ["filter"] = item.FilterText,
            ["snippet"] = item.IsSnippet,
        })]);
        int start = Math.Clamp(reply.Start, 0, offset);
        if (start == 0 || source[start - 1] is not ('.' or '"'))
        {
            HashSet<string> known = [.. reply.Items.Select(item => item.Label)];
            foreach (var (name, kind) in NotYetRun(cell).Where(defined => defined.Key.StartsWith(source[start..offset], StringComparison.OrdinalIgnoreCase) && known.Add(defined.Key)))
                items.Add(new JsonObject { ["label"] = name, ["kind"] = kind, ["detail"] = "of a cell that has not run", ["insert"] = name, ["sort"] = "~" + name });
        }
        return new JsonObject { ["start"] = reply.Start, ["end"] = reply.End, ["items"] = items };
    }

    public async Task<JsonObject> InspectAsync(Tab tab, string cell, string source, int offset)
    {
        InspectReply? reply = await (await AskedKernelAsync()).InspectAsync(source, Math.Clamp(offset, 0, source.Length), Asker(tab, cell), _closing.Token);
        return reply is null ? new JsonObject { ["html"] = null } : new JsonObject { ["html"] = reply.Html, ["text"] = reply.Text, ["start"] = reply.Start, ["end"] = reply.End };
    }

    public async Task<JsonObject> SignatureAsync(Tab tab, string cell, string source, int offset)
    {
        SignatureReply? reply = await (await AskedKernelAsync()).SignatureAsync(source, Math.Clamp(offset, 0, source.Length), Asker(tab, cell), _closing.Token);
        return new JsonObject
        {
            ["items"] = new JsonArray([.. (reply?.Items ?? []).Select(item => new JsonObject
            {
                ["label"] = item.Label,
                ["documentation"] = item.Documentation,
                ["parameters"] = new JsonArray([.. item.Parameters.Select(parameter => new JsonObject { ["label"] = parameter.Label, ["documentation"] = parameter.Documentation })]),
            })]),
            ["active"] = reply?.Active ?? 0,
            ["parameter"] = reply?.Parameter ?? 0,
        };
    }

    public async Task<JsonObject> DiagnoseAsync(Tab tab, string cell, string source)
    {
        IReadOnlyList<Diagnostic> found = await (await AskedKernelAsync()).DiagnoseAsync(source, Asker(tab, cell), _closing.Token);
        IReadOnlyDictionary<string, string> coming = NotYetRun(cell);
        return new JsonObject
        {
            ["items"] = new JsonArray([.. found.Where(item => !IsComing(item)).Select(item => new JsonObject
            {
                ["start"] = item.Start,
                ["end"] = item.End,
                ["severity"] = item.Severity.ToString().ToLowerInvariant(),
                ["code"] = item.Code,
                ["message"] = item.Message,
                ["hint"] = item.Hint,
            })]),
        };

        // A name that another cell declares is no mistake because that cell has not run yet.
        bool IsComing(Diagnostic item) => UnknownName.Contains(item.Code) && item.Start >= 0 && item.End <= source.Length && item.Start < item.End
            && coming.ContainsKey(source[item.Start..item.End].Split('<', '(')[0].Trim());
    }

    // Each editor of each tab for itself: another's question is no reason to leave this one's without an answer.
    static string Asker(Tab tab, string cell) => $"{tab.Id}/{cell}";

    // Questions about a notebook that nobody trusts are not answered: the compiler that would read it sits in the kernel. One that is being
    // started is waited for; where none could be had, a run or a restart tries again, and not everything that is typed. Tabs ask again at "idle".
    Task<Kernel> AskedKernelAsync()
    {
        RequireTrust();
        lock (_gate)
            if (_kernelState == "failed") throw new StudioException(_kernelReason ?? "there is no kernel");
        return KernelAsync();
    }

    /// <summary>What the cells declare that have not run, by kind; the cell that asks is left out.</summary>
    Dictionary<string, string> NotYetRun(string asking)
    {
        CellGraph graph = Graph().Graph;
        Dictionary<string, string> names = [];
        lock (_gate)
            foreach (GraphCell cell in graph.Cells.Where(cell => cell.Id != asking && !_runs.HasRun(cell.Id)))
                foreach (var (name, kind) in graph.NamesOf(cell.Id).Definitions) names.TryAdd(name, kind switch { DefinitionKind.Variable => "variable", DefinitionKind.Function or DefinitionKind.Extension => "method", _ => "class" });
        return names;
    }
}
