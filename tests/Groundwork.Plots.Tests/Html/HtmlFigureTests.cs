using System.Text;
using System.Text.Json;

namespace Groundwork.Plots;

public class HtmlFigureTests
{
    static string Between(string html, string start, string end)
    {
        int at = html.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return html[at..html.IndexOf(end, at, StringComparison.Ordinal)];
    }

    static JsonElement Data(Figure figure) => JsonDocument.Parse(Between(HtmlFigure.Of(figure), "<script type=\"application/json\">", "</script>")).RootElement;

    static float[] Points(JsonElement mark)
    {
        byte[] bytes = mark.GetProperty("points").GetBytesFromBase64();
        var points = new float[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, points, 0, bytes.Length);
        return points;
    }

    [Fact]
    public void Every_figure_is_the_same_page_each_time_with_all_its_plots_and_marks()
    {
        foreach (string name in Pictures.Names)
        {
            Figure figure = Pictures.All[name]();
            Assert.Equal(HtmlFigure.Of(figure), HtmlFigure.Of(Pictures.All[name]()));
            JsonElement data = Data(figure);
            Assert.Equal(figure.Plots.Sum(a => 1 + a.Insets.Count), data.GetProperty("plots").GetArrayLength());
            foreach (var (axes, plot) in figure.Plots.Where(a => a.Insets.Count == 0 && !a.IsEmpty).Zip(data.GetProperty("plots").EnumerateArray()))
                Assert.Equal(axes.AllMarks.Count(), plot.GetProperty("marks").GetArrayLength());
        }
    }

    [Fact]
    public void A_row_stands_at_its_share_of_the_plot_and_a_gap_nowhere()
    {
        Figure figure = Plot.Scatter((double[])[0, 5, 10, double.NaN], (double[])[0, 1, 2, 3]);
        (figure.Axes.X.Min, figure.Axes.X.Max, figure.Axes.Y.Min, figure.Axes.Y.Max) = (0, 10, 0, 4);
        Assert.Equal([0, 1, 0.5f, 0.75f, 1, 0.5f, float.NaN, float.NaN], Points(Data(figure).GetProperty("plots")[0].GetProperty("marks")[0]));
    }

    [Fact]
    public void Plots_that_share_an_axis_name_the_same_one()
    {
        var figure = new Figure(1, 2) { ShareX = Sharing.All };
        foreach (Axes axes in figure.Plots) axes.AddLine([0, 1], [0, 1]);
        JsonElement plots = Data(figure).GetProperty("plots");
        int Id(int plot, int axis) => plots[plot].GetProperty("axes")[axis].GetProperty("id").GetInt32();
        Assert.Equal(Id(0, 0), Id(1, 0));
        Assert.NotEqual(Id(0, 1), Id(1, 1));
    }

    [Fact]
    public void A_label_cannot_end_the_script_that_holds_it()
    {
        Figure figure = Plot.Line((double[])[1, 2], (double[])[1, 2], "</script><script>alert(1)</script>");
        figure.Axes.X.Label = "<!--<script>";
        string html = HtmlFigure.Of(figure);
        Assert.Equal(2, html.Split("</script>").Length - 1);
        Assert.Equal("</script><script>alert(1)</script>", Data(figure).GetProperty("plots")[0].GetProperty("marks")[0].GetProperty("label").GetString());
        Assert.DoesNotContain("<!--", html);
    }

    [Fact]
    public void Tables_stop_at_200_rows_and_say_so()
    {
        string html = HtmlFigure.Of(Plot.Line((double[])[.. Enumerable.Range(0, 1000).Select(i => (double)i)]));
        Assert.Contains("the first 200 of 1000 rows", html);
        Assert.Equal(201, html.Split("<tr>").Length - 1);
    }

    // A few kilobytes: what a figure does not need is not sent.
    public static TheoryData<string, int> ScriptSizes => new() { { "line", 6144 }, { "legend", 6700 }, { "scatter", 7500 }, { "long", 8350 }, { "dates", 6850 }, { "bars", 6650 } };

    [Theory]
    [MemberData(nameof(ScriptSizes))]
    public void A_page_has_no_more_script_than_its_figure_needs(string kind, int most)
    {
        Figure figure = kind switch
        {
            "legend" => Plot.Line([1, 2, 4], "powers"),
            "scatter" => Plot.Scatter([1, 2, 4], [3, 1, 2]),
            "long" => Plot.Line(new double[5000]),
            "dates" => Plot.Line(new[] { new DateTime(2024, 1, 1), new DateTime(2024, 2, 1) }, [1, 2]),
            "bars" => Plot.Bar(["a", "b"], [1, 2]),
            _ => Plot.Line([1, 2, 4]),
        };
        int size = Encoding.UTF8.GetByteCount(Between(HtmlFigure.Of(figure), "<script>", "</script>"));
        Assert.True(size is > 1000 && size <= most, $"{kind}: {size} bytes");
    }

    [Fact]
    public void A_page_of_several_figures_has_one_script_with_the_parts_of_all()
    {
        string html = HtmlPage.Of("two", [Plot.Line([1, 2]), Plot.Scatter([1, 2], [1, 2]), Plot.Bar(["a"], [1])]);
        string script = PageScript.Small(ScriptParts.Choosing | ScriptParts.Canvas | ScriptParts.Names | ScriptParts.Items | ScriptParts.Lines);
        Assert.Single(html.Split($"<script>{script}</script>").Skip(1));
        Assert.Single(html.Split("<script>").Skip(1));
    }

    [Fact]
    public void The_script_fetches_nothing_and_leaves_nothing_in_the_window()
    {
        string script = PageScript.Small(ScriptParts.All);
        Assert.True(script.Length < 0.55 * PageScript.Source().Length);
        Assert.All((string[])["http", "fetch", "import", "XMLHttp", "localStorage", "eval", "innerHTML", "window."], word => Assert.DoesNotContain(word, script));
    }
}
