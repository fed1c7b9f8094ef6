using static Groundwork.Frame;

namespace Groundwork.Frames.Tests;

/// <summary>Windows, differences and bins of time; what slides agrees with what is computed anew for each row.</summary>
public sealed class WindowTests
{
    private static readonly DateTime?[] Moments = [new(2024, 3, 1), new(2024, 3, 1, 0, 30, 0), new(2024, 3, 1, 1, 30, 0), new DateTime(2024, 2, 29, 23, 59, 59).AddMilliseconds(999), null];

    [Theory] // pandas: s.dt.floor(rule), s.dt.ceil(rule), s.dt.round(rule)
    [InlineData("H", "01T00 01T00 01T01 29T23", "01T00 01T01 01T02 01T00", "01T00 01T00 01T02 01T00")]
    [InlineData("D", "01T00 01T00 01T00 29T00", "01T00 02T00 02T00 01T00", "01T00 01T00 01T00 01T00")]
    [InlineData("2H", "01T00 01T00 01T00 29T22", "01T00 01T02 01T02 01T00", "01T00 01T00 01T02 01T00")]
    [InlineData("7D", "29T00 29T00 29T00 29T00", "07T00 07T00 07T00 07T00", "29T00 29T00 29T00 29T00")]
    public void Moments_go_to_the_start_of_a_bin_of_time(string rule, string down, string up, string nearest)
    {
        var when = DataFrame.Of(("when", Moments));
        Assert.Equal(down, Shown(when.Select(Col("when").Dt.Floor(rule))));
        Assert.Equal(up, Shown(when.Select(Col("when").Dt.Ceiling(rule))));
        Assert.Equal(nearest, Shown(when.Select(Col("when").Dt.Round(rule))));

        static string Shown(DataFrame frame) => string.Join(' ', frame.DropMissing().Select(Col("when").Dt.Format("ddTHH"))["when"]);
    }

    [Fact]
    public void Only_bins_of_one_length_have_a_nearest_start()
    {
        Assert.Equal("round: the bins of \"MS\" differ in length; use D, H, min, s or ms, or Floor", Assert.Throws<FrameException>(() => Col("when").Dt.Round("MS")).Message);
        var last = DataFrame.Of(("when", new[] { DateTime.MaxValue }));
        Assert.Equal("ceiling: row 0 gives a date outside the years 1 to 9999", Assert.Throws<FrameException>(() => last.Select(Col("when").Dt.Ceiling("D"))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(100)]
    public void Differences_are_those_to_the_shifted_column(int periods)
    {
        var random = new Random(5);
        var frame = DataFrame.Of(
            ("g", Enumerable.Range(0, 200).Select(_ => random.Next(4)).ToArray()),
            ("x", Enumerable.Range(0, 200).Select(_ => random.Next(9) == 0 ? double.NaN : random.NextDouble()).ToArray()),
            ("n", Enumerable.Range(0, 200).Select(_ => random.Next(9) == 0 ? (long?)null : random.Next()).ToArray()),
            ("t", Enumerable.Range(0, 200).Select(_ => random.Next(9) == 0 ? (DateTime?)null : new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next())).ToArray()));
        foreach (var name in (string[])["x", "n", "t"])
        {
            Assert.Equal(frame.Select((Col(name) - Col(name).Shift(periods)).As("d"))["d"], frame.Select(Col(name).Diff(periods).As("d"))["d"]);
            Assert.Equal(frame.Select((Col(name) - Col(name).Shift(periods)).Over("g").As("d"))["d"], frame.Select(Col(name).Diff(periods).Over("g").As("d"))["d"]);
        }
    }

    [Fact]
    public void Resampling_takes_rows_in_any_order_and_leaves_out_those_without_a_date()
    {
        // pandas: resample('2D').sum() of the sorted dates
        DateTime?[] days = [new(2024, 1, 5, 12, 0, 0), null, new(2024, 1, 1, 6, 0, 0), new(2024, 1, 2, 23, 0, 0), null, new(2024, 1, 3)];
        var frame = DataFrame.Of(("day", days), ("x", new[] { 1, 2, 4, 8, 16, 32 }));
        Assert.Equal("day,x\n2024-01-01,12\n2024-01-03,32\n2024-01-05,1\n", frame.Resample("day", "2D", Col("x").Sum()).ToCsv());
        Assert.Equal([12L + 32 + 1], frame.Resample("day", "ME", Col("x").Sum())["x"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Sliding_windows_agree_with_each_window_alone(int window)
    {
        // Long enough for several parts on several threads, with runs of equal values, missing ones and infinities.
        var random = new Random(8);
        var x = Enumerable.Range(0, 150_000).Select(i => random.Next(30) == 0 ? double.NaN : i is > 70_000 and < 70_900 ? 3.25 : i % 9_973 == 5 ? double.PositiveInfinity : random.Next(1000) / 8.0).ToArray();
        var frame = DataFrame.Of(("x", x));
        var rolling = Col("x").Rolling(window, minPresent: 1);
        Agree(rolling.Quantile(0.3), rolling.Apply(values => values.Order().ToArray() is var s ? Between(s, 0.3) : 0));
        Agree(rolling.Median(), rolling.Apply(values => values.Order().ToArray() is var s ? Between(s, 0.5) : 0));
        Agree(rolling.Max(), rolling.Apply(values => values.Max()));
        Agree(rolling.Sum(), rolling.Apply(values => values.Sum()));
        Agree(rolling.Var(0), rolling.Apply(values => values.Any(double.IsInfinity) ? double.NaN : values.Average(value => (value - values.Average()) * (value - values.Average()))));

        static double Between(double[] sorted, double q) => Statistics.OfSorted((ReadOnlySpan<double>)sorted, q, QuantileMethod.Linear);

        void Agree(Expr sliding, Expr alone)
        {
            double[] a = frame.Select(sliding)["x"].ToArray<double>(), b = frame.Select(alone)["x"].ToArray<double>();
            // 1e-9: values below 125, sums of at most 100 of them, with compensated rounding.
            for (var row = 0; row < a.Length; row++) Assert.True(a[row] == b[row] || double.IsNaN(a[row]) && double.IsNaN(b[row]) || Math.Abs(a[row] - b[row]) < 1e-9, $"{sliding} row {row}: {a[row]} and {b[row]}");
        }
    }

    [Fact]
    public void Equal_values_have_no_variance_whatever_was_before_them() =>
        // pandas 1.5: exactly 0 once the window holds one value three times
        Assert.Equal(0.0, DataFrame.Of(("x", new[] { 1e9, 0.1, 0.1, 0.1 })).Select(Col("x").Rolling(3).Var())[3, "x"]);

    [Fact]
    public void Medians_by_group_are_those_of_the_sorted_group()
    {
        var random = new Random(6);
        foreach (var size in (int[])[1, 2, 15, 16, 17, 100, 4095, 4096, 10_000])
            foreach (var distinct in (int[])[1, 3, 1 << 20])
            {
                var values = Enumerable.Range(0, size).Select(i => (double)(random.Next(distinct) - distinct / 2)).ToArray();
                if (distinct == 3) Array.Sort(values);
                var sorted = values.Order().ToArray();
                var frame = DataFrame.Of(("g", new int[size]), ("x", values)).GroupBy("g").Agg(Col("x").Median().As("m"), Col("x").Quantile(0.9).As("q"), Col("x").Quantile(1).As("top"));
                Assert.Equal(Statistics.OfSorted((ReadOnlySpan<double>)sorted, 0.5, QuantileMethod.Linear), frame[0, "m"]);
                Assert.Equal(Statistics.OfSorted((ReadOnlySpan<double>)sorted, 0.9, QuantileMethod.Linear), frame[0, "q"]);
                Assert.Equal(sorted[^1], frame[0, "top"]);
            }
    }

    [Theory] // pandas: s.rolling("2D", closed=…, center=…).sum()
    [InlineData(WindowClosed.Right, false, "1 3 7 14 8 32")]
    [InlineData(WindowClosed.Left, false, "- 1 3 6 8 -")]
    [InlineData(WindowClosed.Both, false, "1 3 7 14 8 32")]
    [InlineData(WindowClosed.Neither, false, "- 1 3 6 8 -")]
    [InlineData(WindowClosed.Right, true, "7 6 6 8 - 32")]
    [InlineData(WindowClosed.Left, true, "1 7 7 8 - 32")]
    [InlineData(WindowClosed.Both, true, "7 7 7 8 - 32")]
    [InlineData(WindowClosed.Neither, true, "1 6 6 8 - 32")]
    public void Windows_of_time_hold_the_rows_of_that_time(WindowClosed closed, bool center, string expected) =>
        Assert.Equal(expected, string.Join(' ', Series.Select(Col("x").Rolling("2D", on: "when", center: center, closed: closed).Sum())["x"].Select(value => value ?? "-")));

    [Fact]
    public void Windows_of_time_know_every_statistic()
    {
        // pandas: rolling("2D", min_periods=2).mean(), rolling("2D").count(), rolling("3D").max(), rolling("3D").median()
        Assert.Equal([null, 1.5, 7 / 3.0, 14 / 3.0, null, null], Of(Col("x").Rolling("2D", on: "when", minPresent: 2).Mean()));
        Assert.Equal([1.0, 2.0, 3.0, 3.0, 1.0, 1.0], Of(Col("x").Rolling("2D", on: "when").Count()));
        Assert.Equal([1.0, 2.0, 4.0, 8.0, 8.0, 32.0], Of(Col("x").Rolling(TimeSpan.FromDays(3), on: "when").Max()));
        Assert.Equal([1.0, 1.5, 2.0, 3.0, 8.0, 32.0], Of(Col("x").Rolling("72h", on: "when").Median()));

        static IEnumerable<object?> Of(Expr rolling) => Series.Select(rolling)["x"];
    }

    [Fact]
    public void Windows_of_time_keep_to_their_group()
    {
        var two = DataFrame.Concat(Series.WithColumns(Lit("a").As("g")), Series.WithColumns((Col("x") * 10).As("x"), Lit("b").As("g")));
        var sums = two.Select(Col("x").Rolling("2D", on: "when").Sum().Over("g"))["x"];
        Assert.Equal([1.0, 3.0, 7.0, 14.0, 8.0, 32.0, 10.0, 30.0, 70.0, 140.0, 80.0, 320.0], sums);
        // Rows of the groups may be mixed: only each group's own dates ascend.
        Assert.Equal(14.0, two.Sort("x").Sort("when").Select(Col("x").Rolling("2D", on: "when").Sum().Over("g").As("s"), Col("x"))
            .Filter(Col("x") == 8)[0, "s"]);
    }

    [Fact]
    public void Dates_of_windows_ascend_and_are_all_there()
    {
        Assert.Equal("rolling: the dates of \"when\" do not ascend (2024-01-05T00:00:00 follows 2024-01-09T00:00:00); use Sort(\"when\") first",
            Assert.Throws<FrameException>(() => Series.Sort(Desc("when")).Select(Col("x").Rolling("2D", on: "when").Sum())).Message);
        var gap = DataFrame.Of(("when", new DateTime?[] { null }), ("x", new[] { 1.0 }));
        Assert.StartsWith("rolling: \"when\" has missing dates", Assert.Throws<FrameException>(() => gap.Select(Col("x").Rolling("2D", on: "when").Sum())).Message);
        Assert.StartsWith("rolling: the bins of \"MS\" differ in length", Assert.Throws<FrameException>(() => Col("x").Rolling("MS", on: "when")).Message);
        Assert.Throws<ColumnTypeException>(() => Series.Select(Col("x").Rolling("2D", on: "x").Sum()));
        Assert.Throws<UnknownColumnException>(() => Series.Select(Col("x").Rolling("2D", on: "then").Sum()));
    }

    private static readonly DataFrame Series = DataFrame.Of(
        ("when", new DateTime[] { new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 2), new(2024, 1, 3, 12, 0, 0), new(2024, 1, 5), new(2024, 1, 9) }),
        ("x", new double?[] { 1, 2, 4, 8, null, 32 }));
}
