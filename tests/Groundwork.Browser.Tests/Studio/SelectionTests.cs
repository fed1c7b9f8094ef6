using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class SelectionTests(Browser browser)
{
    const string Five = "// %%\nint a = 1;\n\n// %%\nint b = 2;\n\n// %%\nint c = 3;\n\n// %%\nint d = 4;\n\n// %%\nint e = 5;\n";

    [BrowserFact]
    public async Task Cells_that_are_deleted_together_come_back_in_one_step()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        await SelectAsync(studio, from: 1, more: 2);
        await Expect(studio.Tab.Locator("[role=status][aria-live=polite]")).ToContainTextAsync("3 cells selected, 2 to 4");
        await Expect(studio.Cell(2)).ToHaveAttributeAsync("aria-label", "Code cell 3, selected: int c = 3;");
        await studio.ShowAsync("selection");
        await studio.DeleteCellAsync();
        await Expect(studio.Tab.Locator("[role=status][aria-live=polite]")).ToContainTextAsync("3 cells deleted");
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(2);
        await studio.Tab.Keyboard.PressAsync("z");

        await Expect(studio.Tab.Locator("gw-cell.chosen")).ToHaveCountAsync(3);
        await studio.SavedAsync();
        Assert.Equal(Five, studio.Read("a.cs"));
    }

    [BrowserFact]
    public async Task Selected_cells_run_in_their_order_and_no_others()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        await SelectAsync(studio, from: 3, more: -2);
        await studio.Tab.Keyboard.PressAsync("Control+Enter");

        foreach (var (cell, count) in ((int, string)[])[(1, "1"), (2, "2"), (3, "3"), (0, ""), (4, "")])
            await Expect(studio.Cell(cell).Locator(".count")).ToHaveTextAsync(count);
    }

    [BrowserFact]
    public async Task Selected_cells_are_moved_copied_and_made_text_together()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        IKeyboard keys = studio.Tab.Keyboard;
        await SelectAsync(studio, from: 0, more: 1);
        await keys.PressAsync("Alt+ArrowDown");
        await keys.PressAsync("c");
        await keys.PressAsync("ArrowDown");     // d, alone
        await keys.PressAsync("v");
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(7);
        await keys.PressAsync("m");
        await studio.SavedAsync();
        Assert.Equal("// %%\nint c = 3;\n\n// %%\nint a = 1;\n\n// %%\nint b = 2;\n\n// %%\nint d = 4;\n\n// %% [markdown]\n// int a = 1;\n\n// %% [markdown]\n// int b = 2;\n\n// %%\nint e = 5;\n", studio.Read("a.cs"));

        for (int step = 0; step < 3; step++) await keys.PressAsync("z");    // text, the copies, the move
        await studio.SavedAsync();
        Assert.Equal(Five, await Eventually.ReadAsync(() => Task.FromResult(studio.Read("a.cs")), text => text == Five));
        await Expect(studio.Tab.Locator("gw-cell.chosen")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_click_with_Shift_selects_cells_and_no_text_and_the_bar_works_without_keys()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        await studio.Cell(0).Locator(".view-lines").ClickAsync();
        await studio.Cell(2).Locator(".view-lines").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(studio.Tab.Locator("gw-cell.chosen")).ToHaveCountAsync(3);
        await Expect(studio.Tab.Locator(".monaco-editor.focused")).ToHaveCountAsync(0);
        Assert.Equal("", await studio.Tab.EvaluateAsync<string>("getSelection().toString()"));
        await studio.Tab.Keyboard.PressAsync("Escape");
        await Expect(studio.Tab.Locator("gw-cell.chosen")).ToHaveCountAsync(0);
        await Expect(studio.Tab.Locator("gw-selection")).ToBeHiddenAsync();

        await studio.Cell(2).GetByRole(AriaRole.Button, new() { Name = "More for this cell" }).ClickAsync();
        await studio.Tab.GetByRole(AriaRole.Menuitem, new() { Name = "Select the next, too" }).ClickAsync();
        ILocator bar = studio.Tab.GetByRole(AriaRole.Toolbar, new() { Name = "2 selected cells" });
        await bar.GetByRole(AriaRole.Button, new() { Name = "Move them up" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Delete them" }).ClickAsync();
        await studio.SavedAsync();
        Assert.Equal("// %%\nint a = 1;\n\n// %%\nint b = 2;\n\n// %%\nint e = 5;\n", studio.Read("a.cs"));
    }

    [BrowserFact]
    public async Task Cells_that_are_cut_come_back_with_their_outputs_and_their_language()
    {
        await using var studio = await StudioPage.OpenAsync(browser, "// %%\nConsole.WriteLine(\"kept\");\n\n// %% language=\"fsharp\"\n// let x = 1\n\n// %%\nint last;\n");
        await studio.RunAsync(0);
        await SelectAsync(studio, from: 0, more: 1);
        await studio.Tab.Keyboard.PressAsync("x");
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(1);
        await studio.Tab.Keyboard.PressAsync("v");
        await studio.Tab.Keyboard.PressAsync("v");    // the second time they are copies

        await Expect(studio.Cell(1).Locator(".output")).ToHaveTextAsync("kept");
        await studio.SavedAsync();
        Assert.Equal("// %%\nint last;\n\n// %%\nConsole.WriteLine(\"kept\");\n\n// %% language=\"fsharp\"\n// let x = 1\n\n// %%\nConsole.WriteLine(\"kept\");\n\n// %% language=\"fsharp\"\n// let x = 1\n",
            await Eventually.ReadAsync(() => Task.FromResult(studio.Read("a.cs")), text => text.EndsWith("= 1\n", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task What_two_tabs_do_to_the_same_selected_cells_comes_to_the_same_notebook()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        IPage other = await studio.OpenTabAsync();
        await studio.OpenNotebookAsync("a.cs", other);
        await SelectAsync(studio, from: 0, more: 2);
        await SelectAsync(studio, from: 2, more: 2, other);
        await Task.WhenAll(studio.Tab.Keyboard.PressAsync("Alt+ArrowDown"), other.Keyboard.PressAsync("x"));
        await other.Keyboard.PressAsync("z");

        const string Order = "() => [...document.querySelectorAll('gw-cell')].map(cell => cell.dataset.id + cell.innerText).join()";
        string[] orders = await Eventually.ReadAsync(async () => new[] { await studio.Tab.EvaluateAsync<string>(Order), await other.EvaluateAsync<string>(Order) }, both => both[0] == both[1] && both[0].Split(',').Length == 5);
        Assert.Equal(orders[0], orders[1]);
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(5);
    }

    /// <summary>Selects a cell and some below it, or above where that is less than 0, by Shift and an arrow.</summary>
    static async Task SelectAsync(StudioPage studio, int from, int more, IPage? tab = null)
    {
        tab ??= studio.Tab;
        await studio.Cell(from, tab).FocusAsync();
        for (int i = 0; i < Math.Abs(more); i++) await tab.Keyboard.PressAsync(more > 0 ? "Shift+ArrowDown" : "Shift+ArrowUp");
        await Expect(tab.Locator("gw-cell.chosen")).ToHaveCountAsync(Math.Abs(more) + 1);
    }
}
