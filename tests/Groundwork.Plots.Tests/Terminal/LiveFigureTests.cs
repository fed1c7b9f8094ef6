namespace Groundwork.Plots;

public class LiveFigureTests
{
    sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }

    sealed class Shown : DisplaySink
    {
        public List<(MimeBundle Bundle, string? Id)> All { get; } = [];

        public override void Show(MimeBundle bundle, string? id = null) => All.Add((bundle, id));
    }

    // Plays a terminal's cursor: what stands on its lines in the end.
    static string[] Screen(string output)
    {
        List<string> lines = [];
        int at = 0;
        for (int i = 0; i < output.Length; i++)
        {
            if (output[i] == '\u001b')
            {
                int end = output.AsSpan(i).IndexOfAny('A', 'K', 'J') + i;
                if (output[end] == 'A') at -= int.Parse(output.AsSpan(i + 2, end - i - 2));
                if (output[end] == 'J') lines.RemoveRange(at, lines.Count - at);
                i = end;
                continue;
            }
            int stop = output.AsSpan(i).IndexOfAny('\u001b', '\n') is var n && n < 0 ? output.Length : i + n;
            if (output[i] == '\n')
            {
                at++;
                continue;
            }
            while (lines.Count <= at) lines.Add("");
            lines[at] = output[i..stop];    // every line is written whole
            i = stop - 1;
        }
        return [.. lines];
    }

    [Fact]
    public void A_terminal_holds_one_figure_however_often_it_was_drawn()
    {
        var (output, clock) = (new StringWriter(), new Clock());
        using (var live = new LiveFigure(null, 4, new LiveScreen.Terminal(output, () => (80, 24), color: false), clock))
        {
            for (int step = 0; step < 40; step++)
            {
                clock.Milliseconds += 100;
                live.Add("loss", step, 1.0 / (1 + step));
                if (step == 20) live.Add("validation", step, 0.3);
            }
        }
        var whole = new Figure();
        whole.Axes.AddLine([.. Enumerable.Range(0, 40).Select(i => (double)i)], [.. Enumerable.Range(0, 40).Select(i => 1.0 / (1 + i))], "loss");
        whole.Axes.AddLine((double[])[20], (double[])[0.3], "validation");
        Assert.Equal(whole.ToText(79, 22).Split('\n'), Screen(output.ToString()));
        Assert.InRange(output.ToString().Split("\u001b[22A").Length, 10, 16);    // 4 s at most 4 a second, counted by jumps upwards
    }

    [Fact]
    public void A_note_stays_above_the_figure_that_is_drawn_below_it()
    {
        var (output, clock) = (new StringWriter(), new Clock());
        Figure figure = Plot.Line([1, 2]);
        using (var live = new LiveFigure(() => figure, 4, new LiveScreen.Terminal(output, () => (80, 24), color: false), clock))
        {
            live.Update();
            live.Note("wrote checkpoint-100");
            live.Note("wrote checkpoint-200");
        }
        Assert.Equal(["wrote checkpoint-100", "wrote checkpoint-200", .. figure.ToText(79, 22).Split('\n')], Screen(output.ToString()));
    }

    [Fact]
    public void A_training_in_a_log_says_how_far_it_is_every_ten_seconds_and_where_it_ended()
    {
        var (output, clock) = (new StringWriter { NewLine = "\n" }, new Clock());
        using (var progress = new TrainingDisplay(1000, null, new LiveScreen.Log(output), clock))
        {
            for (int step = 501; step <= 520; step++)    // resumed: 20 steps in 20 seconds, so 480 more take 480
            {
                clock.Milliseconds += 1000;
                progress.Step(step, 0.5, tokens: 64);
                if (step == 505) progress.Note("wrote checkpoint-505");
            }
        }
        Assert.Equal("step 501 of 1,000, loss 0.5000, 64 tokens/s\nwrote checkpoint-505\nstep 511 of 1,000, loss 0.5000, 64 tokens/s, 8:09 left\nstep 520 of 1,000, loss 0.5000, 64 tokens/s, 0:20\n", output.ToString());
    }

    [Fact]
    public void A_training_in_a_terminal_is_a_curve_under_its_line()
    {
        var (output, clock) = (new StringWriter(), new Clock());
        using (var progress = new TrainingDisplay(10, TimeSpan.Zero, new LiveScreen.Terminal(output, () => (80, 24), color: false), clock))
        {
            for (int step = 1; step <= 10; step++) progress.Step(step, 1.0 / step);
        }
        string[] screen = Screen(output.ToString());
        Assert.Equal("step 10 of 10, loss 0.1000, 0:00", screen[0]);
        Assert.Equal(22, screen.Length);
        Assert.Contains(screen, line => line.Any(c => c is > '\u2800' and <= '\u28ff'));    // braille
    }

    [Fact]
    public void A_drawing_waits_for_its_time_and_the_last_one_comes_with_the_end()
    {
        var (clock, drawn) = (new Clock(), 0);
        var live = new LiveFigure(() => { drawn++; return Plot.Line([1, 2]); }, 2, new LiveScreen.Terminal(TextWriter.Null, () => (80, 24), color: false), clock);
        for (int i = 0; i <= 100; i++)    // 1 s in steps of 10 ms: at 0, 0.5 and 1
        {
            live.Update();
            clock.Milliseconds += 10;
        }
        Assert.Equal(3, drawn);
        live.Dispose();
        Assert.Equal(4, drawn);
        live.Dispose();
        live.Update();
        Assert.Equal(4, drawn);
    }

    [Fact]
    public void A_log_gets_a_line_every_ten_seconds_and_at_the_end()
    {
        var (output, clock) = (new StringWriter { NewLine = "\n" }, new Clock());
        using (var live = new LiveFigure(null, 4, new LiveScreen.Log(output), clock))
        {
            for (int step = 0; step < 25; step++)
            {
                live.Add("loss", step, 0.5 * step);
                clock.Milliseconds += 1000;
            }
        }
        Assert.Equal("loss 0 at 0\nloss 5 at 10\nloss 10 at 20\nloss 12 at 24\n", output.ToString());
    }

    [Fact]
    public void A_notebook_is_shown_the_same_place_each_time_and_all_forms_at_the_end()
    {
        var sink = new Shown();
        using (DisplaySink.Use(sink))
        {
            Assert.False(DisplaySink.IsConsole);
            using var live = new LiveFigure();
            live.Add("loss", 0, 1);
            live.Add("loss", 1, 0.5);
            using var other = new LiveFigure();
            other.Update();
        }
        Assert.Equal(4, sink.All.Count);
        Assert.Equal(2, sink.All.Select(s => s.Id).Distinct().Count());
        Assert.Null(sink.All[0].Bundle.Html);
        Assert.NotNull(sink.All[0].Bundle.Svg);
        Assert.NotNull(sink.All[3].Bundle.Html);
    }

    [Fact]
    public void Threads_may_add_at_once()
    {
        using var live = new LiveFigure(null, 60, new LiveScreen.Terminal(TextWriter.Null, () => (80, 24), color: false), TimeProvider.System);
        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 2000; i++) live.Add($"series {thread % 3}", i, thread);
        });
        Assert.Equal(16_000, Enumerable.Range(0, 3).Sum(s => live[$"series {s}"].X.Count));
    }

    [Fact]
    public void A_rate_outside_its_limits_is_refused() =>
        Assert.Equal("live figure: 100 drawings a second; give 0.01 to 60", Assert.Throws<ArgumentException>(() => new LiveFigure(perSecond: 100)).Message);
}
