using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>Requests about one open notebook.</summary>
static class SessionRequests
{
    public static async Task HandleAsync(Studio studio, NotebookSession notebook, Tab tab, string type, JsonObject request, Action<string, JsonObject> answer)
    {
        string path = notebook.Path.Relative;
        string Cell() => request.TextOrNull("cell") ?? "";
        switch (type)
        {
            case "edit":
                notebook.Edit(tab, request.IntegerOrNull("version") ?? 0, request.Array("edits"), version => answer("edited", new JsonObject { ["path"] = path, ["version"] = version }));
                return;
            case "save":
                answer("saved", new JsonObject { ["path"] = path, ["version"] = await notebook.SaveAsync() });
                return;
            case "trust":
                notebook.TrustNow();
                answer("trusted", new JsonObject { ["path"] = path });
                return;
            case "resolve":
                await notebook.ResolveAsync(request.Text("keep"));
                answer("done", new JsonObject { ["path"] = path });
                return;
            case "close":
                await studio.Sessions.CloseAsync(path);
                answer("done", new JsonObject { ["path"] = path });
                return;
            case "find":
                answer("found", new JsonObject { ["path"] = path, ["matches"] = notebook.Find(CellSearch.From(request)) });
                return;
            case "run":
                answer("queued", new JsonObject { ["path"] = path, ["cells"] = await notebook.RunAsync(request) });
                return;
            case "stop":
                Beside(tab, request, answer, "stopped", async () =>
                {
                    StopReport report = await notebook.StopAsync();
                    return new JsonObject { ["path"] = path, ["level"] = report.Level.ToString().ToLowerInvariant(), ["milliseconds"] = Math.Round(report.Took.TotalMilliseconds), ["variablesKept"] = report.VariablesKept };
                });
                return;
            case "restart":
                Beside(tab, request, answer, "done", async () =>
                {
                    await notebook.RestartAsync();
                    return new JsonObject { ["path"] = path };
                });
                return;
            case "input":
                notebook.Reply(request.Text("text"));
                answer("done", new JsonObject { ["path"] = path });
                return;
            case "variables":
                Beside(tab, request, answer, "variables", async () => new JsonObject { ["path"] = path, ["items"] = await notebook.VariablesAsync() });
                return;
            case "variable":
                Beside(tab, request, answer, "variable", async () =>
                {
                    string name = request.Text("name");
                    JsonObject shown = await notebook.VariableAsync(name);
                    (shown["path"], shown["name"]) = (path, name);
                    return shown;
                });
                return;
            case "widget":
                notebook.MoveWidget(request.Text("widget"), request["value"]);
                answer("done", new JsonObject { ["path"] = path });
                return;
            case "complete":
                Beside(tab, request, answer, "completions", () => notebook.CompleteAsync(tab, Cell(), request.Text("source"), request.Integer("offset")));
                return;
            case "inspect":
                Beside(tab, request, answer, "hover", () => notebook.InspectAsync(tab, Cell(), request.Text("source"), request.Integer("offset")));
                return;
            case "signature":
                Beside(tab, request, answer, "signatures", () => notebook.SignatureAsync(tab, Cell(), request.Text("source"), request.Integer("offset")));
                return;
            case "diagnose":
                Beside(tab, request, answer, "diagnostics", () => notebook.DiagnoseAsync(tab, Cell(), request.Text("source")));
                return;
            default:
                throw new StudioException($"there is no request \"{type}\"");
        }
    }

    // Answers when it is ready; the tab's next request does not wait for it.
    static void Beside(Tab tab, JsonObject request, Action<string, JsonObject> answer, string type, Func<Task<JsonObject>> work)
    {
        JsonNode? id = request["id"]?.DeepClone();
        _ = Task.Run(async () =>
        {
            try
            {
                answer(type, await work());
            }
            catch (Exception e)
            {
                tab.Send(Tab.Error(id, e is OperationCanceledException ? new StudioException("a later request took the place of this one") : e));
            }
        });
    }
}
