using Groundwork.Nn;

namespace Groundwork.Tests.Optim;

public class ScheduleTests
{
    static double[] Rates(Schedule schedule, int steps) => [.. schedule.Rates(steps).Select(r => Math.Round(r, 10))];

    [Fact]
    public void Warmup_and_cosine_starts_above_zero_peaks_and_ends_at_the_least()
    {
        var s = Schedule.WarmupCosine(rate: 1, steps: 10, warmup: 4, minFactor: 0.1);
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Rates(s, 4));
        Assert.Equal(0.55, s.At(7), 12); // half way down
        Assert.Equal(0.1, s.At(10), 12);
        Assert.Equal(0.1, s.At(99), 12);
    }

    [Fact]
    public void Steps_and_milestones_multiply_by_gamma()
    {
        Assert.Equal([1, 1, 0.1, 0.1, 0.01], Rates(Schedule.Step(1, 2), 4));
        Assert.Equal([1, 0.5, 0.5, 0.25], Rates(Schedule.MultiStep(1, [1, 3], 0.5), 3));
    }

    [Fact]
    public void A_sequence_starts_each_part_at_its_own_zero() =>
        Assert.Equal([1, 1, 8, 4, 2], Rates(Schedule.Sequence([Schedule.Constant(1), Schedule.Exponential(8, 0.5)], [2]), 4));

    [Fact]
    public void Warm_restarts_begin_again_after_growing_periods() =>
        Assert.Equal([1, 0.5, 1, 0.8535533906, 0.5, 0.1464466094, 1], Rates(Schedule.CosineWarmRestarts(1, period: 2, factor: 2), 6)); // cos² of eighths

    [Fact]
    public void A_plateau_lowers_the_rate_after_its_patience() =>
        Assert.Equal([1, 1, 1, 1, 0.5], new PlateauSchedule(1, factor: 0.5, patience: 1).Rates([3, 2, 2, 2]));

    [Fact]
    public void A_setting_outside_its_range_is_refused_by_name_and_value()
    {
        Assert.StartsWith("cosine schedule: steps is 0; it must be at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(0.1, 0)).Message);
        Assert.StartsWith("plateau schedule: factor is 1; it must be below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(0.1, factor: 1)).Message);
        Assert.StartsWith("warm-up and cosine: warmup is -2; it must be at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.WarmupCosine(1, 10, -2)).Message);
        Assert.StartsWith("embedding: rows is -1; it must be at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Embedding(-1, 3)).Message);
        Assert.StartsWith("huber: delta is NaN; it must be above 0", Assert.Throws<ArgumentOutOfRangeException>(() => Losses.Huber(1.0, 2.0, delta: double.NaN)).Message);
    }

    [Fact]
    public void A_negative_step_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(1).At(-1));
}
