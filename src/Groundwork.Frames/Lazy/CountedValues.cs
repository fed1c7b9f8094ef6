namespace Groundwork;

/// <summary>Aggregations of values that stand once a group, in ascending order, with the number of their rows.</summary>
internal static class CountedValues
{
    /// <summary>A quantile for each group; NaN where it has no value.</summary>
    public static double[] Quantiles(double[] values, ReadOnlySpan<long> counts, Grouping groups, AggregateOptions options)
    {
        var result = new double[groups.Count];
        for (var group = 0; group < result.Length; group++)
        {
            var rows = groups.Order.AsSpan(groups.Starts[group]..groups.Starts[group + 1]);
            long total = 0;
            foreach (var row in rows) total += double.IsNaN(values[row]) ? 0 : counts[row];
            if (total == 0)
            {
                result[group] = double.NaN;
                continue;
            }
            var position = options.Quantile * (total - 1);
            var below = (long)Math.Floor(position);
            result[group] = Statistics.Place(At(below, values, counts, rows), At(Math.Min(below + 1, total - 1), values, counts, rows), below, position - below, options.Method);
        }
        return result;
    }

    /// <summary>The row of the most frequent value of each group, the least of several; -1 where it has no value.</summary>
    public static int[] Modes(Column values, ReadOnlySpan<long> counts, Grouping groups)
    {
        var picks = new int[groups.Count];
        for (var group = 0; group < picks.Length; group++)
        {
            picks[group] = -1;
            foreach (var row in groups.Order.AsSpan(groups.Starts[group]..groups.Starts[group + 1]))
                if (!values.Missing(row) && (picks[group] < 0 || counts[row] > counts[picks[group]])) picks[group] = row;
        }
        return picks;
    }

    /// <summary>The value at a place, were each repeated as often as it was counted.</summary>
    private static double At(long place, double[] values, ReadOnlySpan<long> counts, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if ((place -= counts[row]) < 0) return values[row];
        throw new InvalidOperationException("quantile: a place beyond the counted values");
    }
}
