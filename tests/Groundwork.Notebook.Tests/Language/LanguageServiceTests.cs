namespace Groundwork.Notebook;

public sealed class LanguageServiceTests(LanguageFixture language) : IClassFixture<LanguageFixture>
{
    [Fact]
    public async Task Hover_gives_declaration_and_documentation_of_an_earlier_cell()
    {
        var reply = await language.Service.InspectAsync("earlierFunction(1)", 3);
        Assert.Equal("double earlierFunction(double value, double scale = 2)\n\nScales a number.", reply!.Text);
        Assert.Equal((0, 15), (reply.Start, reply.End));
    }

    [Fact]
    public async Task Hover_gives_the_type_of_a_variable_of_an_earlier_cell() => Assert.Equal("List<int> earlierList", (await language.Service.InspectAsync("earlierList", 2))!.Text);

    [Fact]
    public async Task Hover_escapes_html() => Assert.Contains("&lt;<span class=\"gw-k\">int</span>&gt;", (await language.Service.InspectAsync("earlierList", 2))!.Html, StringComparison.Ordinal);

    [Fact]
    public async Task Hover_gives_the_type_behind_var() => Assert.StartsWith("class Dictionary<string, int>", (await language.Service.InspectAsync("var d = new Dictionary<string, int>();", 1))!.Text, StringComparison.Ordinal);

    [Fact]
    public async Task Hover_on_a_tensor_function_gives_its_documentation() => Assert.Contains("<p>", (await language.Service.InspectAsync("Tensor.Zeros([2, 3])", 9))!.Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("1 + 2", 2)]
    [InlineData("", 0)]
    [InlineData("   ", 1)]
    public async Task Hover_gives_nothing_where_there_is_no_name(string code, int offset) => Assert.Null(await language.Service.InspectAsync(code, offset));

    [Fact]
    public async Task Signatures_name_the_parameter_at_the_caret()
    {
        var reply = await language.Service.SignatureAsync("earlierFunction(1, ", 19);
        Assert.Equal(1, reply!.Parameter);
        Assert.Equal("double scale = 2", reply.Items[0].Parameters[1].Label);
        Assert.Equal("By how much.", reply.Items[0].Parameters[1].Documentation);
        Assert.Contains(reply.Items[0].Parameters[1].Label, reply.Items[0].Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_follow_a_named_argument() => Assert.Equal(1, (await language.Service.SignatureAsync("earlierFunction(scale: 1)", 24))!.Parameter);

    [Fact]
    public async Task Signatures_choose_the_overload_that_fits_what_is_typed()
    {
        var reply = await language.Service.SignatureAsync("Math.Max(1.5, ", 14);
        Assert.Equal("double", reply!.Items[reply.Active].Parameters[0].Label.Split(' ')[0]);
    }

    [Fact]
    public async Task Signatures_of_a_creation_are_its_constructors() => Assert.Equal(3, (await language.Service.SignatureAsync("new List<int>(", 14))!.Items.Count);

    [Fact]
    public async Task Signatures_of_the_inner_call_are_given() => Assert.StartsWith("double Math.Sqrt", (await language.Service.SignatureAsync("Math.Max(1, Math.Sqrt(", 22))!.Items[0].Label, StringComparison.Ordinal);

    [Theory]
    [InlineData("Math.Max(1, 2)", 14)]
    [InlineData("var x = 1;", 5)]
    public async Task Signatures_end_with_the_bracket(string code, int offset) => Assert.Null(await language.Service.SignatureAsync(code, offset));

    [Fact]
    public async Task A_name_that_nobody_defined_is_an_error_with_its_place()
    {
        var found = Assert.Single(await language.Service.DiagnoseAsync("var y = nowhere + 1;"));
        Assert.Equal((8, 15, Severity.Error, "CS0103"), (found.Start, found.End, found.Severity, found.Code));
        Assert.Contains("another cell", found.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("earlierList.Sum() + earlierFunction(2)")]
    [InlineData("using System.Text.Json;\nvar json = JsonSerializer.Serialize(earlierList);\njson")]
    [InlineData("await Task.Delay(1);\nreturn 5;")]
    [InlineData("#:package Some.Package@1.0.0\n#r \"nuget: Some.Package, 1.0.0\"\n#!time\nvar z = 1;")]
    [InlineData("%time\nvar z = 1;")]
    [InlineData("record EarlierRecord(int X); var r = new EarlierRecord(1);")]
    [InlineData("var earlierList = 5; earlierList + 1")]
    [InlineData("var sb = new StringBuilder();")]
    [InlineData("earlierAnonymous.Name.Length")]
    [InlineData("Tensor t = [[1, 2], [3, 4]];\nt.MatMul(t).Display();")]
    [InlineData("int x = 5; x ^ 0xFF")]
    [InlineData("1.0 / 3")]
    public async Task What_runs_has_no_diagnostics(string code) => Assert.Empty((await language.Service.DiagnoseAsync(code)).Select(d => d.Code + " " + d.Message));

    [Theory]
    [InlineData("class E { public static int Twice(this int x) => 2 * x; }", "stands in a static class")]
    [InlineData("div(\"text\")", "PocketViewTags")]
    [InlineData("using Newtonsoft.Json;", "nuget: Newtonsoft.Json")]
    [InlineData("using XPlot.Plotly;", "nuget: XPlot.Plotly")]
    [InlineData("Span<int> s = new int[3];", "ToArray()")]
    [InlineData("print(5)", "Console.WriteLine")]
    [InlineData("int x = 2; int y = x ^ 2;", "Math.Pow")]
    [InlineData("double d = 1 / 2;", "1.0 / 2")]
    [InlineData("float f = 1.5;", "1.5f")]
    public async Task What_a_cell_cannot_hold_gets_a_hint(string code, string hint) =>
        Assert.Contains((await language.Service.DiagnoseAsync(code)).Select(d => $"{d.Code} {d.Hint}"), text => text.Contains(hint, StringComparison.Ordinal));

    [Theory]
    [InlineData("namespace A { class B { } }")]
    [InlineData("static class E { extension(int x) { public int Twice => 2 * x; } }")]
    [InlineData("using var stream = new MemoryStream(")]
    public async Task What_cells_hold_by_now_is_not_called_impossible(string code) =>
        Assert.All(await language.Service.DiagnoseAsync(code), d => Assert.DoesNotContain("cannot hold", d.Hint ?? "", StringComparison.Ordinal));

    [Theory]
    [InlineData("var x = 1;", Completeness.Complete)]
    [InlineData("x + 1", Completeness.Complete)]
    [InlineData("", Completeness.Complete)]
    [InlineData("for (int i = 0; i < 3; i++) {", Completeness.Incomplete)]
    [InlineData("Math.Max(1,", Completeness.Incomplete)]
    [InlineData("var s = \"\"\"\nabc", Completeness.Incomplete)]
    [InlineData("\"\"\"", Completeness.Incomplete)]
    [InlineData("var s = $\"\"\"", Completeness.Incomplete)]
    [InlineData("\"\"\"\nabc\n\"\"\"", Completeness.Complete)]
    [InlineData("\"\"\"abc", Completeness.Broken)]
    [InlineData("var = = 3;", Completeness.Broken)]
    [InlineData("#:package A@1.0.0", Completeness.Complete)]
    public void A_text_is_complete_or_waits_for_more(string code, Completeness expected) => Assert.Equal(expected, LanguageService.IsComplete(code));

    [Fact]
    public async Task A_new_request_cancels_the_one_before()
    {
        using var service = new LanguageService();
        var first = service.CompleteAsync("Console.", 8);
        var second = service.CompleteAsync("Math.", 5);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotEmpty((await second).Items);
    }

    [Fact]
    public async Task Requests_of_two_askers_are_both_answered()
    {
        using var service = new LanguageService();
        var replies = await Task.WhenAll(service.CompleteAsync("Console.", 8, "one"), service.CompleteAsync("Math.", 5, "two"));
        Assert.All(replies, reply => Assert.NotEmpty(reply.Items));
        var found = await Task.WhenAll(Enumerable.Range(0, 5).Select(asker => service.DiagnoseAsync("int x = gone;", $"{asker}")));
        Assert.All(found, diagnostics => Assert.Equal("CS0103", Assert.Single(diagnostics).Code));
    }

    [Fact]
    public async Task An_answer_begun_before_a_cell_ran_is_not_given_again_after_it()
    {
        // The answer to a request may be ready only when a cell has been taken in meanwhile: what it found then says nothing of what is known now.
        using var workspace = new CellWorkspace(new LanguageOptions());
        var completion = new Completion();
        var before = workspace.Cell("penguins.");
        workspace.SetEarlier("System.Collections.Generic.List<int> penguins;", []);
        var after = workspace.Cell("penguins.");
        await completion.AtAsync(before, "penguins.", 9, default);
        Assert.Contains((await completion.AtAsync(after, "penguins.", 9, default)).Items, item => item.Label == "Count");
    }

    [Fact]
    public async Task A_later_definition_takes_the_place_of_an_earlier_one()
    {
        using var service = new LanguageService();
        await service.AddCellAsync("var x = 1;");
        await service.AddCellAsync("var x = \"text\";");
        Assert.Equal("string x", (await service.InspectAsync("x", 0))!.Text.Replace("string?", "string", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reset_forgets_all_cells()
    {
        using var service = new LanguageService();
        await service.AddCellAsync("var gone = 1;");
        service.Reset();
        Assert.Equal("CS0103", Assert.Single(await service.DiagnoseAsync("int y = gone;")).Code);
    }

    [Fact]
    public async Task References_that_a_cell_brought_are_visible_from_then_on()
    {
        using var service = new LanguageService();
        await service.AddCellAsync("", [typeof(FactAttribute).Assembly.Location]);
        Assert.StartsWith("class Xunit.FactAttribute", (await service.InspectAsync("Xunit.FactAttribute f;", 8))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_cells_leave_one_submission_behind_with_the_last_of_each_name()
    {
        using var service = new LanguageService();
        for (int i = 0; i < 60; i++) await service.AddCellAsync($"var v{i} = {i}; int F{i}(int a) => a + {i}; var shared = new int[{i}];");
        var labels = (await service.CompleteAsync("v5", 2)).Items.Select(x => x.Label).ToList();
        Assert.Equal(["v5", "v50", "v51"], labels.Take(3));
        Assert.Single((await service.CompleteAsync("shared", 6)).Items, x => x.Label == "shared");
    }
}
