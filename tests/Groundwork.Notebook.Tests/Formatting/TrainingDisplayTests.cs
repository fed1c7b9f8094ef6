using Groundwork.Plots;

namespace Groundwork.Notebook;

public sealed class TrainingDisplayTests
{
    sealed class List : DisplaySink
    {
        public List<(MimeBundle Bundle, string? Id)> Shown { get; } = [];

        public override void Show(MimeBundle bundle, string? id = null) => Shown.Add((bundle, id));
    }

    [Fact]
    public void All_drawings_are_in_one_place()
    {
        var shown = Run(20, TimeSpan.Zero);
        Assert.Equal(21, shown.Count);
        Assert.Single(shown.Select(s => s.Id).Distinct());
        Assert.NotNull(shown[0].Id);
    }

    [Fact]
    public void Between_two_drawings_there_is_a_pause() => Assert.Equal(3, Run(20, TimeSpan.FromHours(1)).Count);    // the first, the last step, the end

    [Fact]
    public void The_line_says_how_far_it_is() => Assert.StartsWith("step 20 of 20, loss 0.0500", Run(20, TimeSpan.Zero)[^1].Bundle.Text, StringComparison.Ordinal);

    [Fact]
    public void The_curve_is_drawn() => Assert.Contains("<svg", Run(20, TimeSpan.Zero)[^1].Bundle.Svg, StringComparison.Ordinal);

    [Fact]
    public void A_long_run_keeps_its_picture_small() => Assert.InRange(Run(50_000, TimeSpan.FromHours(1))[^1].Bundle.Svg!.Length, 1000, 150_000);

    [Fact]
    public void A_validation_loss_is_told()
    {
        var sink = new List();
        using var _ = DisplaySink.Use(sink);
        var display = new TrainingDisplay(10, TimeSpan.Zero);
        display.Step(1, 2);
        display.Validation(1, 1.5);
        Assert.StartsWith("step 1 of 10, loss 2.0000, validation 1.5000", sink.Shown[^1].Bundle.Text, StringComparison.Ordinal);
    }

    static List<(MimeBundle Bundle, string? Id)> Run(int steps, TimeSpan pause)
    {
        var sink = new List();
        using var _ = DisplaySink.Use(sink);
        var display = new TrainingDisplay(steps, pause);
        for (int step = 1; step <= steps; step++) display.Step(step, 1.0 / step);
        display.Finish();
        return sink.Shown;
    }
}
