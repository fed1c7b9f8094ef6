using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class OutputTests(Browser browser)
{
    [BrowserFact]
    public async Task A_figure_is_explored_in_its_place_and_the_picture_comes_back()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork.Plots;\nPlot.Bar([\"Oslo\", \"Rome\", \"Lima\"], [3.2, 12.5, 8], \"rain\")\n");
        await studio.RunAsync(0);
        ILocator picture = studio.Cell(0).Locator(".figure"), frame = studio.Cell(0).Locator("iframe");
        float height = (await picture.BoundingBoxAsync())!.Height;
        await studio.Cell(0).GetByRole(AriaRole.Button, new() { Name = "Explore: zoom, hover values" }).FocusAsync();
        await studio.ShowAsync("explore-offered");
        await studio.Tab.Keyboard.PressAsync("Enter");
        await frame.ContentFrame.Locator("g[data-index='1']").HoverAsync();

        await Expect(frame.ContentFrame.Locator(".gw-tip")).ToContainTextAsync("Rome: 12.5");
        await Expect(picture).ToHaveCountAsync(0);
        Assert.Equal("allow-scripts", await frame.GetAttributeAsync("sandbox"));
        bool IsAsHigh(float high) => high >= height && high <= height + 40;    // one line more, for the data
        Assert.True(IsAsHigh(await Eventually.ReadAsync(async () => (await frame.BoundingBoxAsync())!.Height, IsAsHigh)));
        await studio.ShowAsync("explored");

        await studio.Cell(0).GetByRole(AriaRole.Button, new() { Name = "Back to the picture" }).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Escape");
        await Expect(picture).ToBeVisibleAsync();
        await Expect(frame).ToHaveCountAsync(0);
        Assert.Empty(studio.Errors);
    }

    [BrowserFact]
    public async Task A_variable_is_looked_into_as_a_table_of_its_values()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork;\nTensor tensor = [[1, -2], [0.5, 3]];\nvar frame = new DataFrame(Column.From(\"n\", Enumerable.Range(0, 12)));\n");
        await studio.RunAsync(0);
        await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "Variables" }).ClickAsync();
        await LookIntoAsync("tensor", "0.5");
        await LookIntoAsync("frame", "11");
        Assert.Empty(studio.Errors);

        async Task LookIntoAsync(string name, string cell)
        {
            await studio.Tab.GetByTitle($"Look into {name}").ClickAsync();
            ILocator dialog = studio.Tab.Locator("dialog"), frame = dialog.Locator("iframe");
            await Expect(frame.ContentFrame.Locator("body")).ToContainTextAsync(cell);
            Assert.True(await Eventually.ReadAsync(() => frame.EvaluateAsync<int>("frame => frame.clientHeight"), height => height > 120) > 120);
            await studio.ShowAsync("variable-" + name);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        }
    }

    [BrowserFact]
    public async Task Cells_in_HTML_and_SVG_are_shown_and_can_reach_nothing()
    {
        await using var studio = await StudioPage.OpenAsync(browser, """
            // %% language="html"
            // <h3 id="said"></h3>
            // <script>addEventListener('securitypolicyviolation', what => document.getElementById('said').textContent = `${origin} may not load ${what.blockedURI}`);</script>
            // <img alt="" src="https://example.org/x.png">

            // %% language="svg"
            // <svg viewBox="0 0 40 20" width="80"><rect width="40" height="20" fill="teal" onclick="parent.x = 1"/><script>window.ran = 1</script></svg>

            // %% language="svg"
            // <svg viewBox="0 0 40 20" width=80><rect width=40 height=20 fill=teal></svg>

            """);
        for (int cell = 0; cell < 3; cell++) await studio.RunAsync(cell);

        await Expect(studio.Cell(0).Locator("iframe").ContentFrame.Locator("#said")).ToHaveTextAsync("null may not load https://example.org/x.png");
        await Expect(studio.Cell(1).Locator(".figure svg rect")).ToHaveAttributeAsync("fill", "teal");
        await Expect(studio.Cell(1).Locator(".figure svg :is(script, [onclick])")).ToHaveCountAsync(0);
        await Expect(studio.Cell(2).Locator("iframe").ContentFrame.Locator("svg rect")).ToBeVisibleAsync();    // no XML: as browsers read it
        Assert.False(await studio.Tab.EvaluateAsync<bool>("'ran' in window"));
        await studio.ShowAsync("html-svg");
    }

    [BrowserFact]
    public async Task What_is_not_run_or_drawn_here_says_so_and_can_be_copied()
    {
        await using var studio = await StudioPage.OpenAsync(browser, """
            // %% language="mermaid"
            // graph LR
            //   a --> b

            // %% language="javascript"
            // return 6 * 7

            // %%
            using Groundwork;
            new MimeBundle("two nodes").With("text/vnd.mermaid", "graph TD\n  n1 --> n2").Display();

            """);
        await studio.Tab.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await studio.RunAsync(0);
        await studio.RunAsync(2);
        await Expect(studio.Cell(0).Locator(".cell-status")).ToContainTextAsync("not drawn here");
        await Expect(studio.Cell(0).Locator("gw-outputs pre")).ToHaveCountAsync(0);    // its text stands there already
        await Expect(studio.Cell(1).Locator(".cell-status")).ToContainTextAsync("JavaScript: kept as it is, not run here");
        await Expect(studio.Cell(2).Locator(".output pre")).ToHaveTextAsync("two nodes");
        await CopyAsync(0, "graph LR\n  a --> b");
        await CopyAsync(1, "return 6 * 7");
        await CopyAsync(2, "graph TD\n  n1 --> n2");
        await studio.ShowAsync("languages");
        Assert.Empty(studio.Errors);

        async Task CopyAsync(int cell, string text)
        {
            ILocator button = studio.Cell(cell).Locator(".copy-button");
            await button.ClickAsync();
            await Expect(button).ToHaveTextAsync("Copied");
            Assert.Equal(text, await studio.Tab.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }
    }

    [BrowserFact]
    public async Task A_heat_map_keeps_its_values_colours_on_a_dark_page()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork.Plots;\nvar figure = new Figure();\nfigure.Axes.AddHeatmap(Groundwork.Tensor.Arange(6).Reshape(2, 3)).CellFormat = \"0\";\nfigure.Display();\n");
        await studio.RunAsync(0);
        ILocator svg = studio.Cell(0).Locator(".figure svg").First;
        string[] light = await ColoursAsync();
        await studio.Tab.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        string[] dark = await ColoursAsync();
        await studio.ShowAsync("heatmap-dark");

        Assert.Equal("rgb(30, 34, 33)", dark[0]);
        Assert.NotEqual(light[1], dark[1]);    // the text at a tick
        Assert.Equal(light[2..], dark[2..]);   // a cell, and the text on it

        async Task<string[]> ColoursAsync() => await svg.EvaluateAsync<string[]>(
            "svg => ['path', '.axis.x text', '.heatmap path', '.heatmap text'].map(part => getComputedStyle(svg.querySelector(part)).fill)");
    }

    [BrowserFact]
    public async Task What_a_process_wrote_before_it_ended_stands_there_once()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nEnvironment.FailFast(\"on purpose\");\n");
        await studio.Cell(0).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");
        await Expect(studio.Cell(0).Locator(".error-box")).ToBeVisibleAsync();
        string all = await studio.Cell(0).Locator("gw-outputs").EvaluateAsync<string>("outputs => outputs.textContent");
        await studio.ShowAsync("died-once");

        Assert.Equal(2, all.Split("Process terminated").Length);
    }

    [BrowserFact]
    public async Task A_cell_says_that_a_definition_it_uses_was_deleted()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint kept = 5;\n\n// %%\nConsole.WriteLine(kept);\n\n// %%\nConsole.WriteLine(later);\n\n// %%\nint later = 1;\n");
        await studio.RunAsync(0);
        await Expect(studio.Cell(2).Locator(".issue-note")).ToHaveTextAsync("uses later, which is defined below");
        await studio.Cell(0).FocusAsync();
        await studio.DeleteCellAsync();

        await Expect(studio.Cell(0).Locator(".issue-note")).ToHaveTextAsync("uses kept, whose definition was deleted");
        await studio.ShowAsync("issues");
        await studio.Cell(1).Locator("button.issue-note").ClickAsync();
        await Expect(studio.Cell(2)).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_question_of_a_cell_is_still_there_after_a_reload()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.Write(\"Who? \");\nConsole.WriteLine($\"Hello {Console.ReadLine()}\");\n");
        await studio.Cell(0).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");
        await studio.Tab.Locator(".input-request input").WaitForAsync();
        await studio.Tab.ReloadAsync();
        await studio.Tab.Locator(".input-request input").WaitForAsync();
        await studio.ShowAsync("question");
        await studio.Tab.Keyboard.TypeAsync("Ada");    // the field has the focus
        await studio.Tab.Keyboard.PressAsync("Enter");

        await Expect(studio.Cell(0).Locator("gw-outputs")).ToContainTextAsync("Hello Ada");
        await Expect(studio.Tab.Locator(".input-request")).ToHaveCountAsync(0);
    }
}
