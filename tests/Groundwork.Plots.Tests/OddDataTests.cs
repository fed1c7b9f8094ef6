namespace Groundwork.Plots;

/// <summary>Data that nobody would choose for a gallery.</summary>
public sealed class OddDataTests
{
    static double[] Values(int n, Func<int, double> at) => [.. Enumerable.Range(0, n).Select(at)];

    static Figure Of(Action<Axes> add)
    {
        var figure = new Figure();
        add(figure.Axes);
        return figure;
    }

    static DateTime[] Moments(int n, TimeSpan apart) => [.. Enumerable.Range(0, n).Select(i => new DateTime(2024, 12, 31, 23, 59, 30) + i * apart)];

    static readonly Dictionary<string, Func<Figure>> Odd = new()
    {
        ["one point"] = () => Plot.Line((double[])[3], (double[])[7]),
        ["all equal"] = () => Plot.Histogram(Values(50, _ => 42)),
        ["all NaN"] = () => Plot.Line(Values(5, _ => double.NaN), "nothing"),
        ["infinite"] = () => Plot.Scatter([1, 2, double.NegativeInfinity], [1, double.PositiveInfinity, 3]),
        ["negative on a logarithm"] = () => Of(a => { a.AddLine(Values(40, i => i - 20), Values(40, i => Math.Sinh(i - 20))); a.Y.Scale = Scale.Log; }),
        ["three hundred decades"] = () => Of(a => { a.AddLine(Values(60, i => i), Values(60, i => Math.Pow(10, 5 * i - 150))); a.Y.Scale = Scale.Log; }),
        ["both signs, wide"] = () => Of(a => { a.AddLine(Values(200, i => i - 100), Values(200, i => Math.Pow(i - 100, 5))); a.Y.Scale = Scale.SymLog; }),
        ["steps of 1e-4 at 1e9"] = () => Plot.Line(Values(40, i => 1e9 + 1e-4 * i)),
        ["picovolts"] = () => Plot.Line(Values(40, i => 1e-12 * (i - 20))),
        ["200 categories"] = () => Plot.Bar([.. Enumerable.Range(0, 200).Select(i => $"category {i}")], Values(200, i => i % 17)),
        ["long names"] = () => Plot.Bar(["A rather long name of a category", "Another even longer one that goes on", "short", "Donaudampfschifffahrtsgesellschaft"], [3, 8, 5, 2]),
        ["many scripts"] = () => Plot.Bar(["日本語", "Ελληνικά", "العربية", "😀 emoji"], [3, 8, 5, 2]),
        ["zero bars"] = () => Plot.Bar(["a", "b"], [0, 0]),
        ["a century"] = () => Plot.Line(Enumerable.Range(0, 60).Select(i => new DateTime(1900 + 2 * i, 1, 1)).ToArray(), Values(60, i => Math.Sqrt(i))),
        ["seconds over new year"] = () => Plot.Line(Moments(60, TimeSpan.FromSeconds(1)), Values(60, i => i % 7)),
        ["milliseconds"] = () => Plot.Line(Moments(60, TimeSpan.FromMilliseconds(5)), Values(60, i => i % 7)),
        ["one moment"] = () => Plot.Line(Moments(1, TimeSpan.Zero), [1]),
        ["30 lines"] = () => Of(a => { for (int k = 0; k < 30; k++) a.AddLine(Values(9, i => i), Values(9, i => i * k), $"series number {k}"); }),
        ["pie of crumbs"] = () => Of(a => a.AddPie([.. Enumerable.Range(0, 14).Select(i => $"slice {i}")], Values(14, i => i < 4 ? 10 : 0.3))),
        ["holes in a matrix"] = () => Plot.Heatmap(Tensor.From(Values(16, i => i % 5 == 0 ? double.NaN : i)).Reshape(4, 4)),
        ["long labels"] = () =>
        {
            Figure figure = Plot.Line([1, 2, 3], "a legend entry with a very long name that goes on and on");
            figure.Title = "A title that is so long that it cannot possibly fit in one line of a figure of six hundred and forty pixels, can it?";
            (figure.Axes.X.Label, figure.Axes.Y.Label) = ("an x label much longer than what anybody would call reasonable, in units of something or other, here", "a y label that is longer than the plot is high (mmol/L)");
            return figure;
        },
        ["13 panels"] = () => Plot.Of(new DataFrame([Column.From("x", Values(130, i => i % 11)), Column.From("y", Values(130, i => i % 7)), Column.From("g", Enumerable.Range(0, 130).Select(i => $"a long name {i % 13}").ToArray())]), col: "g").Scatter("x", "y"),
    };

    public static TheoryData<string> Names => [.. Odd.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_is_drawn_and_no_text_is_cut_or_covered(string name)
    {
        Figure figure = Odd[name]();
        Assert.NotEmpty(figure.ToPng());
        Assert.NotEmpty(figure.ToText());
        Assert.Contains("</html>", figure.ToHtml());
        System.Xml.Linq.XDocument.Parse(figure.ToSvg());
        Recorder recorder = Recorder.Of(figure);
        foreach (var text in recorder.Texts)
        {
            Box box = Recorder.BoxOf(text);
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= recorder.Width && box.Bottom <= recorder.Height, $"\"{text.Text}\" at {box}");
        }
        Box[] level = [.. recorder.Texts.Where(t => t.Style.Turn == 0 && t.Text.Length > 0).Select(t => Recorder.BoxOf(t).Inset(0.5))];
        for (int i = 0; i < level.Length; i++)
            for (int k = 0; k < i; k++) Assert.False(level[i].Overlaps(level[k]), $"{level[i]} on {level[k]}");
    }

    static string[] Texts(string name) => [.. Recorder.Of(Odd[name]()).Texts.Select(t => t.Text)];

    [Fact]
    public void A_base_of_large_numbers_is_one_of_the_ticks() => Assert.Contains("+1,000,000,000.00", Texts("steps of 1e-4 at 1e9"));

    [Fact]
    public void Decades_are_counted_in_round_steps() => Assert.Subset(Texts("three hundred decades").ToHashSet(), new HashSet<string> { "10⁻¹⁰⁰", "10⁻⁵⁰", "10⁰", "10⁵⁰" });

    [Fact]
    public void Milliseconds_are_seconds_of_a_minute_that_is_named() => Assert.Subset(Texts("milliseconds").ToHashSet(), new HashSet<string> { "30.05", "30.10", "seconds of 31 Dec 2024 23:59" });

    [Fact]
    public void Around_one_moment_lies_a_day() => Assert.Contains("1 Jan", Texts("one moment"));

    [Fact]
    public void Rows_of_a_matrix_are_counted_in_whole_numbers() => Assert.DoesNotContain("0.5", Texts("holes in a matrix"));

    [Fact]
    public void Every_slice_has_its_name() => Assert.Equal(14, Texts("pie of crumbs").Count(t => t.StartsWith("slice", StringComparison.Ordinal)));

    [Fact]
    public void More_marks_than_the_palette_has_colours_have_colours_of_their_own()
    {
        Figure figure = Odd["30 lines"]();
        figure.Measure();
        Assert.Equal(30, figure.Axes.LegendEntries(Theme.Light).Select(e => e.Color).Distinct().Count());
    }

    [Fact]
    public void What_is_rounded_to_zero_has_no_sign() => Assert.Equal(["0.00", "−0.01", "0"], new[] { "-0.00", "-0.01", "-0" }.Select(Ticks.Sign));
}
