using System.Text.Json.Nodes;

namespace Groundwork.Studio;

/// <summary>What each request does. Those that ask the kernel something run beside the others, so that typing never waits for them.</summary>
static class Requests
{
    public static async Task HandleAsync(Studio studio, Tab tab, JsonObject request)
    {
        string type = request.Text("type");
        JsonNode? id = request["id"];
        void Answer(string answer, JsonObject fields)
        {
            fields.Insert(0, "type", answer);
            fields.Insert(1, "re", id?.DeepClone());
            tab.Send(fields);
        }

        switch (type)
        {
            case "ping":
                Answer("pong", []);
                return;
            case "files":
                Answer("files", Listing(studio, request.TextOrNull("path") ?? ""));
                return;
            case "file.create" or "file.rename" or "file.delete":
                Answer("done", await ChangeFileAsync(studio, type, request));
                return;
            case "settings":
                JsonObject? values = request["values"] as JsonObject;
                var settings = values is null ? studio.Settings() : studio.ChangeSettings(values);
                Answer("settings", new JsonObject { ["values"] = settings });
                if (values is not null) studio.Broadcast(new JsonObject { ["type"] = "settings", ["values"] = settings.DeepClone() }, except: tab);
                return;
            case "markdown":
                string source = request.Text("source");
                string html = request.TextOrNull("path") is { } of ? studio.Sessions.Get(of).Html(source, request.TextOrNull("cell")) : TextCells.Html(source);
                Answer("html", new JsonObject { ["html"] = html });
                return;
            case "open":
                await studio.Sessions.OpenAsync(request.Text("path"), tab, notebook => Answer("notebook", notebook));
                return;
            default:
                if (await CourseRequests.HandleAsync(studio, type, request, Answer)) return;
                var notebook = studio.Sessions.Get(request.Text("path"));
                await SessionRequests.HandleAsync(studio, notebook, tab, type, request, Answer);
                return;
        }
    }

    static JsonObject Listing(Studio studio, string path) => new()
    {
        ["path"] = path,
        ["entries"] = new JsonArray([.. studio.Files.List(path).Select(entry => new JsonObject
        {
            ["name"] = entry.Name,
            ["path"] = entry.Path,
            ["kind"] = entry.Kind,
            ["size"] = entry.Size,
            ["modified"] = entry.Modified.ToUnixTimeMilliseconds(),
            ["open"] = studio.Sessions.IsOpen(entry.Path),
        })]),
    };

    static async Task<JsonObject> ChangeFileAsync(Studio studio, string type, JsonObject request)
    {
        string path = request.Text("path");
        switch (type)
        {
            case "file.create" when request.TextOrNull("kind") == "welcome":
                WelcomeNotebook.Copy(studio);
                break;
            case "file.create":
                studio.Files.Create(path, request.TextOrNull("kind") ?? "notebook", () => NewNotebook.Text(path));
                if (WorkspaceFiles.IsNotebook(path)) studio.TrustNow(path);    // made here
                break;
            case "file.rename":
                await studio.Sessions.RenameAsync(path, request.Text("to"));
                break;
            default:
                await studio.Sessions.CloseBelowAsync(path);
                studio.Files.Delete(path);
                break;
        }
        studio.Broadcast(new JsonObject { ["type"] = "files.changed", ["path"] = Parent(path) });
        if (request.TextOrNull("to") is { } to && Parent(to) != Parent(path)) studio.Broadcast(new JsonObject { ["type"] = "files.changed", ["path"] = Parent(to) });
        return [];
    }

    static string Parent(string path) => path.LastIndexOf('/') is >= 0 and var at ? path[..at] : "";
}
