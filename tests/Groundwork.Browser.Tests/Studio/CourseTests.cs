using Groundwork.Lessons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class CourseTests(Browser browser)
{
    static readonly PageGetByRoleOptions DayOne = new() { NameRegex = new("^Day 1: ") };

    [BrowserFact]
    public async Task Day_1_opens_from_the_first_page_and_its_first_exercise_is_passed_by_typing_the_solution()
    {
        await using var studio = await StudioPage.StartEmptyAsync(browser);
        await studio.ShowAsync("course-empty");
        await studio.Tab.GetByRole(AriaRole.Button, DayOne).ClickAsync();
        ILocator cell = studio.Tab.Locator("gw-cell[aria-label*='Dot(double']");
        await cell.WaitForAsync();
        await Expect(studio.Tab.Locator("[data-notice=trust]")).ToHaveCountAsync(0);    // made here
        await studio.Tab.Locator("body[data-editor=ready]").WaitForAsync();
        await studio.ShowAsync("lesson");

        // The stub: not attempted, a hint, and then the solution, typed.
        await RunAsync(studio, cell, "using Groundwork.Lessons");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Hint" }).ClickAsync();
        await Expect(cell.Locator(".hints li")).ToHaveCountAsync(1);
        await Expect(cell.GetByRole(AriaRole.Button, new() { Name = "Hint 2 of 3" })).ToBeVisibleAsync();
        await studio.ShowAsync("hint");

        await cell.Locator(".view-lines").ClickAsync();
        await studio.Tab.Keyboard.PressAsync("Control+A");
        await studio.Tab.Keyboard.InsertTextAsync(Solutions.Of("1.1") + "\n\nDay01.Dot.Check(Dot);");
        await RunAsync(studio, cell, null);
        await Expect(studio.Tab.Locator(".lesson-state")).ToHaveTextAsync($"1 of {Course.Find("1")!.Exercises.Count} exercises");
        await Expect(studio.Tab.Locator("gw-outline button", new() { HasText = "Exercise 1.1" })).ToContainTextAsync("passed");
        await Expect(cell.GetByRole(AriaRole.Button, new() { Name = "Hint" })).ToHaveCountAsync(0);
        await studio.ShowAsync("passed");

        // The first page remembers it, after a reload too.
        await studio.SavedAsync();
        await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "All lessons" }).ClickAsync();
        await Expect(studio.Tab.GetByRole(AriaRole.Button, DayOne)).ToContainTextAsync("1 of ");
        await studio.Tab.ReloadAsync();
        await studio.Tab.Locator("body[data-ready=true]").WaitForAsync();
        await Expect(studio.Tab.GetByRole(AriaRole.Button, DayOne)).ToContainTextAsync("1 of ");
        await Expect(studio.Tab.GetByRole(AriaRole.Button, new() { Name = "Go on with Day 1" })).ToBeVisibleAsync();
        await studio.ShowAsync("course-begun");

        // Begun again: the text is as it came, what was passed stays passed, and the copy of before is kept.
        await studio.Tab.GetByRole(AriaRole.Button, DayOne).ClickAsync();
        await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();
        await studio.Tab.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();
        await Expect(studio.Tab.Locator(".toast", new() { HasText = "is kept as day-01." })).ToBeVisibleAsync();
        await Expect(studio.Tab.Locator(".lesson-state")).ToContainTextAsync("1 of ");
        Assert.Contains("throw new NotAttempted()", studio.Read("course/day-01.cs"));
        string kept = Assert.Single(Directory.EnumerateFiles(Path.Combine(studio.Folder, "course"), "day-01.2*.cs"));
        Assert.DoesNotContain("Dot(double[] a, double[] b) => throw", File.ReadAllText(kept));
        Assert.Empty(studio.Errors);
    }

    [BrowserFact]
    public async Task An_exercise_is_put_back_as_it_came_and_taken_back()
    {
        await using var studio = await StudioPage.StartEmptyAsync(browser);
        await studio.Tab.GetByRole(AriaRole.Button, DayOne).ClickAsync();
        ILocator cell = studio.Tab.Locator("gw-cell[aria-label*='Dot(double']");
        await cell.WaitForAsync();
        await studio.Tab.Locator("body[data-editor=ready]").WaitForAsync();
        await RunAsync(studio, cell, "using Groundwork.Lessons");
        await cell.Locator(".view-lines").ClickAsync();
        await studio.Tab.Keyboard.PressAsync("Control+A");
        await studio.Tab.Keyboard.InsertTextAsync("static double Dot(double[] a, double[] b) => 7;\n\nDay01.Dot.Check(Dot);");
        await RunAsync(studio, cell, null);
        await studio.ShowAsync("failed");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync();
        await Expect(cell.Locator(".solution pre")).ToBeVisibleAsync();
        await cell.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(cell.Locator(".editor-host")).ToContainTextAsync("NotAttempted");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Take my code back" }).ClickAsync();
        await Expect(cell.Locator(".editor-host")).ToContainTextAsync("=> 7");
        await studio.ShowAsync("solution");
        Assert.Empty(studio.Errors);
    }

    [BrowserFact]
    public async Task Cards_that_are_due_are_asked_and_graded_with_the_keyboard_alone()
    {
        await using var studio = await StudioPage.StartEmptyAsync(browser);
        Lesson day = Course.Find("1")!;
        var file = new CourseFolder(Path.Combine(studio.Folder, "course")).Progress;
        file.Add(new Attempt(day.Exercises[0].Id, ExerciseState.Passed, 0, DateTimeOffset.Now.AddDays(-2)));
        await studio.Tab.ReloadAsync();
        await studio.Tab.GetByRole(AriaRole.Button, new() { Name = $"Recall: {day.Cards.Count} cards" }).PressAsync("Enter");
        ILocator dialog = studio.Tab.GetByRole(AriaRole.Dialog);
        await studio.ShowAsync("recall");
        for (int i = 0; i < day.Cards.Count; i++)
        {
            await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Show the answer" })).ToBeFocusedAsync();
            await studio.Tab.Keyboard.PressAsync("Enter");
            await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "I knew it" })).ToBeFocusedAsync();
            if (i == 0) await studio.ShowAsync("recall-answer");
            await studio.Tab.Keyboard.PressAsync("Enter");
        }
        await Expect(dialog).ToContainTextAsync($"{day.Cards.Count} of {day.Cards.Count} known at once");
        await studio.Tab.Keyboard.PressAsync("Enter");
        await Expect(studio.Tab.GetByRole(AriaRole.Button, new() { NameRegex = new("^Recall") })).ToHaveCountAsync(0);
        Assert.Equal(day.Cards.Count, file.Read().Cards.Count);
        Assert.Empty(studio.Errors);
    }

    // WCAG 2.2: reflow at 320 to 390 pixels, targets of 24, every control has a name; in all themes.
    [BrowserTheory]
    [InlineData(390, "light")]
    [InlineData(390, "dark")]
    [InlineData(1280, "dark")]
    public async Task The_first_page_fits_any_width_and_theme(int width, string theme)
    {
        await using var studio = await StudioPage.StartEmptyAsync(browser);
        IPage tab = await studio.OpenTabAsync(width);
        await tab.EmulateMediaAsync(new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Expect(tab.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "GenAI Foundations" })).ToBeVisibleAsync();
        Assert.Equal(width, await tab.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        string[] faults = await tab.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main button')].filter(e => e.checkVisibility({ visibilityProperty: true }))
              .filter(e => { const box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24 || box.right > innerWidth || !(e.ariaLabel || e.textContent.trim()); })
              .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(faults);
        await studio.ShowAsync($"course-{width}-{theme}", tab);
        await tab.GetByRole(AriaRole.Button, DayOne).ClickAsync();
        ILocator bar = tab.Locator(".lesson-bar");
        await bar.WaitForAsync();
        Assert.InRange((await bar.BoundingBoxAsync())!.Height, 24, 80);    // two lines at most
        Assert.Equal(width, await tab.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await studio.ShowAsync($"lesson-{width}-{theme}", tab);
    }

    // Runs the cell with this text first, if one is named, and then the cell.
    static async Task RunAsync(StudioPage studio, ILocator cell, string? first)
    {
        if (first is not null)
        {
            ILocator before = studio.Tab.Locator("gw-cell.code", new() { HasText = first }).First;
            await before.FocusAsync();
            await studio.Tab.Keyboard.PressAsync("Control+Enter");
            await Expect(before.Locator(".count")).Not.ToBeEmptyAsync(new() { Timeout = 120_000 });
        }
        string number = await cell.Locator(".count").InnerTextAsync();
        await cell.FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Control+Enter");
        if (number.Length > 0) await Expect(cell.Locator(".count")).Not.ToHaveTextAsync(number, new() { Timeout = 120_000 });
        await Expect(cell.Locator(".count")).Not.ToBeEmptyAsync(new() { Timeout = 120_000 });
        await Expect(cell).ToHaveAttributeAsync("data-state", "idle");
    }
}
