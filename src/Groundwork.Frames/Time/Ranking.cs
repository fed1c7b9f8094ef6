namespace Groundwork;

/// <summary>Ranks within segments.</summary>
internal static class Ranking
{
    public static Column Of(Column column, int[] starts, RankMethod method, bool descending, MissingRank missing, bool asShare)
    {
        var keys = SortOrder.Sortable(column);
        if (descending) for (var row = 0; row < keys.Length; row++) keys[row] = ~keys[row];
        var ranks = new double[column.Length];
        for (var segment = 0; segment + 1 < starts.Length; segment++) Segment(column, keys, starts[segment], starts[segment + 1], ranks, method, missing, asShare);
        return Column.Wrap(column.Name, ranks);
    }

    private static void Segment(Column column, ulong[] keys, int from, int to, double[] ranks, RankMethod method, MissingRank missing, bool asShare)
    {
        var present = new List<int>(to - from);
        var absent = new List<int>();
        for (var row = from; row < to; row++) (column.Missing(row) ? absent : present).Add(row);
        int[] order = [.. present];
        RadixSort.Refine(order, Array.ConvertAll(order, row => keys[row]));
        foreach (var row in absent) ranks[row] = double.NaN;
        if (missing == MissingRank.Top) order = [.. absent, .. order];
        if (missing == MissingRank.Bottom) order = [.. order, .. absent];
        var dense = 0;
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && Same(column, keys, order[first], order[end])) end++;
            dense++;
            for (var i = first; i < end; i++)
                ranks[order[i]] = method switch
                {
                    RankMethod.Average => (first + 1 + end) / 2.0,
                    RankMethod.Min => first + 1,
                    RankMethod.Max => end,
                    RankMethod.First => i + 1,
                    _ => dense,
                };
            first = end;
        }
        if (!asShare) return;
        var count = method == RankMethod.Dense ? dense : order.Length;
        foreach (var row in order) ranks[row] /= count;
    }

    private static bool Same(Column column, ulong[] keys, int a, int b) =>
        column.Missing(a) ? column.Missing(b) : !column.Missing(b) && keys[a] == keys[b];
}
