using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Studio;

[Collection(StudioTests.Name)]
public sealed class ManyTabsTests(Browser browser)
{
    const string Five = "// %%\nint a;\n\n// %%\nint b;\n\n// %%\nint c;\n\n// %%\nint d;\n\n// %%\nint e;\n";

    [BrowserFact]
    public async Task Two_sessions_with_slow_lines_that_break_come_to_the_same_cells_as_the_server()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        // The pages' own modules, without the pages: two sessions whose messages are late and whose connections are cut, and one that looks at the end.
        string[] all = await studio.Tab.EvaluateAsync<string[]>("""
            async seed => {
              const [{ Session }, { Connection }, { StructureHistory }] = await Promise.all([import('/app/session.js'), import('/app/socket.js'), import('/app/structure-history.js')]);
              const random = n => (seed = (seed * 48271) % 2147483647) % n;
              const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
              const until = async holds => { while (!holds()) await pause(20); };
              async function join(name) {
                const connection = new Connection(`ws://${location.host}/socket`);
                const session = new Session(connection);
                let line = Promise.resolve(), welcomes = 0;
                const receive = connection.receive.bind(connection);
                connection.receive = message => { line = line.then(() => pause(random(15))).then(() => receive(message)); };
                connection.on('message', message => {
                  if (message.type === 'welcome' && welcomes++ > 0) void session.resume();
                });
                connection.open();
                await until(() => connection.state === 'open' && welcomes === 1);
                await session.open('a.cs');
                let made = 0;
                const history = new StructureHistory(session.model);
                const act = () => {
                  const { cells } = session.model;
                  const at = random(cells.length);
                  const cell = cells[at];
                  const chosen = cells.slice(at, at + 1 + random(3)).map(({ id }) => id);    // several at once, as they are selected with Shift
                  const what = random(18);
                  if (what === 12) history.undo();
                  else if (what === 13) history.redo();
                  else if (what === 14) history.group(chosen.map(id => ({ op: 'delete', cell: id })));
                  else if (what === 15) history.group([0, 1, 2].map(i => ({ op: 'insert', index: at + 1 + i, cell: { id: `${name}${made++}`, kind: 'code', source: 'pasted' } })));
                  else if (what === 16 && at > 0) history.group([{ op: 'move', cell: cells[at - 1].id, index: at, after: chosen.at(-1) }], chosen);
                  else if (what >= 16) history.group(chosen.map(id => ({ op: 'kind', cell: id, kind: 'markdown' })));
                  else if (what < 4 && cell) session.model.edit({ op: 'move', cell: cell.id, index: random(cells.length) });
                  else if (what < 7 || !cell) session.model.edit({ op: 'insert', index: random(cells.length + 1), cell: { id: `${name}${made++}`, kind: 'code', source: '' } });
                  else if (what < 9) session.model.edit({ op: 'delete', cell: cell.id });
                  else session.model.edit({ op: 'source', cell: cell.id, source: `of ${name}, ${made++}` });
                };
                const settled = () => session.isJoined && connection.state === 'open' && session.pending.length === 0 && !session.sending;
                const shown = () => session.model.cells.map(cell => `${cell.id}: ${cell.source}`).join('\n');
                return { session, connection, act, settled, shown };
              }
              const tabs = [await join('left'), await join('right')];
              for (let step = 0; step < 300; step++) {
                tabs[random(2)].act();
                if (random(3) === 0) await pause(random(8));
                if (step % 80 === 79) tabs[random(2)].connection.socket?.close();
              }
              await until(() => tabs.every(tab => tab.settled()));
              await Promise.all(tabs.map(tab => tab.connection.request('ping')));    // behind all that was on its way
              const server = await tabs[0].connection.request('open', { path: 'a.cs' });
              return [server.cells.map(cell => `${cell.id}: ${cell.source}`).join('\n'), ...tabs.map(tab => tab.shown())];
            }
            """, 20261);

        Assert.Equal(all[0], all[1]);
        Assert.Equal(all[0], all[2]);
        Assert.Contains("left", all[0], StringComparison.Ordinal);
        Assert.Contains("right", all[0], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Cells_that_two_tabs_move_at_once_stand_in_one_order_in_both()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        IPage other = await studio.OpenTabAsync();
        await studio.OpenNotebookAsync("a.cs", other);
        await studio.Cell(0).FocusAsync();
        await studio.Cell(4, other).FocusAsync();
        for (int i = 0; i < 4; i++)
            await Task.WhenAll(studio.Tab.Keyboard.PressAsync("Alt+ArrowDown"), other.Keyboard.PressAsync("Alt+ArrowUp"));

        const string Order = "() => [...document.querySelectorAll('gw-cell')].map(cell => cell.dataset.id + cell.innerText).join()";
        string[] orders = await Eventually.ReadAsync(async () => new[] { await studio.Tab.EvaluateAsync<string>(Order), await other.EvaluateAsync<string>(Order) }, both => both[0] == both[1]);
        Assert.Equal(orders[0], orders[1]);
        await studio.SavedAsync();
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(5);
    }

    [BrowserFact]
    public async Task What_is_done_while_the_connection_is_lost_is_done_when_it_is_back()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        var line = new BrokenLine();
        IPage tab = await studio.OpenTabAsync(prepare: line.LayAsync);
        await studio.OpenNotebookAsync("a.cs", tab);
        await studio.Cell(4, tab).FocusAsync();
        await line.CutAsync();
        await tab.Locator("[data-notice=lost]").WaitForAsync();

        await tab.Keyboard.PressAsync("a");                       // a cell above e
        await Expect(tab.Locator("gw-cell")).ToHaveCountAsync(6);
        await tab.Keyboard.PressAsync("Alt+ArrowUp");             // and above d
        await tab.Keyboard.PressAsync("Enter");
        await Expect(studio.Cell(3, tab).Locator(".monaco-editor.focused")).ToHaveCountAsync(1);
        await tab.Keyboard.TypeAsync("int mean");
        // Meanwhile another tab works on.
        await studio.Cell(0).FocusAsync();
        await studio.Tab.Keyboard.PressAsync("Alt+ArrowDown");
        await studio.SavedAsync();
        line.Mend();
        await tab.Locator("[data-notice=lost]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Keyboard.TypeAsync("while;");                   // the cursor is where it was
        await studio.SavedAsync(tab);

        Assert.Equal("// %%\nint b;\n\n// %%\nint a;\n\n// %%\nint c;\n\n// %%\nint meanwhile;\n\n// %%\nint d;\n\n// %%\nint e;\n",
            await Eventually.ReadAsync(() => Task.FromResult(studio.Read("a.cs")), text => text.Contains("meanwhile;", StringComparison.Ordinal)));
        await Expect(studio.Cell(3)).ToContainTextAsync("meanwhile");
    }

    [BrowserFact]
    public async Task A_text_whose_cell_another_tab_deleted_meanwhile_is_a_cell_again()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        var line = new BrokenLine();
        IPage tab = await studio.OpenTabAsync(prepare: line.LayAsync);
        await studio.OpenNotebookAsync("a.cs", tab);
        await line.CutAsync();
        await studio.Cell(1, tab).FocusAsync();
        await tab.Keyboard.PressAsync("Enter");
        await Expect(studio.Cell(1, tab).Locator(".monaco-editor.focused")).ToHaveCountAsync(1);
        await tab.Keyboard.PressAsync("Control+End");
        await tab.Keyboard.TypeAsync(" // kept");
        await studio.Cell(1).FocusAsync();
        await studio.DeleteCellAsync();
        await studio.SavedAsync();
        line.Mend();
        await tab.Locator("[data-notice=lost]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await Expect(studio.Cell(1)).ToContainTextAsync("kept");
        await studio.SavedAsync(tab);
        Assert.StartsWith("// %%\nint a;\n\n// %%\nint b; // kept\n\n// %%\nint c;\n",
            await Eventually.ReadAsync(() => Task.FromResult(studio.Read("a.cs")), text => text.Contains("kept", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_is_typed_while_the_server_is_gone_reaches_the_one_that_takes_its_place()
    {
        await using var studio = await StudioPage.OpenAsync(browser, Five);
        await studio.TypeAsync(1, " // first");    // a server that is started anew names this cell anew
        await studio.SavedAsync();
        int port = studio.Server.Port;
        await studio.Server.DisposeAsync();
        await studio.Tab.Locator("[data-notice=lost]").WaitForAsync();
        await studio.Tab.Keyboard.TypeAsync(" and second");
        await studio.StartAsync(port);
        IPage page = await studio.Tab.Context.NewPageAsync();    // whoever starts a Studio opens its address, which lets the browser in
        await page.GotoAsync(studio.Server.Address.ToString());
        await studio.Tab.Locator("[data-notice=lost]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Contains("int b; // first and second\n",
            await Eventually.ReadAsync(() => Task.FromResult(studio.Read("a.cs")), text => text.Contains("second", StringComparison.Ordinal)), StringComparison.Ordinal);
        await Expect(studio.Tab.Locator("gw-cell")).ToHaveCountAsync(5);
    }

    /// <summary>Stands between a tab and the Studio, and can be cut.</summary>
    sealed class BrokenLine
    {
        readonly List<IWebSocketRoute> _open = [];    // its own lock
        bool _isCut;

        public Task LayAsync(IPage page) => page.RouteWebSocketAsync(address => address.EndsWith("/socket", StringComparison.Ordinal), socket =>
        {
            lock (_open)
            {
                if (_isCut) _ = socket.CloseAsync();
                else
                {
                    socket.ConnectToServer();
                    _open.Add(socket);
                }
            }
        });

        public async Task CutAsync()
        {
            IWebSocketRoute[] cut;
            lock (_open)
            {
                _isCut = true;
                cut = [.. _open];
                _open.Clear();
            }
            foreach (IWebSocketRoute socket in cut) await socket.CloseAsync();
        }

        public void Mend()
        {
            lock (_open) _isCut = false;
        }
    }
}
