namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Aggregates the rows in bins along a date column. Every bin from the first date to the last is there, the empty ones too.</summary>
    /// <param name="date">The date column; it comes first in the result, holding each bin's start (for weeks the Sunday that ends it).</param>
    /// <param name="rule">D, H, T or min (minutes), S, L or ms, W, MS (months), QS (quarters) or YS (years), with a number in front for several: 6H, 2D; ME, QE and YE name months, quarters and years by their last day.</param>
    /// <param name="aggregations">What to compute in each bin: a sum or count of nothing is 0, the others are missing.</param>
    /// <exception cref="FrameException">The rule is not known, or the result would have too many bins.</exception>
    /// <exception cref="ColumnTypeException">The column holds no dates.</exception>
    /// <example><c>weather.Resample("date", "MS", Col("temp_max").Mean().As("mean"), Col("precipitation").Sum().As("rain"))</c></example>
    public DataFrame Resample(string date, string rule, params Expr[] aggregations)
    {
        var bins = TimeRule.Parse(rule);
        var dates = DateParts.Dates("resample", Find("resample", date));
        if (!dates.HasAny()) return new DataFrame([dates.Slice(0, 0), .. Head(0).WithColumns(aggregations).columns.Where(column => aggregations.Any(value => value.OutputName == column.Name))]);
        // First and last mean the first and last in time, whatever the order of the rows.
        if (!IsAscending(dates)) return Sort(date).Resample(date, rule, aggregations);
        var (low, high) = (0, RowCount - 1);
        while (dates.Missing(low)) low++;
        while (dates.Missing(high)) high--;
        var (first, last) = (dates.Data[low], dates.Data[high]);
        var labels = new List<DateTime>();
        var end = bins.Label(last, first);
        for (var label = bins.Label(first, first); label <= end; label = bins.Next(label))
        {
            labels.Add(label);
            if (labels.Count > 100_000_000) throw new FrameException($"resample: \"{rule}\" makes more than {labels.Count:N0} bins between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}; use a coarser rule");
        }
        var ids = Bins(dates, bins, first, labels);
        var context = Evaluation.PerGroup("resample", this, Grouping.Of(this, ids, labels.Count));
        return new DataFrame([new ValueColumn<DateTime>(date, [.. labels]), .. aggregations.Select(context.Full)]);
    }

    private static bool IsAscending(ValueColumn<DateTime> dates)
    {
        var before = DateTime.MinValue;
        for (var row = 0; row < dates.Length; row++)
        {
            if (dates.Valid is not null && !dates.Valid[row]) continue;
            if (dates.Data[row] < before) return false;
            before = dates.Data[row];
        }
        return true;
    }

    /// <summary>The number of each row's bin; the rows ascend, so bins are found by walking along their labels.</summary>
    private static int[] Bins(ValueColumn<DateTime> dates, TimeRule bins, DateTime first, List<DateTime> labels)
    {
        var ids = new int[dates.Length];
        var bin = 0;
        var (from, to) = (DateTime.MaxValue, DateTime.MinValue); // moments that are known to be in the bin
        for (var row = 0; row < ids.Length; row++)
        {
            ids[row] = -1;
            if (dates.Valid is not null && !dates.Valid[row]) continue;
            var at = dates.Data[row];
            if (at < from || at > to)
            {
                var label = bins.Label(at, first);
                while (labels[bin] < label) bin++;
                (from, to) = bins.Ticks > 0 ? (label, label.AddTicks(Math.Min(bins.Ticks - 1, DateTime.MaxValue.Ticks - label.Ticks))) : (at.Date, at.Date.AddTicks(TimeSpan.TicksPerDay - 1));
            }
            ids[row] = bin;
        }
        return ids;
    }
}
