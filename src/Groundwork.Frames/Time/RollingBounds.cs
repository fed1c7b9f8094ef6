namespace Groundwork;

/// <summary>Where the windows of rows begin and end, within segments.</summary>
internal static class RollingBounds
{
    public static (int[] From, int[] To) OfRows(int[] starts, int window, bool center)
    {
        int[] from = new int[starts[^1]], to = new int[starts[^1]];
        // Centred windows of an even size reach one row further back than forward, as in pandas.
        var ahead = center ? (window - 1) / 2 : 0;
        for (var segment = 0; segment + 1 < starts.Length; segment++)
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
            {
                to[row] = (int)Math.Min((long)row + 1 + ahead, starts[segment + 1]);
                from[row] = (int)Math.Max((long)row + 1 + ahead - window, starts[segment]);
            }
        return (from, to);
    }

    /// <summary>Windows of time; one that is not centred ends with its row, or before it, also when neighbours have the same time, as in pandas.</summary>
    public static (int[] From, int[] To) OfTime(Column along, int[] starts, long window, bool center, WindowClosed closed)
    {
        var dates = DateParts.Dates("rolling", along);
        var ticks = ColumnCast.ToLongs(dates).Values;
        int[] from = new int[starts[^1]], to = new int[starts[^1]];
        var withLeft = closed is WindowClosed.Left or WindowClosed.Both;
        var withRight = closed is WindowClosed.Right or WindowClosed.Both;
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            int first = starts[segment], behind = starts[segment], end = starts[segment + 1];
            for (var row = starts[segment]; row < end; row++)
            {
                if (dates.Missing(row)) throw new FrameException($"rolling: \"{along.Name}\" has missing dates; drop those rows first, as in DropMissing([\"{along.Name}\"])");
                if (row > starts[segment] && ticks[row] < ticks[row - 1]) throw new FrameException($"rolling: the dates of \"{along.Name}\" do not ascend ({ValueText.Of(dates.Data[row])} follows {ValueText.Of(dates.Data[row - 1])}); use Sort(\"{along.Name}\") first");
                var last = center ? ticks[row] + window / 2 : ticks[row];
                var start = center ? ticks[row] - window / 2 : ticks[row] - window;
                while (first < row && (withLeft ? ticks[first] < start : ticks[first] <= start)) first++;
                if (!center) behind = withRight ? row + 1 : row;
                else while (behind < end && (withRight ? ticks[behind] <= last : ticks[behind] < last)) behind++;
                (from[row], to[row]) = (Math.Min(first, behind), behind);
            }
        }
        return (from, to);
    }
}
