namespace Groundwork;

/// <summary>Missing values filled from their neighbours, within segments.</summary>
internal static class Filling
{
    public static Column Forward(Column column, int[] starts, int limit)
    {
        CheckLimit(limit);
        if (!column.HasMissing) return column;
        var rows = new int[column.Length];
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            var last = -1;
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
            {
                if (!column.Missing(row)) last = row;
                rows[row] = last >= 0 && row - last <= limit ? last : -1;
            }
        }
        return column.Take(rows);
    }

    public static Column Backward(Column column, int[] starts, int limit)
    {
        CheckLimit(limit);
        if (!column.HasMissing) return column;
        var rows = new int[column.Length];
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            var next = -1;
            for (var row = starts[segment + 1] - 1; row >= starts[segment]; row--)
            {
                if (!column.Missing(row)) next = row;
                rows[row] = next >= 0 && next - row <= limit ? next : -1;
            }
        }
        return column.Take(rows);
    }

    public static Column Interpolate(Column column, int[] starts, int limit)
    {
        CheckLimit(limit);
        if (!column.HasMissing) return column;
        var result = (double[])Elementwise.Numbers("interpolate", column).Clone();
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            var last = -1;
            for (var row = starts[segment]; row <= starts[segment + 1]; row++)
            {
                var atEnd = row == starts[segment + 1];
                if (!atEnd && double.IsNaN(result[row])) continue;
                if (last >= 0)
                {
                    var slope = atEnd ? 0 : (result[row] - result[last]) / (row - last);
                    for (var i = last + 1; i < row && i - last <= limit; i++) result[i] = result[last] + slope * (i - last);
                }
                last = row;
            }
        }
        return Column.Wrap(column.Name, result);
    }

    private static void CheckLimit(int limit)
    {
        if (limit < 1) throw new FrameException($"fill: a limit of {limit} fills nothing; give at least 1");
    }
}
