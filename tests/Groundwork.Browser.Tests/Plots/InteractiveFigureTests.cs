using System.Globalization;
using Groundwork.Plots;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Groundwork.Browser.Plots;

/// <summary>What a figure's page answers to pointer and keys.</summary>
[Collection(FigureTests.Name)]
public class InteractiveFigureTests(Browser browser, ITestOutputHelper output)
{
    static Figure Squares()
    {
        Figure figure = Plot.Line((double[])[0, 1, 2, 3, 4], (double[])[0, 1, 4, 9, 16], "squares");
        figure.Axes.AddLine((double[])[0, 1, 2, 3, 4], (double[])[0, 1, 8, 27, 64], "cubes");
        (figure.Title, figure.Axes.X.Label, figure.Axes.Y.Label) = ("Powers <&>", "n", "power");
        return figure;
    }

    static Figure Linked()
    {
        var figure = new Figure(1, 2) { ShareX = Sharing.All };
        double[] x = [.. Enumerable.Range(0, 60).Select(i => i / 59.0)];
        figure[0, 0].AddScatter(x, Array.ConvertAll(x, v => v * v), "rows");
        figure[0, 1].AddScatter(x, Array.ConvertAll(x, v => 1 - v), "rows");
        return figure;
    }

    async Task<Page> ShowAsync(Figure figure, bool dark = false)
    {
        Page page = await browser.OpenAsync(900, 700, dark: dark);
        await page.Inner.SetContentAsync(figure.ToHtml());
        return page;
    }

    // Where a point of a mark stands in the window, by the data that the page was given.
    static async Task<(float X, float Y)> PlaceAsync(Page page, int plot, int mark, int row)
    {
        double[] at = await page.Inner.EvaluateAsync<double[]>("""
            ([plot, mark, row]) => {
              const data = JSON.parse(document.querySelector('script[type="application/json"]').textContent), p = data.plots[plot], r = document.querySelector('.gw-stage>svg').getBoundingClientRect();
              const points = new Float32Array(Uint8Array.from(atob(p.marks[mark].points), c => c.charCodeAt(0)).buffer), s = r.width / data.width;
              return [r.left + s * (p.box[0] + points[2 * row] * p.box[2]), r.top + s * (p.box[1] + points[2 * row + 1] * p.box[3])];
            }
            """, new[] { plot, mark, row });
        return ((float)at[0], (float)at[1]);
    }

    static Task<string[]> TicksAsync(Page page, string axis, int plot = 0) => page.Inner.EvaluateAsync<string[]>(
        "([axis, plot]) => [...document.querySelectorAll('g.plot')[plot].querySelectorAll(`:scope > g.axis.${axis} text[font-size=\"12\"]`)].filter(t => t.style.display !== 'none').map(t => t.textContent)", new object[] { axis, plot });

    static Task FrameAsync(Page page) => page.Inner.EvaluateAsync("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");

    static Task<int> PaintedAsync(Page page) => page.Inner.EvaluateAsync<int>(
        "() => { const c = document.querySelector('.gw-stage>canvas'), p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; for (let i = 3; i < p.length; i += 4) if (p[i] > 0) n++; return n; }");

    static void IsClean(Page page)
    {
        Assert.Empty(page.Errors);
        Assert.DoesNotContain(page.Requests, url => !url.StartsWith("about:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Pointing_near_a_point_tells_its_series_and_both_values()
    {
        await using Page page = await ShowAsync(Squares());
        var (x, y) = await PlaceAsync(page, 0, 1, 3);
        await page.Inner.Mouse.MoveAsync(x + 4, y - 3);
        ILocator tip = page.Inner.Locator(".gw-tip");
        await Expect(tip.Locator("div")).ToHaveTextAsync((string[])["cubes", "n: 3", "power: 27"]);
        await page.Inner.Mouse.MoveAsync(1, 1);
        await Expect(tip).ToBeHiddenAsync();
        IsClean(page);
    }

    [BrowserFact]
    public async Task A_bar_tells_its_category_and_height()
    {
        await using Page page = await ShowAsync(Plot.Bar(["Oslo", "Rome", "Lima"], [3.2, 12.5, 8], "2024"));
        await page.Inner.Locator("g[data-index='1']").HoverAsync();
        await Expect(page.Inner.Locator(".gw-tip div")).ToHaveTextAsync((string[])["2024", "Rome: 12.5"]);
        IsClean(page);
    }

    [BrowserFact]
    public async Task The_wheel_zooms_with_new_ticks_and_a_double_click_brings_all_back()
    {
        await using Page page = await ShowAsync(Squares());
        string[] x = await TicksAsync(page, "x"), y = await TicksAsync(page, "y");
        string grid = (await page.Inner.Locator("g.axis.grid path").GetAttributeAsync("d"))!;
        var (px, py) = await PlaceAsync(page, 0, 0, 2);
        await page.Inner.Mouse.MoveAsync(px, py);
        for (int i = 0; i < 5; i++) await page.Inner.Mouse.WheelAsync(0, -200);
        static bool IsNear(string tick) => double.Parse(tick.Replace('−', '-'), CultureInfo.InvariantCulture) is >= 1.5 and <= 2.6;
        string[] near = await Eventually.ReadAsync(() => TicksAsync(page, "x"), ticks => ticks.All(IsNear));    // the browser hands the wheel on when it likes
        Assert.NotEqual(x, near);
        Assert.All(near, tick => Assert.True(IsNear(tick), tick));
        Assert.NotEqual(grid, await page.Inner.Locator("g.axis.grid path").GetAttributeAsync("d"));
        Assert.StartsWith("matrix(", await page.Inner.Locator("g.mark").First.GetAttributeAsync("transform"), StringComparison.Ordinal);

        // The point under the pointer stays there, and is still found.
        await page.Inner.Mouse.MoveAsync(px + 1, py + 1);
        await Expect(page.Inner.Locator(".gw-tip div")).ToHaveTextAsync((string[])["squares", "n: 2", "power: 4"]);

        await page.Inner.Mouse.DblClickAsync(px, py);
        Assert.Equal(x, await Eventually.ReadAsync(() => TicksAsync(page, "x"), x.SequenceEqual));
        await FrameAsync(page);
        Assert.Equal(y, await TicksAsync(page, "y"));
        Assert.Equal(grid, await page.Inner.Locator("g.axis.grid path").GetAttributeAsync("d"));
        IsClean(page);
    }

    [BrowserFact]
    public async Task Two_fingers_that_part_zoom_in_about_the_one_that_rests()
    {
        await using Page page = await ShowAsync(Squares());
        string[] before = await TicksAsync(page, "x");
        var (x, y) = await PlaceAsync(page, 0, 0, 2);
        ICDPSession fingers = await page.Inner.Context.NewCDPSessionAsync(page.Inner);
        await fingers.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true, ["maxTouchPoints"] = 2 });
        Task TouchAsync(string kind, params float[] rightOf) => fingers.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = kind,
            ["touchPoints"] = rightOf.Select((dx, id) => new Dictionary<string, object> { ["x"] = x + dx, ["y"] = y, ["id"] = id }).ToArray(),
        });
        await TouchAsync("touchStart", 0);
        await TouchAsync("touchStart", 0, 80);
        foreach (float apart in (float[])[100, 120, 140, 160]) await TouchAsync("touchMove", 0, apart);
        await TouchAsync("touchEnd");
        double[] near = Array.ConvertAll(await Eventually.ReadAsync(() => TicksAsync(page, "x"), ticks => !before.SequenceEqual(ticks)), t => double.Parse(t, CultureInfo.InvariantCulture));
        Assert.InRange(near[^1] - near[0], 1, 2.3);    // 80 pixels became 160: half of the 4.3 that were shown
        Assert.InRange(near[0], 0.8, 2);
        Assert.InRange(near[^1], 2, 3.2);

        // What lay under the finger that did not move still lies there.
        await page.Inner.Mouse.MoveAsync(x + 1, y + 1);
        await Expect(page.Inner.Locator(".gw-tip div")).ToHaveTextAsync((string[])["squares", "n: 2", "power: 4"]);
        IsClean(page);
    }

    [BrowserFact]
    public async Task Dragging_pans_all_plots_that_share_the_axis()
    {
        await using Page page = await ShowAsync(Linked());
        string[] before = await TicksAsync(page, "x", 1), y = await TicksAsync(page, "y", 1);
        var (x0, y0) = await PlaceAsync(page, 0, 0, 30);
        await page.Inner.Mouse.MoveAsync(x0, y0);
        await page.Inner.Mouse.DownAsync();
        await page.Inner.Mouse.MoveAsync(x0 - 150, y0, new() { Steps = 5 });
        await page.Inner.Mouse.UpAsync();
        Assert.NotEqual(before, await Eventually.ReadAsync(() => TicksAsync(page, "x", 1), ticks => !before.SequenceEqual(ticks)));
        await FrameAsync(page);
        Assert.Equal(await TicksAsync(page, "x", 0), await TicksAsync(page, "x", 1));
        Assert.Equal(y, await TicksAsync(page, "y", 1));
        IsClean(page);
    }

    [BrowserFact]
    public async Task A_name_in_the_legend_hides_its_line_by_mouse_and_by_key()
    {
        await using Page page = await ShowAsync(Squares());
        ILocator name = page.Inner.Locator("text.gw-name").Filter(new() { HasText = "cubes" }), line = page.Inner.Locator("g.mark[data-series='cubes']");
        await Expect(name).ToHaveAttributeAsync("aria-pressed", "true");
        await name.ClickAsync();
        await Expect(name).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(line).ToBeHiddenAsync();
        var (x, y) = await PlaceAsync(page, 0, 1, 3);
        await page.Inner.Mouse.MoveAsync(x, y);
        await Expect(page.Inner.Locator(".gw-tip div").Filter(new() { HasText = "cubes" })).ToHaveCountAsync(0);
        await name.FocusAsync();
        await page.Inner.Keyboard.PressAsync("Enter");
        await Expect(line).ToBeVisibleAsync();
        IsClean(page);
    }

    [BrowserFact]
    public async Task Dragging_with_shift_chooses_the_same_rows_in_every_plot()
    {
        await using Page page = await ShowAsync(Linked());
        var (x1, y1) = await PlaceAsync(page, 0, 0, 20);
        var (x2, y2) = await PlaceAsync(page, 0, 0, 29);
        async Task<int> BlueAsync(int row)
        {
            var (x, y) = await PlaceAsync(page, 1, 0, row);
            return await page.Inner.EvaluateAsync<int>("""
                ([x, y]) => { const c = document.querySelector('.gw-stage>canvas'), r = c.getBoundingClientRect(), p = c.getContext('2d').getImageData(Math.floor((x - r.left) * c.width / r.width), Math.floor((y - r.top) * c.height / r.height), 1, 1).data; return p[3] > 0 ? p[2] - p[0] : 0; }
                """, new double[] { x, y });
        }
        await page.Inner.Keyboard.DownAsync("Shift");
        await page.Inner.Mouse.MoveAsync(Math.Min(x1, x2) - 1, Math.Min(y1, y2) - 1);
        await page.Inner.Mouse.DownAsync();
        await page.Inner.Mouse.MoveAsync(Math.Max(x1, x2) + 1, Math.Max(y1, y2) + 1, new() { Steps = 4 });
        await page.Inner.Mouse.UpAsync();
        await page.Inner.Keyboard.UpAsync("Shift");
        await FrameAsync(page);
        await Expect(page.Inner.Locator(".gw-figure")).ToHaveAttributeAsync("data-chosen", "10");
        await Expect(page.Inner.Locator(".gw-tip")).ToHaveTextAsync("10 rows chosen");
        Assert.True(await BlueAsync(25) > 100, "a chosen row keeps its blue in the other plot");
        Assert.True(await BlueAsync(50) < 30, "a row that was not chosen lies under a veil");
        IsClean(page);
    }

    [BrowserFact]
    public async Task Keys_walk_along_the_data_zoom_and_reset()
    {
        await using Page page = await ShowAsync(Squares());
        string[] before = await TicksAsync(page, "x");
        await page.Inner.Locator("g.plot").FocusAsync();
        foreach (string key in (string[])["ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"]) await page.Inner.Keyboard.PressAsync(key);
        await Expect(page.Inner.Locator(".gw-tip div")).ToHaveTextAsync((string[])["cubes", "n: 2", "power: 8"]);
        await page.Inner.Keyboard.PressAsync("+");
        await page.Inner.Keyboard.PressAsync("Shift+ArrowRight");
        Assert.NotEqual(before, await Eventually.ReadAsync(() => TicksAsync(page, "x"), ticks => !before.SequenceEqual(ticks)));
        await page.Inner.Keyboard.PressAsync("0");
        Assert.Equal(before, await Eventually.ReadAsync(() => TicksAsync(page, "x"), before.SequenceEqual));
        IsClean(page);
    }

    [BrowserFact]
    public async Task In_the_dark_the_light_theme_becomes_the_dark_one()
    {
        const string ground = "() => getComputedStyle(document.querySelector('.gw-stage>svg>path')).fill";
        await using Page light = await ShowAsync(Squares()), dark = await ShowAsync(Squares(), dark: true);
        Assert.Equal("rgb(255, 255, 255)", await light.Inner.EvaluateAsync<string>(ground));
        Assert.Equal("rgb(21, 24, 30)", await dark.Inner.EvaluateAsync<string>(ground));
        IsClean(dark);
    }

    [BrowserFact]
    public async Task Readers_get_a_name_a_description_and_the_data_as_a_table()
    {
        await using Page page = await ShowAsync(Squares());
        await Expect(page.Inner.Locator("figure")).ToHaveAttributeAsync("aria-label", "Powers <&>");
        Assert.Contains("cubes: 5 rows", await page.Inner.Locator(".gw-stage>svg").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await page.Inner.Locator("summary").ClickAsync();
        await Expect(page.Inner.Locator("table").Nth(1).Locator("tbody tr").Last.Locator("td")).ToHaveTextAsync((string[])["4", "64"]);
        IsClean(page);
    }

    [BrowserFact]
    public async Task Several_figures_live_on_one_page_and_in_sandboxed_frames_and_leave_no_globals()
    {
        string one = Squares().ToMimeBundle().Html!, two = Linked().ToMimeBundle().Html!;
        await using Page page = await browser.OpenAsync(900, 1600);
        await page.Inner.SetContentAsync("<!doctype html><body>");
        string[] before = await page.Inner.EvaluateAsync<string[]>("() => Object.keys(window)");
        await page.Inner.SetContentAsync($"<!doctype html><body>{one}{two}<iframe sandbox='allow-scripts' style='width:700px;height:500px' srcdoc=\"{System.Net.WebUtility.HtmlEncode(one)}\"></iframe>");
        await Expect(page.Inner.Locator(".gw-figure[data-ready]")).ToHaveCountAsync(2);
        Assert.Equal(before.Order(StringComparer.Ordinal), (await page.Inner.EvaluateAsync<string[]>("() => Object.keys(window)")).Where(k => !int.TryParse(k, out _)).Order(StringComparer.Ordinal));
        IFrameLocator frame = page.Inner.FrameLocator("iframe");
        await frame.Locator("g.plot").FocusAsync();
        await page.Inner.Keyboard.PressAsync("ArrowRight");
        await Expect(frame.Locator(".gw-tip div")).ToHaveTextAsync((string[])["squares", "n: 0", "power: 0"]);
        Assert.DoesNotContain(page.Errors, e => !e.Contains("sandbox", StringComparison.OrdinalIgnoreCase));
    }

    [BrowserFact]
    public async Task Every_kind_of_figure_can_be_zoomed_and_brought_back_without_an_error()
    {
        foreach (string name in Pictures.Names)
        {
            await using Page page = await ShowAsync(Pictures.All[name]());
            const string texts = "() => [...document.querySelectorAll('.gw-stage>svg text')].map(t => t.textContent).join('|')";
            string before = await page.Inner.EvaluateAsync<string>(texts);
            ILocator plot = page.Inner.Locator("g.plot").First;
            await plot.FocusAsync();
            foreach (string key in (string[])["ArrowRight", "+", "+", "Shift+ArrowLeft", "-"]) await page.Inner.Keyboard.PressAsync(key);
            await FrameAsync(page);
            await page.Inner.Keyboard.PressAsync("0");
            Assert.Equal(before, await Eventually.ReadAsync(() => page.Inner.EvaluateAsync<string>(texts), text => text == before));
            IsClean(page);
        }
    }

    [BrowserFact]
    public async Task A_long_line_is_drawn_anew_from_its_data_and_can_be_hidden()
    {
        await using Page page = await ShowAsync(Plot.Line((double[])[.. Enumerable.Range(0, 5000).Select(i => Math.Sin(i / 50.0))], "wave"));
        await FrameAsync(page);
        await Expect(page.Inner.Locator("g.mark")).ToBeHiddenAsync();
        int whole = await PaintedAsync(page);
        Assert.InRange(whole, 5_000, 60_000);    // 16 waves of some 2 x 280 pixels, 1.8 wide and its soft edges
        await page.Inner.Locator("g.plot").FocusAsync();
        for (int i = 0; i < 8; i++) await page.Inner.Keyboard.PressAsync("+");
        await FrameAsync(page);
        Assert.InRange(await PaintedAsync(page), 300, whole / 2);
        await page.Inner.Locator("text.gw-name").ClickAsync();
        await FrameAsync(page);
        Assert.Equal(0, await PaintedAsync(page));
        IsClean(page);
    }

    [BrowserFact]
    public async Task A_hundred_thousand_points_pan_in_50_milliseconds()
    {
        var random = new Random(8);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        Figure figure = Plot.Scatter((double[])[.. Enumerable.Range(0, 100_000).Select(_ => Normal())], (double[])[.. Enumerable.Range(0, 100_000).Select(_ => Normal())], "draws");
        await using Page page = await ShowAsync(figure);
        double[] times = await page.Inner.EvaluateAsync<double[]>("""
            async () => {
              const svg = document.querySelector('.gw-stage>svg'), r = svg.getBoundingClientRect(), times = [], plain = [];
              const canvas = document.createElement('canvas'), context = canvas.getContext('2d'), stage = document.querySelector('.gw-stage>canvas');
              [canvas.width, canvas.height] = [stage.width, stage.height];
              canvas.style = 'position: fixed; left: 0; top: 0; opacity: .01; pointer-events: none';
              document.body.append(canvas);
              const square = i => {
                context.clearRect(0, 0, canvas.width, canvas.height);
                for (let k = 0; k < 100000; k++) context.fillRect((k * 7919 + i) % canvas.width, (k * 104729) % canvas.height, 3, 3);
              };
              const send = (type, x) => svg.dispatchEvent(new PointerEvent(type, { clientX: r.left + r.width / 2 + x, clientY: r.top + r.height / 2, button: 0, buttons: 1, pointerId: 1, bubbles: true }));
              svg.setPointerCapture = () => {};
              send('pointerdown', 0);
              for (let i = 1; i <= 100; i++) {
                const from = performance.now();
                send('pointermove', i % 20 * 6 - 60);
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - from);
                const again = performance.now();
                square(i);
                await new Promise(requestAnimationFrame);
                plain.push(performance.now() - again);
              }
              send('pointerup', 0);
              canvas.remove();
              return [...times.sort((a, b) => a - b), ...plain.sort((a, b) => a - b)];
            }
            """);
        output.WriteLine(FormattableString.Invariant($"100,000 points, 100 pans: median {times[50]:F1} ms, 95th {times[95]:F1} ms, most {times[99]:F1} ms; as many squares {times[150]:F1} ms; page of {figure.ToHtml().Length / 1e6:F1} MB"));
        Assert.InRange(await PaintedAsync(page), 20_000, 200_000);
        // On a slow or busy machine: no longer than the canvas needs to fill as many squares, measured in turns with the pans.
        Assert.True(times[50] <= Math.Max(50, times[150]), $"{times[50]} ms, and {times[150]} ms for squares");
        IsClean(page);
    }
}
