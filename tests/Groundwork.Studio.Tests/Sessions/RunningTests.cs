using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Groundwork.Studio;

public sealed class RunningTests
{
    [Fact]
    public async Task Cells_run_in_order_and_show_what_they_show()
    {
        await using var notebook = await OpenNotebook.StartAsync("var a = 20;", "Console.WriteLine(\"hello\");", "a + 1");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(2);
        JsonObject[] cells = await notebook.CellsAsync();
        Assert.Equal("hello\n", ((string?)cells[1]["outputs"]![0]!["text"])?.ReplaceLineEndings("\n"));
        Assert.Equal("execute_result", (string?)cells[2]["outputs"]![0]!["output_type"]);
        Assert.Contains("21", (string?)cells[2]["outputs"]![0]!["data"]!["text/plain"]);
        Assert.Equal([1, 2, 3], cells.Select(cell => (int?)cell["executionCount"]));
        JsonObject variables = await notebook.Tab.HearAsync(m => (string?)m["type"] == "variables" && ((JsonArray)m["items"]!).Count > 0);
        Assert.Contains((JsonArray)variables["items"]!, item => (string?)item!["name"] == "a");
    }

    [Fact]
    public async Task Nothing_runs_before_the_user_trusts_the_notebook()
    {
        await using var notebook = await OpenNotebook.StartAsync("System.IO.File.WriteAllText(\"ran.txt\", \"\");");
        await using var stranger = await OpenNotebook.JoinAsync(notebook.Studio, "other.cs", trust: false, "System.IO.File.WriteAllText(\"ran.txt\", \"\"); // other");
        foreach (JsonObject request in new[] { new JsonObject { ["what"] = "all" }, new JsonObject { ["what"] = "clean" }, new JsonObject { ["cells"] = new JsonArray(stranger.Ids[0]) } })
            Assert.Contains("trust", (string?)(await stranger.AskAsync("run", request))["message"]);
        Assert.Contains("trust", (string?)(await stranger.AskAsync("restart"))["message"]);
        Assert.Equal("none", (string?)(await stranger.OpenAsync())["kernel"]!["state"]);
        Assert.False(File.Exists(Path.Combine(notebook.Studio.Folder, "ran.txt")));
    }

    [Fact]
    public async Task A_cell_that_fails_stops_those_behind_it_unless_it_was_meant_to_fail()
    {
        await using var notebook = await OpenNotebook.StartAsync("throw new InvalidOperationException(\"no\");", "1 + 1");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        JsonObject[] cells = await notebook.CellsAsync();
        Assert.Equal("error", (string?)cells[0]["outputs"]![0]!["output_type"]);
        Assert.Contains("no", (string?)cells[0]["outputs"]![0]!["evalue"]);
        Assert.Empty((JsonArray)cells[1]["outputs"]!);
        Assert.All(cells, cell => Assert.Equal("idle", (string?)cell["state"]));

        await notebook.AskAsync("edit", new JsonObject { ["version"] = 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "tags", ["cell"] = notebook.Ids[0], ["tags"] = new JsonArray("raises-exception") }) });
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(1);
        Assert.Single((JsonArray)(await notebook.CellsAsync())[1]["outputs"]!);
    }

    [Fact]
    public async Task A_cell_that_still_waits_for_the_kernel_when_it_is_stopped_does_not_run_later()
    {
        await using var notebook = await OpenNotebook.StartAsync("while (true) { }", "1");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.AskAsync("stop");
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[0] && (string?)m["state"] == "idle");
        await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[1]) });
        await notebook.EndOfAsync(1);
    }

    [Fact]
    public async Task Above_and_below_take_the_right_cells()
    {
        await using var notebook = await OpenNotebook.StartAsync("0", "1", "2");
        Assert.Equal([notebook.Ids[0]], Queued(await notebook.RunAsync(new JsonObject { ["what"] = "above", ["cell"] = notebook.Ids[1] })));
        await notebook.EndOfAsync(0);
        Assert.Equal([notebook.Ids[1], notebook.Ids[2]], Queued(await notebook.RunAsync(new JsonObject { ["what"] = "below", ["cell"] = notebook.Ids[1] })));
        await notebook.EndOfAsync(2);
        Assert.Equal("error", (string?)(await notebook.AskAsync("run", new JsonObject { ["what"] = "sideways", ["cell"] = notebook.Ids[1] }))["type"]);
    }

    [Fact]
    public async Task An_endless_cell_is_stopped_and_its_variables_stay()
    {
        await using var notebook = await OpenNotebook.StartAsync("var kept = 7;", "while (true) { }", "kept");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[1] && (string?)m["state"] == "running");
        JsonObject stopped = await notebook.AskAsync("stop");
        Assert.Contains((string?)stopped["level"], new[] { "checks", "interrupt" });    // the second where the machine is busy
        Assert.True((bool)stopped["variablesKept"]!);
        await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[2]) });
        await notebook.EndOfAsync(2);
        Assert.Contains("7", (string?)(await notebook.CellsAsync())[2]["outputs"]![0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_stop_works_at_any_moment_also_before_the_cell_has_begun()
    {
        await using var notebook = await OpenNotebook.StartAsync("while (true) { }", "1 + 1");
        await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[1]) });
        await notebook.EndOfAsync(1);
        for (int delay = 0; delay < 100; delay += 10)
        {
            await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[0]) });
            await Task.Delay(delay);
            Assert.Equal("stopped", (string?)(await notebook.AskAsync("stop"))["type"]);
            await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[1]) });
            await notebook.EndOfAsync(1);
        }
    }

    [Fact]
    public async Task A_cell_that_kills_the_kernel_is_named_and_the_next_cell_runs()
    {
        await using var notebook = await OpenNotebook.StartAsync("int F(int n) => F(n + 1) + 1; Environment.FailFast(\"gone\");", "3 + 4");
        await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[0]) });
        JsonObject dead = await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel.state" && (string?)m["state"] == "dead");
        Assert.Equal(notebook.Ids[0], (string?)dead["cell"]);
        await notebook.EndOfAsync(0);
        await notebook.RunAsync(new JsonObject { ["cells"] = new JsonArray(notebook.Ids[1]) });
        await notebook.EndOfAsync(1);
        Assert.Contains("7", (string?)(await notebook.CellsAsync())[1]["outputs"]![0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_clean_run_begins_without_variables()
    {
        await using var notebook = await OpenNotebook.StartAsync("1 + 1", "var late = 1;");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        await notebook.EndOfAsync(1);
        await notebook.AskAsync("edit", new JsonObject { ["version"] = 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "source", ["cell"] = notebook.Ids[0], ["source"] = "late" }) });
        await notebook.RunAsync(new JsonObject { ["what"] = "clean" });
        await notebook.EndOfAsync(0);
        Assert.Contains("late", (string?)(await notebook.CellsAsync())[0]["outputs"]![0]!["evalue"]);
    }

    [Fact]
    public async Task Of_several_chosen_cells_those_of_types_run_first()
    {
        await using TestStudio studio = await TestStudio.StartAsync(("types.cs", "// %% [see] Point\n\n// %%\nnew Point(3).X\n\n// %% [types] Point\nrecord Point(int X);\n"));
        await using TestTab tab = await studio.ConnectAsync();
        JsonObject Of(params (string Name, JsonNode Value)[] fields) => new(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Value)).Append(new("path", "types.cs")));
        string[] ids = [.. ((JsonArray)(await tab.AskAsync("open", Of()))["cells"]!).OrderBy(cell => (bool)cell!["types"]!).Select(cell => (string)cell!["id"]!)];
        await tab.AskAsync("trust", Of());
        Assert.Equal(ids.Reverse(), Queued(await tab.AskAsync("run", Of(("cells", new JsonArray([.. ids.Select(id => (JsonNode)id)]))))));
    }

    [Fact]
    public async Task A_cell_asks_and_is_answered()
    {
        await using var notebook = await OpenNotebook.StartAsync("var name = Console.ReadLine(); Console.WriteLine(\"hello \" + name);");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel" && (string?)m["message"]!["type"] == "input_request");
        Assert.NotNull((await notebook.OpenAsync())["input"]);
        await notebook.AskAsync("input", new JsonObject { ["text"] = "Ada" });
        await notebook.EndOfAsync(0);
        Assert.Contains("hello Ada", (string?)(await notebook.CellsAsync())[0]["outputs"]![0]!["text"]);
    }

    [Fact]
    public async Task A_display_is_updated_in_place_also_from_a_later_cell()
    {
        await using var notebook = await OpenNotebook.StartAsync("var place = display(\"before\");", "place.Update(\"after\");");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(1);
        JsonObject[] cells = await notebook.CellsAsync();
        Assert.Single((JsonArray)cells[0]["outputs"]!);
        Assert.Contains("after", (string?)cells[0]["outputs"]![0]!["data"]!["text/plain"]);
        Assert.Empty((JsonArray)cells[1]["outputs"]!);
    }

    [Fact]
    public async Task A_loop_that_prints_a_hundred_thousand_lines_leaves_the_tab_able_to_follow()
    {
        await using var notebook = await OpenNotebook.StartAsync("for (int i = 0; i < 100_000; i++) Console.WriteLine(\"line \" + i);");
        var clock = Stopwatch.StartNew();
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        int messages = notebook.Tab.Count(m => (string?)m["type"] == "kernel");
        Assert.InRange(messages, 1, 100 + (int)(clock.Elapsed / TimeSpan.FromMilliseconds(40)));
        string told = string.Concat(notebook.Tab.All(m => (string?)m["type"] == "kernel").Select(m => (string?)m["message"]!["content"]!["text"]));
        Assert.Equal(told, (string?)(await notebook.CellsAsync())[0]["outputs"]![0]!["text"]);
    }

    [Fact]
    public async Task Outputs_come_back_when_the_notebook_is_opened_again()
    {
        await using var notebook = await OpenNotebook.StartAsync("6 * 7");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        await notebook.AskAsync("save");
        await notebook.AskAsync("close");
        Assert.Contains("42", (string?)Cells(await notebook.OpenAsync())[0]["outputs"]![0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Html_comes_with_a_frame_of_its_own()
    {
        await using var notebook = await OpenNotebook.StartAsync("HTML(\"<b>bold</b><script>document.title = 1</script>\")");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        string frame = (string)(await notebook.CellsAsync())[0]["outputs"]![0]!["metadata"]!["groundwork"]!["frame"]!;
        string answer = await notebook.Studio.GetAsync(frame);
        Assert.Contains("<b>bold</b>", answer);
        Assert.Contains("Content-Security-Policy: sandbox allow-scripts; default-src 'none'", answer);
        Assert.Contains($"frame-ancestors http://127.0.0.1:{notebook.Studio.Server.Port}", answer);
        Assert.DoesNotContain("Set-Cookie", answer);
        Assert.Contains("401", await notebook.Studio.GetAsync(frame, cookie: null));
    }

    [Fact]
    public async Task Completion_is_answered_while_a_cell_runs()
    {
        await using var notebook = await OpenNotebook.StartAsync("var words = new List<string>();", "Thread.Sleep(60_000);");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[1] && (string?)m["state"] == "running");
        JsonObject completions = await notebook.AskAsync("complete", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "words.Ad", ["offset"] = 8 });
        Assert.Contains((JsonArray)completions["items"]!, item => (string?)item!["label"] == "Add");
        JsonObject diagnostics = await notebook.AskAsync("diagnose", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "int x = \"text\";" });
        Assert.Contains((JsonArray)diagnostics["items"]!, item => (string?)item!["code"] == "CS0029");
        Assert.Contains("Console", (string?)(await notebook.AskAsync("inspect", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "Console.WriteLine();", ["offset"] = 2 }))["html"]);
        Assert.NotEmpty((JsonArray)(await notebook.AskAsync("signature", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "Math.Max(1, ", ["offset"] = 12 }))["items"]!);
        Assert.True((bool)(await notebook.AskAsync("stop"))["variablesKept"]!);
    }

    [Fact]
    public async Task A_kernel_that_cannot_be_started_is_told_with_the_reason_and_a_restart_works_once_it_can()
    {
        await using TestStudio studio = await TestStudio.StartAsync();
        await using OpenNotebook notebook = await OpenNotebook.JoinAsync(studio, "deep/a.cs", trust: true, "6 * 7");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(0);
        string folder = Path.Combine(studio.Folder, "deep"), away = Path.Combine(studio.Outside, "away");
        Directory.Move(folder, away);
        Assert.Contains("no folder", (string?)(await notebook.AskAsync("restart"))["message"]);
        JsonObject told = await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel.state" && (string?)m["state"] == "failed");
        Assert.Contains("no folder", (string?)told["reason"]);

        Assert.Contains("no folder", (string?)(await DiagnoseAsync(notebook))["message"]);    // no list of mistakes that is empty

        Directory.Move(away, folder);
        Assert.Contains("no folder", (string?)(await notebook.OpenAsync())["kernel"]!["reason"]);    // who comes later hears of it too
        Assert.Equal("done", (string?)(await notebook.AskAsync("restart"))["type"]);
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel.state" && (string?)m["state"] == "idle");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        Assert.Equal("ok", (string?)(await notebook.EndOfAsync(0))["status"]);
    }

    [Fact]
    public async Task An_editor_that_was_refused_is_answered_when_the_kernel_is_idle()
    {
        await using TestStudio studio = await TestStudio.StartAsync();
        await using OpenNotebook notebook = await OpenNotebook.JoinAsync(studio, "a.cs", trust: false, "int x = \"text\";");
        Assert.Contains("trust it", (string?)(await DiagnoseAsync(notebook))["message"]);
        await notebook.AskAsync("trust");
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel.state" && (string?)m["state"] == "idle");
        Assert.Single((JsonArray)(await DiagnoseAsync(notebook))["items"]!);
    }

    [Fact]
    public async Task An_editor_that_asks_tries_to_start_no_kernel_that_could_not_be_started()
    {
        await using TestStudio studio = await TestStudio.StartAsync();
        await using OpenNotebook notebook = await OpenNotebook.JoinAsync(studio, "deep/a.cs", trust: false, "int x = \"text\";");
        string folder = Path.Combine(studio.Folder, "deep"), away = Path.Combine(studio.Outside, "away");
        Directory.Move(folder, away);
        await notebook.AskAsync("trust");
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel.state" && (string?)m["state"] == "failed");
        Directory.Move(away, folder);    // one could be started now
        Assert.Contains("no folder", (string?)(await DiagnoseAsync(notebook))["message"]);
        Assert.Equal("failed", (string?)(await notebook.OpenAsync())["kernel"]!["state"]);

        Assert.Equal("done", (string?)(await notebook.AskAsync("restart"))["type"]);
        Assert.Single((JsonArray)(await DiagnoseAsync(notebook))["items"]!);
    }

    static Task<JsonObject> DiagnoseAsync(OpenNotebook notebook) => notebook.AskAsync("diagnose", new JsonObject { ["cell"] = notebook.Ids[0], ["source"] = "int x = \"text\";" });

    [Fact]
    public async Task Editors_that_ask_at_once_are_all_answered()
    {
        await using var notebook = await OpenNotebook.StartAsync("1", "2", "3", "4");
        JsonObject[] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(cell =>
            notebook.AskAsync("diagnose", new JsonObject { ["cell"] = notebook.Ids[cell], ["source"] = "int x = \"text\";", ["offset"] = 0 })));
        Assert.All(found, diagnostics => Assert.Single((JsonArray)diagnostics["items"]!));
        JsonObject[] lists = await Task.WhenAll(Enumerable.Range(0, 4).Select(cell =>
            notebook.AskAsync("complete", new JsonObject { ["cell"] = notebook.Ids[cell], ["source"] = $"int n{cell}; Math.Sq", ["offset"] = 15 })));
        Assert.All(lists, completions => Assert.Contains((JsonArray)completions["items"]!, item => (string?)item!["label"] == "Sqrt"));
    }

    static IEnumerable<string?> Queued(JsonObject answer) => ((JsonArray)answer["cells"]!).Select(id => (string?)id);

    static JsonObject[] Cells(JsonObject notebook) => [.. ((JsonArray)notebook["cells"]!).Select(cell => (JsonObject)cell!)];
}
