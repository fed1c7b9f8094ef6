using Microsoft.Playwright;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class EditingTests(Browser browser)
{
    const string Two = "// %% [markdown]\n// # A title\n//\n// Some *text*.\n\n// %%\nint a = 1;\n";

    [BrowserFact]
    public async Task What_is_typed_is_in_the_file_soon_after()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        await studio.NoteAsync(".save-state");
        await studio.TypeAsync(1, "\nint b = 2;");
        await studio.HasNotedAsync("Saving soon");
        await studio.SavedAsync();

        Assert.EndsWith("int a = 1;\nint b = 2;\n", studio.Read("a.cs"), StringComparison.Ordinal);
        Assert.Empty(studio.Errors);
    }

    [BrowserFact]
    public async Task All_that_the_page_loads_comes_from_the_studio_itself()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        await studio.TypeAsync(1, "\na.");
        await studio.Tab.Keyboard.PressAsync("Control+Space");

        Assert.All(studio.Requests, address => Assert.True(
            address.StartsWith(studio.Origin, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal), address));
    }

    [BrowserFact]
    public async Task A_text_cell_is_written_after_a_double_click_and_rendered_when_left()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        await Assertions.Expect(studio.Cell(0).Locator(".prose h1")).ToHaveTextAsync("A title");
        await studio.Cell(0).Locator(".prose").DblClickAsync();
        await studio.TypeAsync(0, " And **more**.");
        await studio.Tab.Keyboard.PressAsync("Escape");

        await Assertions.Expect(studio.Cell(0).Locator(".prose strong")).ToHaveTextAsync("more");
    }

    [BrowserFact]
    public async Task Cells_are_inserted_deleted_moved_and_brought_back_by_letters()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        IKeyboard keys = studio.Tab.Keyboard;
        await studio.Cell(1).FocusAsync();
        await keys.PressAsync("b");
        await Assertions.Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(3);
        await keys.PressAsync("m");
        await Assertions.Expect(studio.Cell(2)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("markdown"));
        await keys.PressAsync("k");
        await studio.DeleteCellAsync();
        await Assertions.Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(2);
        await keys.PressAsync("z");
        await Assertions.Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(3);
        await keys.PressAsync("Alt+ArrowUp");
        await studio.SavedAsync();

        Assert.StartsWith("// %%\nint a = 1;\n\n// %% [markdown]\n// # A title", studio.Read("a.cs"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_picture_that_is_not_there_says_so()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %% [markdown]\n// ![](gone.png) and ![a map](elsewhere/map.png)\n");
        await Assertions.Expect(studio.Cell(0).Locator(".prose")).ToHaveTextAsync("gone.png (not found) and a map (not found)");
    }

    [BrowserFact]
    public async Task Long_lines_are_broken_where_the_window_is_narrow()
    {
        await using var studio = await StudioPage.OpenAsync(browser, $"// %%\nvar words = new[] {{ {string.Join(", ", Enumerable.Repeat("\"word\"", 20))} }};\n", width: 390);
        Assert.True(await Eventually.ReadAsync(() => studio.Cell(0).Locator(".view-line").CountAsync(), lines => lines > 3) > 3);
    }

    [BrowserFact]
    public async Task A_cell_is_inserted_between_two_with_the_mouse()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint a;\n\n// %%\nint b;\n");
        await studio.Cell(0).Locator(".insert-bar").HoverAsync();
        await studio.Cell(0).Locator(".insert-bar").GetByRole(AriaRole.Button, new() { Name = "Insert text" }).ClickAsync();
        await Assertions.Expect(studio.Cell(1).Locator(".monaco-editor.focused")).ToHaveCountAsync(1);
        await studio.Tab.Keyboard.TypeAsync("between");
        await studio.SavedAsync();

        Assert.Equal("// %%\nint a;\n\n// %% [markdown]\n// between\n\n// %%\nint b;\n", studio.Read("a.cs"));
    }

    [BrowserFact]
    public async Task Find_and_replace_change_every_cell()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nint count = 1;\n\n// %%\ncount++;\n");
        await studio.Cell(0).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+h");
        await studio.Tab.Keyboard.TypeAsync("count");
        await Assertions.Expect(studio.Tab.Locator(".find-count")).ToHaveTextAsync("1 of 2");
        await studio.Tab.GetByLabel("Replace with").FillAsync("total");
        await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        await studio.Tab.Keyboard.PressAsync("Escape");
        await studio.SavedAsync();

        Assert.Equal("// %%\nint total = 1;\n\n// %%\ntotal++;\n", studio.Read("a.cs"));
    }

    [BrowserFact]
    public async Task Two_tabs_show_the_same_text()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        IPage other = await studio.OpenTabAsync();
        await studio.OpenNotebookAsync("a.cs", other);
        await studio.TypeAsync(1, " // seen by both");

        await Assertions.Expect(studio.Cell(1, other).Locator(".view-lines")).ToContainTextAsync("seen by both");
    }

    [BrowserFact]
    public async Task A_reloaded_page_shows_the_notebook_that_was_open()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two);
        await studio.TypeAsync(1, "\nint kept = 3;");
        await studio.SavedAsync();
        await studio.Tab.ReloadAsync();

        await Assertions.Expect(studio.Cell(1)).ToContainTextAsync("kept");
    }

    [BrowserFact]
    public async Task A_foreign_notebook_asks_before_it_runs()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Two, trusted: false);
        await studio.Cell(1).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(studio.Tab.Locator(".toast")).ToContainTextAsync("trust it");
        await Assertions.Expect(studio.Tab.Locator("[data-notice=trust]")).ToBeVisibleAsync();
    }
}
