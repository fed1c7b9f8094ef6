namespace Groundwork;

/// <summary>Aggregations that pick rows or need a group's values together.</summary>
internal static class GroupPicks
{
    /// <summary>The row of each group's least, greatest, first or last present value; -1 where there is none.</summary>
    public static int[] Rows(Aggregate kind, Column column, Grouping groups)
    {
        var picks = new int[groups.Count];
        picks.AsSpan().Fill(-1);
        var ids = groups.Ids;
        var ranks = kind is Aggregate.Min or Aggregate.Max ? SortOrder.Sortable(column) : null;
        var hasMissing = column.HasMissing;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] is not (>= 0 and var id) || hasMissing && column.Missing(row)) continue;
            var best = picks[id];
            var better = best < 0 || kind switch
            {
                Aggregate.Min => ranks![row] < ranks[best],
                Aggregate.Max => ranks![row] > ranks[best],
                Aggregate.First => false,
                _ => true,
            };
            if (better) picks[id] = row;
        }
        return picks;
    }

    public static long[] CountDistinct(Column column, Grouping groups)
    {
        var (codes, count) = Grouping.Number([column], column.Length, dropMissing: true);
        var seen = new int[count]; // the last group, plus 1, in which a code was met
        var distinct = new long[groups.Count];
        var (order, starts) = (groups.Order, groups.Starts);
        for (var group = 0; group < distinct.Length; group++)
            for (var i = starts[group]; i < starts[group + 1]; i++)
            {
                if (codes[order[i]] is not (>= 0 and var code) || seen[code] == group + 1) continue;
                seen[code] = group + 1;
                distinct[group]++;
            }
        return distinct;
    }

    public static int[] Modes(Column column, Grouping groups)
    {
        var (codes, count) = Grouping.Number([column], column.Length, dropMissing: true);
        var counts = new int[count];
        var picks = new int[groups.Count];
        var (order, starts) = (groups.Order, groups.Starts);
        for (var group = 0; group < picks.Length; group++)
        {
            picks[group] = -1;
            var rows = order.AsSpan(starts[group], starts[group + 1] - starts[group]);
            foreach (var row in rows) if (codes[row] >= 0) counts[codes[row]]++;
            foreach (var row in rows)
            {
                if (codes[row] < 0) continue;
                var best = picks[group] < 0 ? -1 : codes[picks[group]];
                if (best < 0 || counts[codes[row]] > counts[best] || counts[codes[row]] == counts[best] && codes[row] < best) picks[group] = row;
            }
            foreach (var row in rows) if (codes[row] >= 0) counts[codes[row]] = 0;
        }
        return picks;
    }

    public delegate void PresentValues(int group, Span<double> values);

    /// <summary>Hands each group's present values to the body, which may reorder them.</summary>
    public static void EachPresent(double[] values, Grouping groups, PresentValues body)
    {
        var (order, starts) = (groups.Order, groups.Starts);
        Chunks.Each(Chunks.CountOf(groups.Count, 256), chunk =>
        {
            var buffer = Array.Empty<double>();
            for (var group = chunk * 256; group < Math.Min(groups.Count, (chunk + 1) * 256); group++)
            {
                var (from, to) = (starts[group], starts[group + 1]);
                if (buffer.Length < to - from) buffer = new double[to - from];
                var count = 0;
                for (var i = from; i < to; i++) if (values[order[i]] is var value && !double.IsNaN(value)) buffer[count++] = value;
                body(group, buffer.AsSpan(0, count));
            }
        });
    }
}
