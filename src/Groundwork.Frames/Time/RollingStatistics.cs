namespace Groundwork;

/// <summary>Statistics of sliding windows; sums slide with a compensation, so rounding errors do not pile up.</summary>
internal static class RollingStatistics
{
    public static Column Of(Column column, int[] starts, int window, int minPresent, bool center, RollingStatistic statistic)
    {
        var values = Elementwise.Numbers("rolling", column);
        var n = values.Length;
        int[] from = new int[n], to = new int[n];
        // Centred windows of an even size reach one row further back than forward, as in pandas.
        var ahead = center ? (window - 1) / 2 : 0;
        for (var segment = 0; segment + 1 < starts.Length; segment++)
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
            {
                to[row] = (int)Math.Min((long)row + 1 + ahead, starts[segment + 1]);
                from[row] = (int)Math.Max((long)row + 1 + ahead - window, starts[segment]);
            }
        var present = new int[n + 1];
        for (var row = 0; row < n; row++) present[row + 1] = present[row] + (double.IsNaN(values[row]) ? 0 : 1);
        var counts = new int[n];
        for (var row = 0; row < n; row++) counts[row] = present[to[row]] - present[from[row]];
        var result = statistic(values, counts, from, to);
        for (var row = 0; row < n; row++) if (counts[row] < minPresent) result[row] = double.NaN;
        return Column.Wrap(column.Name, result);
    }

    public static double[] Count(int[] counts, int[] from, int[] to, int minRows)
    {
        var result = new double[counts.Length];
        for (var row = 0; row < result.Length; row++) result[row] = to[row] - from[row] < minRows ? double.NaN : counts[row];
        return result;
    }

    public static double[] Sum(double[] values, int[] counts, int[] from, int[] to)
    {
        var sums = Slide(values, from, to);
        for (var row = 0; row < sums.Length; row++) if (counts[row] == 0) sums[row] = 0;
        return sums;
    }

    public static double[] Mean(double[] values, int[] counts, int[] from, int[] to)
    {
        var sums = Slide(values, from, to);
        for (var row = 0; row < sums.Length; row++) sums[row] = counts[row] == 0 ? double.NaN : sums[row] / counts[row];
        return sums;
    }

    /// <summary>Welford's update, forwards and backwards (B. P. Welford, 1962), started anew when a window shares nothing with the last.</summary>
    public static double[] Variance(double[] values, int[] counts, int[] from, int[] to, int ddof)
    {
        var result = new double[values.Length];
        double mean = 0, squares = 0;
        int n = 0, start = 0, end = 0;
        var infinite = 0;
        for (var row = 0; row < result.Length; row++)
        {
            if (from[row] >= end || from[row] < start) (mean, squares, n, start, end, infinite) = (0, 0, 0, from[row], from[row], 0);
            for (; end < to[row]; end++)
            {
                if (double.IsNaN(values[end])) continue;
                if (double.IsInfinity(values[end]))
                {
                    infinite++;
                    continue;
                }
                var distance = values[end] - mean;
                mean += distance / ++n;
                squares += distance * (values[end] - mean);
            }
            for (; start < from[row]; start++)
            {
                if (double.IsNaN(values[start])) continue;
                if (double.IsInfinity(values[start]))
                {
                    infinite--;
                    continue;
                }
                if (--n == 0)
                {
                    (mean, squares) = (0, 0);
                    continue;
                }
                var distance = values[start] - mean;
                mean -= distance / n;
                squares -= distance * (values[start] - mean);
            }
            result[row] = infinite > 0 || n <= ddof ? double.NaN : Same(values, start, end) ? 0 : Math.Max(0, squares) / (n - ddof);
        }
        return result;
    }

    /// <summary>Least or greatest values with a queue of candidates: each value enters and leaves once.</summary>
    public static double[] Extremes(double[] values, int[] from, int[] to, bool greatest)
    {
        var result = new double[values.Length];
        var queue = new int[values.Length];
        int head = 0, tail = 0, end = 0, start = 0;
        for (var row = 0; row < result.Length; row++)
        {
            if (from[row] >= end || from[row] < start) (head, tail, end) = (0, 0, from[row]);
            start = from[row];
            for (; end < to[row]; end++)
            {
                if (double.IsNaN(values[end])) continue;
                while (tail > head && (greatest ? values[queue[tail - 1]] <= values[end] : values[queue[tail - 1]] >= values[end])) tail--;
                queue[tail++] = end;
            }
            while (head < tail && queue[head] < from[row]) head++;
            result[row] = head < tail ? values[queue[head]] : double.NaN;
        }
        return result;
    }

    public delegate double OfWindow(Span<double> present);

    public static double[] EachWindow(double[] values, int[] from, int[] to, OfWindow statistic)
    {
        var result = new double[values.Length];
        Chunks.For(values.Length, (_, first, end) =>
        {
            var buffer = Array.Empty<double>();
            for (var row = first; row < end; row++)
            {
                if (buffer.Length < to[row] - from[row]) buffer = new double[to[row] - from[row]];
                var count = 0;
                for (var i = from[row]; i < to[row]; i++) if (!double.IsNaN(values[i])) buffer[count++] = values[i];
                result[row] = count == 0 ? double.NaN : statistic(buffer.AsSpan(0, count));
            }
        }, 4096);
        return result;
    }

    /// <summary>Sliding sums with Kahan's compensation; infinities are counted, not added.</summary>
    private static double[] Slide(double[] values, int[] from, int[] to)
    {
        var result = new double[values.Length];
        double sum = 0, lost = 0;
        int start = 0, end = 0, plus = 0, minus = 0;
        for (var row = 0; row < result.Length; row++)
        {
            if (from[row] >= end || from[row] < start) (sum, lost, start, end, plus, minus) = (0, 0, from[row], from[row], 0, 0);
            for (; end < to[row]; end++) Add(values[end], 1, ref sum, ref lost, ref plus, ref minus);
            for (; start < from[row]; start++) Add(-values[start], -1, ref sum, ref lost, ref plus, ref minus);
            result[row] = plus > 0 ? minus > 0 ? double.NaN : double.PositiveInfinity : minus > 0 ? double.NegativeInfinity : sum;
        }
        return result;
    }

    private static void Add(double value, int count, ref double sum, ref double lost, ref int plus, ref int minus)
    {
        if (double.IsNaN(value)) return;
        if (double.IsInfinity(value))
        {
            if (value > 0 == count > 0) plus += count;
            else minus += count;
            return;
        }
        var next = value - lost;
        var total = sum + next;
        lost = total - sum - next;
        sum = total;
    }

    private static bool Same(double[] values, int from, int to)
    {
        var first = double.NaN;
        for (var i = from; i < to; i++)
        {
            if (double.IsNaN(values[i])) continue;
            if (double.IsNaN(first)) first = values[i];
            else if (values[i] != first) return false;
        }
        return true;
    }
}
