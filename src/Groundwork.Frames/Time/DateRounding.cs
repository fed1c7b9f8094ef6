namespace Groundwork;

/// <summary>Moments moved to the start of a bin of time.</summary>
internal static class DateRounding
{
    /// <summary>The length of the rule's bins.</summary>
    public static long Ticks(string op, string rule) => TimeRule.Parse(rule).Ticks is > 0 and var ticks ? ticks
        : throw new FrameException($"{op}: the bins of \"{rule}\" differ in length; use D, H, min, s or ms{(op == "rolling" ? "" : ", or Floor")}");

    public static Column Floor(Column column, TimeRule rule)
    {
        if (rule.Ticks > 0) return Each<Down>("floor", column, rule.Ticks);
        var dates = DateParts.Dates("dt", column);
        return new ValueColumn<DateTime>(column.Name, Loops.Map(dates.Data, rule.Label), dates.Valid);
    }

    public static Column Ceiling(Column column, long bin) => Each<Up>("ceiling", column, bin);

    public static Column Round(Column column, long bin) => Each<Nearest>("round", column, bin);

    private interface IBound
    {
        /// <param name="start">The start of the moment's bin.</param>
        /// <param name="rest">How far the moment is behind it.</param>
        /// <param name="bin">The length of a bin.</param>
        static abstract long Of(long start, long rest, long bin);
    }

    private readonly struct Down : IBound
    {
        public static long Of(long start, long rest, long bin) => start;
    }

    private readonly struct Up : IBound
    {
        public static long Of(long start, long rest, long bin) => rest == 0 ? start : start + bin;
    }

    private readonly struct Nearest : IBound
    {
        public static long Of(long start, long rest, long bin) => rest > bin - rest || rest == bin - rest && start / bin % 2 != 0 ? start + bin : start;
    }

    private static ValueColumn<DateTime> Each<TBound>(string op, Column column, long bin) where TBound : IBound
    {
        var dates = DateParts.Dates("dt", column);
        var source = dates.Data;
        var result = GC.AllocateUninitializedArray<DateTime>(source.Length);
        var reciprocal = 1.0 / bin;
        var shift = (bin - DateTime.UnixEpoch.Ticks % bin) % bin; // bins are counted from 1970, as in pandas
        Chunks.For(result.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                // The product is off by one at most, which is mended; a division takes ten times as long.
                var ticks = source[row].Ticks + shift;
                var start = (long)(ticks * reciprocal) * bin;
                if (start > ticks) start -= bin;
                else if (ticks - start >= bin) start += bin;
                var bound = TBound.Of(start, ticks - start, bin) - shift;
                if ((ulong)bound > (ulong)DateTime.MaxValue.Ticks)
                {
                    if (dates.Missing(row)) bound = 0;
                    else throw new FrameException($"{op}: row {row} gives a date outside the years 1 to 9999");
                }
                result[row] = new DateTime(bound);
            }
        });
        return new ValueColumn<DateTime>(column.Name, result, dates.Valid);
    }
}
