using Groundwork.Studio;
using Microsoft.Playwright;

namespace Groundwork.Browser.Studio;

/// <summary>A Studio on a folder of its own, and one tab of a browser that looks at it.</summary>
public sealed class StudioPage : IAsyncDisposable
{
    readonly Browser _browser;
    readonly List<Page> _pages = [];
    readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("groundwork-browser-");

    StudioPage(Browser browser) => _browser = browser;

    public StudioServer Server { get; private set; } = null!;

    public string Folder => Path.Combine(_scratch.FullName, "notes");

    public IPage Tab => _pages[0].Inner;

    /// <summary>What all tabs asked for, and what they complained about.</summary>
    public IEnumerable<string> Requests => _pages.SelectMany(page => page.Requests);

    public IEnumerable<string> Errors => _pages.SelectMany(page => page.Errors);

    public string Origin => $"http://127.0.0.1:{Server.Port}";

    /// <summary>Starts a Studio on a folder with one notebook and opens that in a tab.</summary>
    /// <param name="browser">Where the tab is.</param>
    /// <param name="notebook">The text of <c>a.cs</c>.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="trusted">Made in the Studio, or found in the folder.</param>
    public static async Task<StudioPage> OpenAsync(Browser browser, string notebook, int width = 1280, bool trusted = true)
    {
        var studio = new StudioPage(browser);
        Directory.CreateDirectory(studio.Folder);
        await File.WriteAllTextAsync(Path.Combine(studio.Folder, "a.cs"), notebook);
        await studio.StartAsync();
        await studio.OpenTabAsync(width);
        await studio.OpenNotebookAsync("a.cs");
        if (trusted)
        {
            await studio.Tab.GetByRole(AriaRole.Button, new() { Name = "Trust and allow running" }).ClickAsync();
            await studio.Tab.Locator("[data-notice=trust]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        return studio;
    }

    /// <summary>A Studio on an empty folder, with the page that it shows then.</summary>
    public static async Task<StudioPage> StartEmptyAsync(Browser browser)
    {
        var studio = new StudioPage(browser);
        Directory.CreateDirectory(studio.Folder);
        await studio.StartAsync();
        await studio.OpenTabAsync();
        return studio;
    }

    public async Task StartAsync(int port = 0) =>
        Server = await StudioServer.StartAsync(new StudioOptions { Folder = Folder, Port = port, StateFolder = Path.Combine(_scratch.FullName, "state") });

    /// <summary>One more tab, in a browser profile of its own, with the Studio's address.</summary>
    /// <param name="width">Of the window.</param>
    /// <param name="prepare">What is to be done before the page is loaded.</param>
    public async Task<IPage> OpenTabAsync(int width = 1280, Func<IPage, Task>? prepare = null)
    {
        Page page = await _browser.OpenAsync(width, 900);
        _pages.Add(page);
        if (prepare is not null) await prepare(page.Inner);
        await page.Inner.GotoAsync(Server.Address.ToString());
        await page.Inner.Locator("body[data-ready=true]").WaitForAsync();
        return page.Inner;
    }

    public async Task OpenNotebookAsync(string path, IPage? tab = null)
    {
        tab ??= Tab;
        await tab.EvaluateAsync("path => { location.hash = path; }", path);
        await tab.Locator("gw-cell").First.WaitForAsync();
        await tab.Locator("body[data-editor=ready]").WaitForAsync();
    }

    public ILocator Cell(int index, IPage? tab = null) => (tab ?? Tab).Locator("gw-cell").Nth(index);

    /// <summary>Types into a cell as a user does, with a click first.</summary>
    public async Task TypeAsync(int cell, string text)
    {
        await Cell(cell).Locator(".view-lines").ClickAsync();
        await Tab.Keyboard.PressAsync("Control+End");
        await Tab.Keyboard.TypeAsync(text);
    }

    /// <summary>Runs a cell by its button's key and waits until it has ended: it has a number, and another one than before.</summary>
    public async Task RunAsync(int cell)
    {
        ILocator count = Cell(cell).Locator(".count");
        string before = await count.InnerTextAsync();
        await Cell(cell).FocusAsync();
        await Tab.Keyboard.PressAsync("Control+Enter");
        if (before.Length > 0) await Assertions.Expect(count).Not.ToHaveTextAsync(before);
        await Assertions.Expect(count).Not.ToBeEmptyAsync();
        await Assertions.Expect(Cell(cell)).ToHaveAttributeAsync("data-state", "idle");
    }

    /// <summary>Deletes the cell that has the focus, by the letter pressed twice in short order: on a slow machine that may take several tries.</summary>
    public async Task DeleteCellAsync()
    {
        int count = await Tab.Locator("gw-cell").CountAsync();
        for (int i = 0; i < 50; i++)
        {
            await Tab.Keyboard.TypeAsync("dd");    // answered when the page has heard of both
            if (await Tab.Locator("gw-cell").CountAsync() < count) return;
        }
        Assert.Fail("no two presses of D deleted the cell");
    }

    /// <summary>Waits until the page says that all is on the disk.</summary>
    public Task SavedAsync(IPage? tab = null) => Assertions.Expect((tab ?? Tab).Locator(".save-state")).ToHaveTextAsync("Saved");

    /// <summary>Has the page take down the texts that one of its parts has from now on: what it says may be gone before it is looked at from here.</summary>
    public Task NoteAsync(string selector) => Tab.EvaluateAsync("""
        selector => {
          const place = document.querySelector(selector);
          window.noted = [];
          new MutationObserver(() => window.noted.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
        }
        """, selector);

    /// <summary>Waits until one of the noted texts has this in it.</summary>
    public async Task HasNotedAsync(string text)
    {
        bool HasText(string noted) => noted.Contains(text, StringComparison.Ordinal);
        Assert.Contains(await Eventually.ReadAsync(() => Tab.EvaluateAsync<string[]>("() => window.noted"), all => all.Any(HasText)), HasText);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>A picture of the page in the folder $GROUNDWORK_SCREENSHOTS, for people to look at.</summary>
    public async Task ShowAsync(string name, IPage? tab = null)
    {
        if (Environment.GetEnvironmentVariable("GROUNDWORK_SCREENSHOTS") is { Length: > 0 } folder)
            await (tab ?? Tab).ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Page page in _pages) await page.DisposeAsync();
        await Server.DisposeAsync();
        _scratch.Delete(recursive: true);
    }
}
