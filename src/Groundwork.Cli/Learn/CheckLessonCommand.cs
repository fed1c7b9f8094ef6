using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Groundwork.Cli.Commands;
using Groundwork.Lessons;
using Groundwork.Notebook;

namespace Groundwork.Cli.Learn;

/// <summary><c>groundwork learn check</c>: runs a lesson and shows what its exercises report, and nothing else.</summary>
static class CheckLessonCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Your copy of a lesson, or its day." };
        var folder = LearnCommand.FolderOption();
        var all = new Option<bool>("--all") { Description = "Show every output of the lesson, not only the reports." };
        var command = new Command("check", "Run your copy of a lesson and show what its exercises report. Exit code 0 when none failed.") { file, folder, all };
        command.SetAction((parsed, cancel) => UserError.GuardAsync(() => CheckAsync(PathOf(parsed.GetValue(file)!, parsed.GetValue(folder)), parsed.GetValue(all), cancel)));
        return command;
    }

    static string PathOf(string name, string? folder)
    {
        if (File.Exists(name)) return name;
        if (Course.Find(name) is not { } lesson) throw new UserError($"learn check {name}: there is no such file, and no such lesson");
        string path = LearnCommand.Place(folder).PathOf(lesson);
        return File.Exists(path) ? path : throw new UserError($"learn check {name}: {lesson.Label} was not opened yet; groundwork learn {LearnCommand.Word(lesson)} opens it");
    }

    static async Task<int> CheckAsync(string path, bool all, CancellationToken cancel)
    {
        var document = NotebookDocument.Open(path);
        var runner = new NotebookRunner(document, new NotebookRunOptions { KeepGoing = true, Input = _ => Console.ReadLine() });
        var states = new SortedDictionary<string, string>(StringComparer.Ordinal);
        runner.Message += (_, message) =>
        {
            if (ReportIn(message) is { } report) states[report["exercise"]?.ToString() ?? ""] = report["state"]?.ToString() ?? "";
            if (all || ReportIn(message) is { } shown && shown["state"]?.ToString() != "notAttempted") Notebooks.OutputText.Write(message);
        };
        runner.CellEnded += ended =>
        {
            if (!ended.IsFailure) return;
            Console.Out.Flush();
            Console.Error.WriteLine($"{ended.Place}: {ended.Reply.Error?.Name}: {ended.Reply.Error?.Message}");
            foreach (string line in Notebooks.OutputText.Details(ended.Reply.Error, isSaid: false)) Console.Error.WriteLine($"  {line}");
        };
        NotebookRun run = await runner.RunAsync(cancel);
        string[] open = [.. states.Where(state => state.Value is not ("passed" or "seen")).Select(state => state.Key)];
        Console.WriteLine(states.Count == 0
            ? $"{Path.GetFileName(path)}: no exercise reported anything{(run.Succeeded ? "" : "; its cells failed before they came to it")}"
            : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {states.Count - open.Length} of {states.Count} pass{(open.Length > 0 ? $"; open: {string.Join(", ", open)}" : "")}"));
        if (run.IsStopped) return 130;
        return run.Succeeded && states.Values.All(state => state != "failed") ? 0 : 1;
    }

    static JsonObject? ReportIn(KernelMessage message) => message.Content["data"] is not JsonObject data || data[Report.MimeType] is not { } report ? null
        : report as JsonObject ?? JsonNode.Parse(report.ToString()) as JsonObject;
}
