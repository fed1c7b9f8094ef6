namespace Groundwork.Plots;

public sealed class TicksTests
{
    static string Texts(Axis axis, double low, double high, int target = 5) => string.Join(" ", Ticks.For(axis, low, high, target).Major.Select(t => t.Text));

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-3, 7, "−2 0 2 4 6")]
    [InlineData(0, 25000, "0 5000 10,000 15,000 20,000 25,000")]
    [InlineData(0, 5e6, "0 1M 2M 3M 4M 5M")]
    [InlineData(0, 5e-6, "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶ 4×10⁻⁶ 5×10⁻⁶")]
    public void Ticks_are_ones_twos_and_fives(double low, double high, string expected) => Assert.Equal(expected.Replace("0.0 ", "0 "), Texts(new Axis(), low, high));

    [Fact]
    public void A_logarithmic_axis_has_decades() =>
        Assert.Equal("10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10²", Texts(new Axis { Scale = Scale.Log }, -6.5, 2.5));

    [Fact]
    public void A_time_axis_has_whole_months()
    {
        static double At(int year, int month, int day) => (new DateTime(year, month, day) - DateTime.UnixEpoch).TotalSeconds;
        Assert.Equal("Jan 2025 Apr 2025 Jul 2025 Oct 2025", Texts(new Axis { Scale = Scale.Time }, At(2024, 12, 20), At(2025, 12, 20)));
    }

    [Fact]
    public void Labels_never_touch_on_random_ranges()
    {
        var random = new Random(5);
        for (int i = 0; i < 500; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 18)), high = low + Math.Pow(10, random.Next(-9, 18)) * random.NextDouble();
            if (!(high - low > Math.Abs(low) * 1e-9)) continue;
            const double length = 420;
            double Size(Tick t) => GlyphWidths.Of(t.Text, 11) + 10;
            List<Tick> kept = TextFit.Thin(Ticks.Linear(low, high, 6).Major, low, high, length, Size);
            Assert.NotEmpty(kept);
            for (int k = 1; k < kept.Count; k++)
                Assert.True((kept[k].At - kept[k - 1].At) / (high - low) * length >= (Size(kept[k]) + Size(kept[k - 1])) / 2, $"[{low}, {high}]");
        }
    }

    public static TheoryData<Scale, int> ScalesAndWidths
    {
        get
        {
            var data = new TheoryData<Scale, int>();
            foreach (Scale scale in Enum.GetValues<Scale>())
                foreach (int width in new[] { 60, 150, 420, 1100 }) data.Add(scale, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ScalesAndWidths))]
    public void Texts_of_no_axis_touch_on_random_ranges(Scale scale, int width)
    {
        var random = new Random(17);
        for (int i = 0; i < 300; i++)
        {
            double low = (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-9, 12)), high = low + Math.Pow(10, random.Next(-6, 12)) * (0.01 + random.NextDouble());
            if (scale == Scale.Log) (low, high) = (Math.Abs(low) + 1e-12, Math.Abs(low) + 1e-12 + high - low);
            if (!(high - low > Math.Abs(low) * 1e-9)) continue;
            Axis axis = new Figure().Axes.X;
            (axis.Scale, axis.Min, axis.Max) = (scale, low, high);
            axis.Reset();
            var (from, to) = axis.Limits();
            List<Tick> ticks = AxisTicks.Along(axis, width).Set.Major;
            for (int k = 1; k < ticks.Count; k++)
            {
                double apart = (ticks[k].At - ticks[k - 1].At) / (to - from) * width;
                Assert.True(apart >= (GlyphWidths.Of(ticks[k].Text, 11) + GlyphWidths.Of(ticks[k - 1].Text, 11)) / 2, $"[{low}, {high}]: {ticks[k - 1].Text} {ticks[k].Text}");
            }
            if (scale != Scale.Time) Assert.Equal(ticks.Count, ticks.Select(t => t.Text).Distinct().Count());    // noon is at 12:00 each day
        }
    }

    [Fact]
    public void A_narrow_range_of_large_numbers_says_what_they_add_to()
    {
        TickSet ticks = Ticks.Linear(5_000_000.001, 5_000_000.004, 4);
        Assert.Equal("+5,000,000.00", ticks.Note);
        Assert.Equal(["0.001", "0.002", "0.003", "0.004"], ticks.Major.Select(t => t.Text));
    }

    [Fact]
    public void Chosen_ticks_stand_where_they_were_put()
    {
        Axis axis = new Figure().Axes.Y;
        (axis.Ticks, axis.Scale) = ([0.1, 0.3, 1, 30], Scale.Log);
        axis.Reset();
        Assert.Equal(["0.1", "0.3", "1.0"], Ticks.For(axis, -1.5, 0.5, 5).Major.Select(t => t.Text));
        axis.TickLabels = ["a", "b", "c", "d"];
        Assert.Equal(["a", "b", "c"], Ticks.For(axis, -1.5, 0.5, 5).Major.Select(t => t.Text));
    }

    [Fact]
    public void A_symmetric_logarithm_has_zero_and_powers_on_both_sides()
    {
        var axis = new Figure().Axes.Y;
        axis.Scale = Scale.SymLog;
        axis.Reset();
        Assert.Equal(["−100", "−10", "−1", "0", "1", "10", "100"], Ticks.For(axis, axis.Transform(-200), axis.Transform(200), 8).Major.Select(t => t.Text));
        foreach (double value in new[] { -300, -1, -0.2, 0, 0.7, 5 }) Assert.Equal(value, axis.Invert(axis.Transform(value)), 1e-9);
    }

    [Fact]
    public void Hours_are_of_a_day_and_days_of_a_year()
    {
        double day = (new DateTime(2025, 3, 1) - DateTime.UnixEpoch).TotalSeconds;
        Assert.Equal("1 Mar 2025", TimeTicks.Set(day, day + 80_000, 5).Note);
        Assert.Equal("2025", TimeTicks.Set(day, day + 30 * 86_400, 5).Note);
        Assert.Null(TimeTicks.Set(day, day + 400 * 86_400, 5).Note);
    }
}
