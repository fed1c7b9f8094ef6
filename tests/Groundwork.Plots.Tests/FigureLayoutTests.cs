namespace Groundwork.Plots;

public sealed class FigureLayoutTests
{
    public static TheoryData<string, int> Sizes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in Pictures.Names)
                foreach (int width in new[] { 400, 640, 1200 }) data.Add(name, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_text_is_cut_by_the_edge(string name, int width)
    {
        Figure figure = Pictures.All[name]();
        figure.Width = figure.Columns > 1 ? Math.Max(width, 240 * figure.Columns) : width;
        Recorder recorder = Recorder.Of(figure);
        foreach (var text in recorder.Texts)
        {
            Box box = Recorder.BoxOf(text);
            Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= recorder.Width && box.Bottom <= recorder.Height, $"{name} at {figure.Width}: \"{text.Text}\" at {box}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_level_text_covers_another(string name, int width)
    {
        if (name is "contour") return;    // labels of lines that run close are close
        Figure figure = Pictures.All[name]();
        figure.Width = figure.Columns > 1 ? Math.Max(width, 240 * figure.Columns) : width;
        var texts = Recorder.Of(figure).Texts.Where(t => t.Style.Turn == 0 && t.Text.Length > 0).ToArray();
        for (int i = 0; i < texts.Length; i++)
        {
            for (int k = 0; k < i; k++)
                Assert.False(Recorder.BoxOf(texts[i]).Inset(0.5).Overlaps(Recorder.BoxOf(texts[k]).Inset(0.5)), $"{name} at {figure.Width}: \"{texts[i].Text}\" on \"{texts[k].Text}\"");
        }
    }

    [Fact]
    public void Plots_of_a_grid_begin_and_end_together()
    {
        var figure = new Figure(2, 2);
        figure[0, 0].AddLine([0, 1], [0, 1e6]);
        figure[1, 0].AddLine([0, 1], [0, 1]);
        figure[1, 1].AddLine([0, 1], [0, 1]);
        figure[1, 1].X.Label = "time";
        IReadOnlyList<PlotFrame> frames = Recorder.Of(figure).Frames;
        Assert.Equal(frames[0].Box.X, frames[2].Box.X, 1e-9);
        Assert.Equal(frames[2].Box.Bottom, frames[3].Box.Bottom, 1e-9);
    }

    [Fact]
    public void A_span_covers_its_places()
    {
        var figure = new Figure(2, 3);
        Axes wide = figure.Span(0, 1, rows: 2, columns: 2);
        Assert.Same(wide, figure[1, 2]);
        Assert.Equal(3, figure.Cells.Count());
        Assert.Equal("span: 1 x 2 from [0, 0] cuts through the span at [0, 1]", Assert.Throws<ArgumentException>(() => figure.Span(0, 0, columns: 2)).Message);
    }

    [Fact]
    public void Shared_axes_have_the_limits_of_all()
    {
        var figure = new Figure(1, 2) { ShareY = Sharing.Rows };
        figure[0, 0].AddLine([0, 1], [0, 1]);
        figure[0, 1].AddLine([0, 1], [5, 10]);
        figure.Measure();
        Assert.Equal(figure[0, 0].Y.Limits(), figure[0, 1].Y.Limits());
        Assert.Equal(10.4, figure[0, 0].Y.Limits().High, 1e-9);
        figure.ShareY = Sharing.None;
        Assert.NotEqual(figure[0, 0].Y.Limits(), figure[0, 1].Y.Limits());
    }

    [Fact]
    public void One_unit_is_as_long_both_ways_where_asked()
    {
        Figure figure = Plot.Line([0, 10], [0, 1]);
        figure.Axes.HasEqualAspect = true;
        PlotFrame frame = Recorder.Of(figure).Frames[0];
        Assert.Equal(frame.Place.X(1) - frame.Place.X(0), frame.Place.Y(0) - frame.Place.Y(1), 1e-9);
    }

    [Fact]
    public void A_reversed_axis_grows_the_other_way()
    {
        Figure figure = Plot.Line([0, 10], [0, 1]);
        (figure.Axes.X.IsReversed, figure.Axes.Y.IsReversed) = (true, true);
        Projection place = Recorder.Of(figure).Frames[0].Place;
        Assert.True(place.X(10) < place.X(0) && place.Y(1) > place.Y(0));
    }

    [Fact]
    public void A_legend_goes_to_the_corner_where_nothing_is_drawn()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => (double)i)];
        Figure figure = Plot.Line(x, [.. x.Select(v => v * v)], "rising");    // the upper left corner is free, the upper right is not
        figure.Axes.AddLine(x, [.. x.Select(_ => 0.0)]);
        figure.Axes.Legend.Place = LegendPlace.Best;
        Recorder recorder = Recorder.Of(figure);
        Assert.True(recorder.Texts.Single(t => t.Text == "rising").At.X < recorder.Frames[0].Box.Center.X);
    }

    [Fact]
    public void An_inset_without_a_place_covers_nothing_where_there_is_room()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        Figure figure = Plot.Line(x, [.. x.Select(v => v * v)]);    // free above the curve, on the left
        figure.Axes.AddInset(0.4, 0.4).AddLine(x, x);
        IReadOnlyList<PlotFrame> frames = Recorder.Of(figure).Frames;
        Box inset = frames[1].Box;
        Assert.DoesNotContain(x, v => inset.Contains(frames[0].Place.At(v, v * v)));
        Assert.True(inset.Center.X < frames[0].Box.Center.X);
        Assert.Equal("inset: 1.5 wide and 0.4 high; both are shares above 0, up to 1", Assert.Throws<ArgumentException>(() => figure.Axes.AddInset(1.5, 0.4)).Message);
    }

    [Fact]
    public void Names_that_would_touch_are_broken_before_they_are_turned()
    {
        Figure figure = Plot.Bar(["bill length mm", "bill depth mm", "flipper length mm", "body mass g"], [1, 2, 3, 4]);
        figure.Width = 320;
        var texts = Recorder.Of(figure).Texts;
        Assert.Equal(["bill", "length", "mm"], texts.SkipWhile(t => t.Text != "bill").Take(3).Select(t => t.Text));
        Assert.DoesNotContain(texts, t => t.Style.Turn != 0);
    }

    [Fact]
    public void Plots_that_share_an_axis_have_its_label_once_and_others_their_own()
    {
        var figure = new Figure(1, 3) { ShareX = Sharing.All };
        foreach (Axes axes in figure.Plots)
        {
            axes.AddLine([0, 1], [0, 1]);
            axes.X.Label = "time";
        }
        Assert.Single(Recorder.Of(figure).Texts, t => t.Text == "time");
        figure.ShareX = Sharing.None;
        Assert.Equal(3, Recorder.Of(figure).Texts.Count(t => t.Text == "time"));
    }

    [Fact]
    public void The_title_stands_over_a_plot_that_equal_units_made_smaller()
    {
        Figure figure = Plot.Line([0, 10], [0, 1]);
        (figure.Title, figure.Axes.HasEqualAspect) = ("flat", true);
        Recorder recorder = Recorder.Of(figure);
        Assert.InRange(recorder.Frames[0].Box.Y - recorder.Texts.Single(t => t.Text == "flat").At.Y, 10, 30);
    }

    [Fact]
    public void A_plot_above_an_empty_place_of_a_grid_names_its_axis()
    {
        var frame = new DataFrame([Column.From("x", Enumerable.Range(0, 30).Select(i => (double)i).ToArray()), Column.From("g", Enumerable.Range(0, 30).Select(i => "abc"[i % 3].ToString()).ToArray())]);
        Figure figure = (Plot.Of(frame, col: "g") with { Wrap = 2 }).Scatter("x", "x");    // a b / c
        Assert.Equal(2, Recorder.Of(figure).Texts.Count(t => t.Text == "20" && t.Style.Anchor == Anchor.Middle));
    }

    [Fact]
    public void Marks_of_one_name_share_an_entry()
    {
        var figure = new Figure();
        figure.Axes.AddBand([0, 1], [0, 1], [1, 2], "fit");
        figure.Axes.AddLine([0, 1], [0.5, 1.5], "fit");
        Assert.Single(figure.Axes.LegendEntries(Theme.Light));
    }

    [Fact]
    public void A_twin_goes_on_with_the_colours()
    {
        Figure figure = Plot.Line([1, 2], "left");
        figure.Axes.AddTwinY().AddLine([0, 1], [5, 6], "right");
        figure.Measure();
        Color[] colors = [.. figure.Axes.LegendEntries(Theme.Light).Select(e => e.Color)];
        Assert.Equal([Theme.Light.Palette[0], Theme.Light.Palette[1]], colors);
    }

    [Fact]
    public void The_same_clip_is_pushed_and_popped()
    {
        string svg = Pictures.All["annotated"]().ToSvg();
        Assert.Equal(svg.Split("<svg").Length, svg.Split("</svg>").Length);
        Assert.Equal(svg.Split("<g").Length, svg.Split("</g>").Length);
    }
}
