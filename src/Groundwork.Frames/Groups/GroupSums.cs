namespace Groundwork;

/// <summary>Counts, sums and variances by group, chunk by chunk: the chunks depend on rows and groups alone.</summary>
internal static class GroupSums
{
    public static long[] Sizes(Grouping groups)
    {
        var sizes = new long[groups.Count];
        foreach (var id in groups.Ids) if (id >= 0) sizes[id]++;
        return sizes;
    }

    public static long[] Counts(Column column, Grouping groups)
    {
        if (!column.HasMissing) return Sizes(groups);
        var counts = new long[groups.Count];
        for (var row = 0; row < groups.Ids.Length; row++) if (groups.Ids[row] is >= 0 and var id && !column.Missing(row)) counts[id]++;
        return counts;
    }

    /// <summary>Sums and counts of the present values; computed once for a column and grouping.</summary>
    public static (double[] Sums, double[] Counts) Sums(Column column, double[] values, Grouping groups)
    {
        var both = (double[][])groups.Once(column, "sums", () => Accumulate(values, groups));
        return (both[0], both[1]);
    }

    public static double[] Variances(Column column, double[] values, Grouping groups, int ddof)
    {
        var (sums, counts) = Sums(column, values, groups);
        var squares = (double[])groups.Once(column, "squares", () =>
        {
            var means = new double[sums.Length];
            for (var group = 0; group < means.Length; group++) means[group] = sums[group] / counts[group];
            return ByChunk(groups, (from, to, squares, _) =>
            {
                var ids = groups.Ids;
                for (var row = from; row < to; row++)
                {
                    var value = values[row];
                    if (ids[row] is not (>= 0 and var id) || double.IsNaN(value)) continue;
                    var distance = value - means[id];
                    squares[id] += distance * distance;
                }
            })[0];
        });
        var variances = new double[sums.Length];
        for (var group = 0; group < variances.Length; group++) variances[group] = counts[group] > ddof ? squares[group] / (counts[group] - ddof) : double.NaN;
        return variances;
    }

    private static double[][] Accumulate(double[] values, Grouping groups) => ByChunk(groups, (from, to, sums, counts) => AddRows(values, groups.Ids, from, to, sums, counts));

    private static void AddRows(double[] values, int[] ids, int from, int to, double[] sums, double[] counts)
    {
        var part = values.AsSpan(from, to - from);
        var parts = ids.AsSpan(from, to - from);
        for (var i = 0; i < part.Length; i++)
        {
            var id = parts[i];
            var value = part[i];
            if ((uint)id >= (uint)sums.Length || double.IsNaN(value)) continue;
            sums[id] += value;
            counts[id]++;
        }
    }

    /// <summary>Runs the body on chunks with accumulators of their own, then adds these up in order.</summary>
    private static double[][] ByChunk(Grouping groups, Action<int, int, double[], double[]> body)
    {
        var rows = groups.Ids.Length;
        // Every chunk has at least 4 rows a group, so adding up the chunks costs less than filling them.
        var size = Math.Max(Math.Max(Chunks.Rows, (rows + 31) / 32), (int)Math.Min(int.MaxValue, 4L * groups.Count));
        var count = Math.Max(1, Chunks.CountOf(rows, size));
        var sums = new double[count][];
        var counts = new double[count][];
        for (var chunk = 0; chunk < count; chunk++) (sums[chunk], counts[chunk]) = (new double[groups.Count], new double[groups.Count]);
        Chunks.For(rows, (chunk, from, to) => body(from, to, sums[chunk], counts[chunk]), size);
        for (var chunk = 1; chunk < count; chunk++)
            for (var group = 0; group < groups.Count; group++)
            {
                sums[0][group] += sums[chunk][group];
                counts[0][group] += counts[chunk][group];
            }
        return [sums[0], counts[0]];
    }
}
