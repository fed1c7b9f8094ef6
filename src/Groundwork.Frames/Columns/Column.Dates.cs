namespace Groundwork;

public abstract partial class Column
{
    /// <summary>The dates from a first one up to and with a last one: what pandas and Polars call a date range.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="start">Where it begins; weeks, months, quarters and years begin with the first one that is named by a day from then on.</param>
    /// <param name="end">No date is later.</param>
    /// <param name="rule">The step: D, H, T or min (minutes), S, L or ms, with a number in front for several (6H, 7D), or W (Sundays), MS, ME, QS, QE, YS, YE, as in <see cref="DataFrame.Resample"/>.</param>
    /// <exception cref="FrameException">The rule is not known, or gives more than 2³¹ dates.</exception>
    /// <example><c>new DataFrame(Column.DateRange("day", new(2024, 1, 1), new DateTime(2024, 12, 31)))</c></example>
    public static Column DateRange(string name, DateTime start, DateTime end, string rule = "D") => DateRanges.Of(name, start, end, int.MaxValue, rule);

    /// <summary>A number of dates from a first one on.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="start">Where it begins; weeks, months, quarters and years begin with the first one that is named by a day from then on.</param>
    /// <param name="count">How many dates.</param>
    /// <param name="rule">The step, as for a range with an end.</param>
    /// <exception cref="FrameException">The rule is not known, or the dates go beyond the year 9999.</exception>
    /// <example><c>Column.DateRange("month", new DateTime(2024, 1, 1), 12, "MS")</c></example>
    public static Column DateRange(string name, DateTime start, int count, string rule = "D")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var dates = DateRanges.Of(name, start, DateTime.MaxValue, count, rule);
        return dates.Length == count ? dates : throw new FrameException($"date range: {count} steps of {rule} from {start:yyyy-MM-dd} go beyond the year 9999");
    }
}

internal static class DateRanges
{
    public static ValueColumn<DateTime> Of(string name, DateTime start, DateTime end, int count, string rule)
    {
        Names.Check("date range", name);
        var bins = TimeRule.Parse(rule);
        start = DateTime.SpecifyKind(start, DateTimeKind.Unspecified);
        if (bins.Ticks > 0)
        {
            var steps = start > end || count == 0 ? 0 : (end.Ticks - start.Ticks) / bins.Ticks + 1;
            if (steps > Array.MaxLength && count > Array.MaxLength) throw new FrameException($"date range: {steps} steps of {rule} are more than a column holds; use a coarser rule");
            var ticks = new DateTime[Math.Min(steps, count)];
            for (var i = 0; i < ticks.Length; i++) ticks[i] = start.AddTicks(i * bins.Ticks);
            return new ValueColumn<DateTime>(name, ticks);
        }
        // The bins' labels at the start's time of day.
        var (day, time) = (start.Date, start.TimeOfDay);
        var dates = new List<DateTime>();
        try
        {
            for (var label = bins.FirstFrom(day); dates.Count < count && label + time <= end; label = bins.Next(label)) dates.Add(label + time);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The calendar ends here.
        }
        return new ValueColumn<DateTime>(name, [.. dates]);
    }
}
