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
        for (var row = 1; row < RowCount; row++)
            if (!dates.Missing(row) && !dates.Missing(row - 1) && dates.Data[row] < dates.Data[row - 1]) return Sort(date).Resample(date, rule, aggregations);
        var present = dates.HasMissing ? Array.FindAll(dates.Data, static day => day != default) : dates.Data;
        var (first, last) = (present.Min(), present.Max());
        var labels = new List<DateTime>();
        var end = bins.Label(last, first);
        for (var label = bins.Label(first, first); label <= end; label = bins.Next(label))
        {
            labels.Add(label);
            if (labels.Count > 100_000_000) throw new FrameException($"resample: \"{rule}\" makes more than {labels.Count:N0} bins between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}; use a coarser rule");
        }
        var places = new Dictionary<DateTime, int>(labels.Count);
        for (var i = 0; i < labels.Count; i++) places[labels[i]] = i;
        var ids = new int[RowCount];
        for (var row = 0; row < ids.Length; row++) ids[row] = dates.Missing(row) ? -1 : places[bins.Label(dates.Data[row], first)];
        var context = Evaluation.PerGroup("resample", this, Grouping.Of(this, ids, labels.Count));
        return new DataFrame([new ValueColumn<DateTime>(date, [.. labels]), .. aggregations.Select(context.Full)]);
    }
}
