using System.Text.Json.Nodes;

namespace Groundwork.Studio;

public sealed class DependenceTests
{
    [Fact]
    public async Task A_cell_that_is_edited_makes_those_that_need_it_stale_and_running_them_makes_them_fresh()
    {
        await using var notebook = await OpenNotebook.StartAsync("var x = 1;", "x + 1", "\"alone\"");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(2);
        await notebook.AskAsync("edit", new JsonObject { ["version"] = 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "source", ["cell"] = notebook.Ids[0], ["source"] = "var x = 2;" }) });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[1] && m["stale"] is not null);
        JsonObject[] cells = await notebook.CellsAsync();
        Assert.NotNull(cells[0]["stale"]);
        Assert.Contains("x", (string?)cells[1]["stale"]);
        Assert.Null(cells[2]["stale"]);

        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[1] && m["stale"] is null && m["duration"] is null && (string?)m["state"] == "idle");
        await notebook.EndOfAsync(2);
        Assert.All(await notebook.CellsAsync(), cell => Assert.Null(cell["stale"]));
    }

    [Fact]
    public async Task A_cell_in_another_language_needs_nothing_and_is_stale_when_it_is_edited()
    {
        await using var notebook = await OpenNotebook.StartAsync("int b = 1;\n\n// %% language=\"html\"\n// <b>bold</b>", "b = 2;");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(2);
        JsonObject opened = await notebook.OpenAsync();
        Assert.Null(opened["cells"]![1]!["stale"]);
        Assert.DoesNotContain((JsonArray)opened["issues"]!, issue => (string?)issue!["cell"] == notebook.Ids[1]);

        await notebook.AskAsync("edit", new JsonObject { ["version"] = 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "source", ["cell"] = notebook.Ids[1], ["source"] = "<i>b</i>" }) });
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "cell.state" && (string?)m["cell"] == notebook.Ids[1] && (string?)m["stale"] == "edited since it ran");
    }

    [Fact]
    public async Task A_slider_sets_its_variable_and_what_depends_on_it_runs_again()
    {
        await using var notebook = await OpenNotebook.StartAsync("double alpha = 0.5;", "Slider.Of(alpha, 0, 1)", "var twice = alpha * 2;", "$\"twice is {twice}\"", "\"alone\"");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(4);
        JsonObject widget = (JsonObject)JsonNode.Parse((await notebook.CellsAsync())[1]["outputs"]![0]!["data"]!["application/vnd.groundwork.widget+json"]!.ToString())!;
        await notebook.Tab.HearAsync("variables");
        for (int i = 1; i <= 20; i++) Assert.Null((string?)(await notebook.AskAsync("widget", new JsonObject { ["widget"] = (string?)widget["id"], ["value"] = i / 20.0 }))["message"]);
        await notebook.Tab.HearAsync(m => (string?)m["type"] == "kernel" && m.ToJsonString().Contains("twice is 2", StringComparison.Ordinal));
        JsonObject[] cells = await notebook.CellsAsync();
        Assert.Contains("twice is 2", (string?)cells[3]["outputs"]![0]!["data"]!["text/plain"]);
        Assert.Equal(2, (int?)cells[1]["executionCount"]);    // the slider itself was not drawn anew
        Assert.Equal("error", (string?)(await notebook.AskAsync("widget", new JsonObject { ["widget"] = "slider-other", ["value"] = 1 }))["type"]);
    }

    [Fact]
    public async Task The_consequences_of_an_edit_are_told_although_an_editor_asks_about_names_meanwhile()
    {
        await using var notebook = await OpenNotebook.StartAsync("int kept = 5;", "kept + 1");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(1);
        string[] names = ["other", "kept"];
        for (int i = 0; i < 6; i++)
        {
            await notebook.AskAsync("edit", new JsonObject { ["version"] = i + 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "source", ["cell"] = notebook.Ids[0], ["source"] = $"int {names[i % 2]} = 5;" }) });
            await notebook.AskAsync("complete", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "kep", ["offset"] = 3 });
            JsonObject issues = await notebook.Tab.HearAsync(m => (string?)m["type"] == "issues");
            Assert.Equal(i % 2 == 0 ? ["Deleted"] : [], ((JsonArray)issues["items"]!).Select(item => (string?)item!["kind"]));
        }
    }

    [Fact]
    public async Task A_fresh_kernel_holds_no_definition_of_a_deleted_cell()
    {
        await using var notebook = await OpenNotebook.StartAsync("int kept = 5;", "kept + 1");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        await notebook.EndOfAsync(1);
        await notebook.AskAsync("edit", new JsonObject { ["version"] = 1, ["edits"] = new JsonArray(new JsonObject { ["op"] = "delete", ["cell"] = notebook.Ids[0] }) });
        Assert.Single((JsonArray)(await notebook.Tab.HearAsync("issues"))["items"]!);
        await notebook.AskAsync("restart");
        Assert.Empty((JsonArray)(await notebook.Tab.HearAsync("issues"))["items"]!);
    }

    [Theory]
    [InlineData("0.5", "double", "0.5d")]
    [InlineData("3.0", "int", "3")]
    [InlineData("1e-7", "float", "1E-07f")]
    [InlineData("true", "bool", "true")]
    [InlineData("\"a b\"", "string", "\"a b\"")]
    [InlineData("\"\\\"; Evil(); \\\"\"", "string", "\"\\u0022\\u003B Evil\\u0028\\u0029\\u003B \\u0022\"")]
    public void The_value_of_an_input_becomes_a_literal_and_never_code(string json, string type, string literal) => Assert.Equal(literal, NotebookSession.Literal(JsonNode.Parse(json), type));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("1e400")]
    public void What_is_no_plain_value_is_refused(string json) => Assert.Throws<StudioException>(() => NotebookSession.Literal(JsonNode.Parse(json), "double"));

    [Fact]
    public async Task A_variable_is_shown_in_all_its_forms_and_only_a_name_is_asked_for()
    {
        await using var notebook = await OpenNotebook.StartAsync("Tensor t = [[1, 2], [3, 4]];");
        await notebook.RunAsync(new JsonObject { ["what"] = "all" });
        JsonObject variables = await notebook.Tab.HearAsync(m => (string?)m["type"] == "variables" && ((JsonArray)m["items"]!).Count > 0);
        JsonNode tensor = ((JsonArray)variables["items"]!).Single(item => (string?)item!["name"] == "t")!;
        Assert.Equal("[2, 2] 0", $"{tensor["shape"]} {tensor["missing"]}");
        Assert.NotNull(tensor["histogram"]);
        JsonObject answer = await notebook.AskAsync("variable", new JsonObject { ["name"] = "t" });
        Assert.Contains("3", (string?)answer["data"]!["text/plain"]);
        Assert.StartsWith("/frame/", (string?)answer["frame"]);
        Assert.Equal("error", (string?)(await notebook.AskAsync("variable", new JsonObject { ["name"] = "t; Environment.Exit(1)" }))["type"]);
        Assert.Equal("error", (string?)(await notebook.AskAsync("variable", new JsonObject { ["name"] = "nowhere" }))["type"]);
        Assert.Empty((JsonArray)(await notebook.CellsAsync())[0]["outputs"]!);
    }

    [Fact]
    public async Task A_name_of_a_cell_that_has_not_run_is_no_mistake_and_is_offered()
    {
        await using var notebook = await OpenNotebook.StartAsync("var lateComer = 1;", "lateComer + 1");
        JsonArray found = (JsonArray)(await notebook.AskAsync("diagnose", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "lateComer + nowhere" }))["items"]!;
        Assert.Contains(found, item => ((string?)item!["message"])!.Contains("nowhere", StringComparison.Ordinal));
        Assert.DoesNotContain(found, item => ((string?)item!["message"])!.Contains("lateComer", StringComparison.Ordinal));
        JsonArray offered = (JsonArray)(await notebook.AskAsync("complete", new JsonObject { ["cell"] = notebook.Ids[1], ["source"] = "late", ["offset"] = 4 }))["items"]!;
        Assert.Contains(offered, item => (string?)item!["label"] == "lateComer");
    }
}
