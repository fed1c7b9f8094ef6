namespace Groundwork.Notebook;

public sealed class EditorTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public async Task Completion_knows_the_variables_of_earlier_cells()
    {
        await fixture.Run("var shelf = new List<string> { \"a\" };");
        var reply = await fixture.Kernel.CompleteAsync("shelf.Ad", 8);
        Assert.Contains(reply.Items, item => item.Label == "Add");
    }

    [Fact]
    public async Task Hover_signatures_and_diagnostics_answer()
    {
        Assert.Contains("WriteLine", (await fixture.Kernel.InspectAsync("Console.WriteLine(1)", 10))!.Text);
        Assert.NotEmpty((await fixture.Kernel.SignatureAsync("Math.Max(", 9))!.Items);
        Assert.Contains(await fixture.Kernel.DiagnoseAsync("int x = \"a\";"), d => d.Code == "CS0029");
    }

    [Fact]
    public async Task Of_two_requests_of_an_asker_the_later_one_is_always_answered()
    {
        for (int round = 0; round < 60; round++)
        {
            Task first = fixture.Kernel.DiagnoseAsync("int x = 1;", "editor");
            var second = await fixture.Kernel.DiagnoseAsync("int x = \"a\";", "editor");
            Assert.Single(second);
            await first.ContinueWith(_ => { }, TaskScheduler.Default);    // answered, or given up for the second
        }
    }

    [Fact]
    public async Task What_cells_can_hold_is_not_underlined()
    {
        Assert.Empty(await fixture.Kernel.DiagnoseAsync("using var stream = new MemoryStream(); display(HTML(\"x\")); new Linear(2, 3).Display();"));
        await fixture.Run("static class More { extension(int x) { public int Doubled => 2 * x; } }");
        Assert.Empty(await fixture.Kernel.DiagnoseAsync("4.Doubled.Display();"));
    }

    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        var run = await fixture.Begin("Console.WriteLine(\"begun\"); while (true) { }");
        var reply = await fixture.Kernel.CompleteAsync("Math.Sq", 7);
        await fixture.Kernel.StopAsync();
        await run;
        Assert.Contains(reply.Items, item => item.Label == "Sqrt");
    }
}
