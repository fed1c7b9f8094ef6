using Groundwork.Plots;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Groundwork.Browser.Plots;

/// <summary>Our pixels beside Chromium's picture of the same figure's SVG.</summary>
[Collection(FigureTests.Name)]
public class PngAgainstChromiumTests(Browser browser, ITestOutputHelper output)
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (string name in Pictures.Names)
            {
                cases.Add(name, 1);
                cases.Add(name, 2);
            }
            return cases;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Cases))]
    public async Task A_figure_looks_as_in_chromium(string name, double scale)
    {
        Figure figure = Pictures.All[name]();
        await using Page page = await browser.OpenAsync(figure.Width, figure.Height, scale);
        await page.Inner.SetContentAsync($"<!doctype html><body style='margin:0'>{figure.ToSvg()}");
        var theirs = PngReader.Read(await page.Inner.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = figure.Width, Height = figure.Height } }));
        var ours = PngReader.Read(figure.ToPng(scale));
        Assert.Equal((theirs.Width, theirs.Height), (ours.Width, ours.Height));
        long sum = 0;
        int far = 0;
        for (int i = 0; i < ours.Pixels.Length; i++)
        {
            int difference = Math.Abs(ours.Pixels[i] - theirs.Pixels[i]);
            sum += difference;
            if (difference > 96) far++;
        }
        double mean = (double)sum / ours.Pixels.Length, share = (double)far / ours.Pixels.Length;
        output.WriteLine(FormattableString.Invariant($"{name} x{scale}: mean difference {mean:F3} of 255, {share:P3} of values more than 96 apart"));
        // The difference is at the edges of letters, which Chromium may move by parts of a pixel. Without a font in common whole letters differ.
        bool hasFont = FontBook.Installed.Faces(bold: false, italic: false).Count > 1;
        Assert.True(mean < (hasFont ? 1.1 : 4), $"{mean}");
        Assert.True(share < (hasFont ? 0.002 : 0.02), $"{share}");
    }
}
