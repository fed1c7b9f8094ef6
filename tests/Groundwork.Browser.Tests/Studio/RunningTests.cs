using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class RunningTests(Browser browser)
{
    [BrowserFact]
    public async Task A_cell_runs_and_its_text_stands_below_it()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.WriteLine(6 * 7);\n");
        await studio.RunAsync(0);

        await Expect(studio.Cell(0).Locator(".output")).ToHaveTextAsync("42");
        await Expect(studio.Cell(0).Locator(".count")).ToHaveTextAsync("1");
        Assert.Empty(studio.Errors);
    }

    [BrowserFact]
    public async Task A_figure_is_drawn_and_a_later_one_of_the_same_name_takes_its_place()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork;\nusing Groundwork.Plots;\nforeach (int i in (int[])[1, 2]) Plot.Line(new double[] { i, 2, 3 }, $\"line {i}\").Display(\"curve\");\n");
        await studio.RunAsync(0);

        await Expect(studio.Cell(0).Locator(".figure")).ToHaveCountAsync(1);
        await Expect(studio.Cell(0).Locator(".figure svg").First).ToBeVisibleAsync();
        await studio.ShowAsync("figure");
    }

    [BrowserFact]
    public async Task A_figure_takes_the_colours_of_a_dark_page()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork.Plots;\nvar figure = Plot.Line(new double[] { 1, 2, 3 });\nfor (int i = 0; i < 6; i++) figure.Axes.AddLine(new double[] { 1, 2, 3 }, new double[] { i, i, i });\nfigure.Display();\n");
        await studio.RunAsync(0);
        await studio.Tab.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");

        // Every colour of the library's light theme must be known to web/src/figure.ts, or the figure stays white.
        await Expect(studio.Cell(0).Locator(".figure svg path").First).ToHaveCSSAsync("fill", "rgb(30, 34, 33)");
    }

    [BrowserFact]
    public async Task A_table_is_shown_in_a_frame_as_high_as_it_is()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nusing Groundwork;\nnew DataFrame(Column.From(\"n\", Enumerable.Range(0, 12))).Display();\n");
        await studio.RunAsync(0);
        ILocator frame = studio.Cell(0).Locator("iframe");

        await Expect(frame.ContentFrame.Locator("tbody tr")).ToHaveCountAsync(12);
        Assert.True(await Eventually.ReadAsync(() => frame.EvaluateAsync<int>("frame => frame.clientHeight"), height => height > 200) > 200);
        Assert.Equal("allow-scripts", await frame.GetAttributeAsync("sandbox"));
    }

    [BrowserFact]
    public async Task A_runaway_cell_is_stopped_and_the_variables_are_kept()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint kept = 5;\n\n// %%\nwhile (true) { }\n\n// %%\nConsole.WriteLine(kept);\n");
        await studio.RunAsync(0);
        await studio.Cell(1).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");
        await Expect(studio.Cell(1)).ToHaveAttributeAsync("data-state", "running");
        await studio.NoteAsync(".toasts");
        await studio.Tab.GetByRole(AriaRole.Toolbar, new() { Name = "Notebook" }).GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await studio.HasNotedAsync("Your variables are kept");
        await Expect(studio.Cell(1).Locator(".cell-status")).ToContainTextAsync("Stopped");
        await studio.RunAsync(2);
        await Expect(studio.Cell(2).Locator(".output")).ToHaveTextAsync("5");
    }

    [BrowserFact]
    public async Task A_kernel_that_dies_is_told_of_and_all_above_can_be_run_again()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint again = 9;\n\n// %%\nEnvironment.FailFast(\"on purpose\");\n\n// %%\nConsole.WriteLine(again);\n");
        await studio.RunAsync(0);
        await studio.Cell(1).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");
        ILocator notice = studio.Tab.Locator("[data-notice=died]");
        await Expect(notice).ToContainTextAsync("The kernel ended");
        await studio.ShowAsync("died");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Run all above again" }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        await studio.RunAsync(2);

        await Expect(studio.Cell(2).Locator(".output")).ToHaveTextAsync("9");
    }

    [BrowserFact]
    public async Task An_exception_names_the_line_and_marks_it()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint a = 1;\nthrow new InvalidOperationException(\"no way on\");\n");
        await studio.RunAsync(0);

        await Expect(studio.Cell(0).Locator(".error-title")).ToContainTextAsync("InvalidOperationException no way on");
        await Expect(studio.Cell(0).Locator(".error-line")).ToContainTextAsync("line 2");
        await Expect(studio.Cell(0).Locator(".failed-line")).ToHaveCountAsync(1);
        await studio.ShowAsync("error");
    }

    [BrowserFact]
    public async Task What_the_compiler_says_comes_with_the_hint_for_it()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.WriteLine(Kernel.Root);\n");
        await studio.RunAsync(0);

        await Expect(studio.Cell(0).Locator(".error-hint")).ToContainTextAsync("Polyglot Notebooks");
        await Expect(studio.Cell(0).Locator(".error-frames")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_cell_in_another_language_says_so_and_is_not_read_as_CSharp()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %% language=\"fsharp\"\n// let x = 1 +\n\n// %%\nint wrong = \"text\";\n");
        await Expect(studio.Cell(0).Locator(".cell-status")).ToContainTextAsync("F#: kept as it is, not run here");
        await Expect(studio.Cell(0).Locator(".run-button")).ToBeHiddenAsync();

        await Expect(studio.Cell(1).Locator(".squiggly-error")).ToHaveCountAsync(1);    // by now the other would have been looked at
        await Expect(studio.Cell(0).Locator(".squiggly-error")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task What_was_asked_before_the_notebook_was_trusted_is_asked_again_once_it_may_run()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint wrong = \"text\";\n", trusted: false);
        TaskCompletionSource refused = new();
        IPage tab = await studio.OpenTabAsync(prepare: page =>
        {
            page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
            {
                if (frame.Text?.Contains("was not made here", StringComparison.Ordinal) == true) refused.TrySetResult();
            };
            return Task.CompletedTask;
        });
        await studio.OpenNotebookAsync("a.cs", tab);
        await refused.Task;
        await tab.GetByRole(AriaRole.Button, new() { Name = "Trust and allow running" }).ClickAsync();

        await Expect(studio.Cell(0, tab).Locator(".squiggly-error")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task What_a_run_makes_of_other_cells_is_marked_in_them()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint count = 1;\n\n// %%\nstring text = count;\n");
        await studio.RunAsync(0);
        await Expect(studio.Cell(1).Locator(".squiggly-error")).ToHaveCountAsync(1);    // a name that had not run was no mistake
        await studio.Cell(0).Locator(".view-lines").ClickAsync();
        await studio.Tab.Keyboard.PressAsync("Control+A");
        await studio.Tab.Keyboard.TypeAsync("string count = \"1\";");
        await studio.RunAsync(0);

        await Expect(studio.Cell(1).Locator(".squiggly-error")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Names_of_earlier_cells_are_offered_while_typing()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nvar penguins = new List<int> { 1 };\n\n// %%\n\n");
        await studio.RunAsync(0);
        await studio.TypeAsync(1, "penguins.Cou");
        ILocator first = studio.Tab.Locator(".suggest-widget.visible .monaco-list-row").First;
        await Expect(first).ToContainTextAsync("Count");
        await studio.ShowAsync("completion");
    }

    [BrowserFact]
    public async Task Two_tabs_show_the_same_outputs()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.WriteLine(\"for both\");\n");
        IPage other = await studio.OpenTabAsync();
        await studio.OpenNotebookAsync("a.cs", other);
        await studio.RunAsync(0);

        await Expect(studio.Cell(0, other).Locator(".output")).ToHaveTextAsync("for both");
    }

    [BrowserFact]
    public async Task A_session_needs_no_mouse()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.WriteLine(1);\n", trusted: false);
        IKeyboard keys = studio.Tab.Keyboard;
        await studio.Tab.EvaluateAsync("document.activeElement.blur()");
        async Task TabTo(string label)
        {
            for (int i = 0; i < 60; i++)
            {
                if (await studio.Tab.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement.ariaLabel ?? document.activeElement.textContent") is var at && at.Contains(label, StringComparison.Ordinal)) return;
                await keys.PressAsync("Tab");
            }
            Assert.Fail($"Tab never came to {label}");
        }

        await TabTo("Trust and allow running");
        await keys.PressAsync("Enter");
        await Expect(studio.Tab.Locator("[data-notice=trust]")).ToHaveCountAsync(0);
        await TabTo("Code cell 1");
        await keys.PressAsync("Enter");                 // write in it
        await keys.PressAsync("Control+End");
        await keys.TypeAsync("\nConsole.WriteLine(2);");
        await keys.PressAsync("Shift+Enter");           // run; a new cell below is being written in
        await keys.TypeAsync("Console.WriteLine(3);");
        await keys.PressAsync("Control+Enter");

        await Expect(studio.Cell(0).Locator(".output")).ToContainTextAsync("2");
        await Expect(studio.Cell(1).Locator(".output")).ToHaveTextAsync("3");
        await Expect(studio.Tab.Locator("[role=status][aria-live=polite]")).ToContainTextAsync("Cell 2 finished with output");
    }

    [BrowserFact]
    public async Task A_cell_that_changed_since_it_ran_says_so()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint a = 1;\n\n// %%\nConsole.WriteLine(a);\n");
        await studio.RunAsync(0);
        await studio.RunAsync(1);
        await studio.TypeAsync(0, " // more");
        await studio.RunAsync(0);

        await Expect(studio.Cell(1).Locator(".stale-note")).ToContainTextAsync("Not up to date");
    }

    [BrowserFact]
    public async Task A_notebook_is_exported_as_a_page_that_stands_alone()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %% [markdown]\n// # A title\n\n// %%\nConsole.WriteLine(\"exported\");\n");
        await studio.RunAsync(1);
        IDownload download = await studio.Tab.RunAndWaitForDownloadAsync(async () =>
        {
            await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
            await studio.Tab.GetByRole(AriaRole.Menuitem, new() { Name = "Web page" }).ClickAsync();
        });
        string html = await File.ReadAllTextAsync(await download.PathAsync());

        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.Contains("exported", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
    }
}
