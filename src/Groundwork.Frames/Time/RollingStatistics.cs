namespace Groundwork;

/// <summary>Statistics of sliding windows; sums slide with a compensation, so rounding errors do not pile up.</summary>
internal static class RollingStatistics
{
    public static Column Of(Column column, (int[] From, int[] To) windows, int minPresent, RollingStatistic statistic)
    {
        var values = Elementwise.Numbers("rolling", column);
        var n = values.Length;
        var (from, to) = windows;
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
        EachPart(from, to, (first, last) => Variance(values, from, to, ddof, result, first, last));
        return result;
    }

    private static void Variance(double[] values, int[] from, int[] to, int ddof, double[] result, int first, int last)
    {
        double mean = 0, squares = 0, latest = double.NaN;
        int n = 0, start = 0, end = 0;
        int infinite = 0, alike = 0; // how many values up to the end are the same
        for (var row = first; row < last; row++)
        {
            if (from[row] >= end || from[row] < start) (mean, squares, n, start, end, infinite, alike) = (0, 0, 0, from[row], from[row], 0, 0);
            for (; end < to[row]; end++)
            {
                if (double.IsNaN(values[end])) continue;
                if (double.IsInfinity(values[end]))
                {
                    infinite++;
                    continue;
                }
                alike = values[end] == latest ? alike + 1 : 1;
                latest = values[end];
                var distance = latest - mean;
                mean += distance / ++n;
                squares += distance * (latest - mean);
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
            result[row] = infinite > 0 || n <= ddof ? double.NaN : alike >= n ? 0 : Math.Max(0, squares) / (n - ddof);
        }
    }

    /// <summary>Least or greatest values with a queue of candidates: each value enters and leaves once.</summary>
    public static double[] Extremes(double[] values, int[] from, int[] to, bool greatest)
    {
        var result = new double[values.Length];
        EachPart(from, to, (first, last) => Extremes(values, from, to, greatest, result, first, last));
        return result;
    }

    private static void Extremes(double[] values, int[] from, int[] to, bool greatest, double[] result, int first, int last)
    {
        var queue = new int[to[last - 1] - from[first]]; // a value enters once
        int head = 0, tail = 0, end = 0, start = 0;
        for (var row = first; row < last; row++)
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
        EachPart(from, to, (first, last) => Slide(values, from, to, result, first, last));
        return result;
    }

    private static void Slide(double[] values, int[] from, int[] to, double[] result, int first, int last)
    {
        double sum = 0, lost = 0;
        int start = 0, end = 0, plus = 0, minus = 0;
        for (var row = first; row < last; row++)
        {
            if (from[row] >= end || from[row] < start) (sum, lost, start, end, plus, minus) = (0, 0, from[row], from[row], 0, 0);
            for (; end < to[row]; end++) Add(values[end], 1, ref sum, ref lost, ref plus, ref minus);
            for (; start < from[row]; start++) Add(-values[start], -1, ref sum, ref lost, ref plus, ref minus);
            result[row] = plus > 0 ? minus > 0 ? double.NaN : double.PositiveInfinity : minus > 0 ? double.NegativeInfinity : sum;
        }
    }

    /// <summary>Runs the body over parts of the rows, each of which starts anew: on several threads while windows are short beside the parts.</summary>
    private static void EachPart(int[] from, int[] to, Action<int, int> body)
    {
        var longest = 0;
        for (var row = 0; row < from.Length; row++) longest = Math.Max(longest, to[row] - from[row]);
        if (longest <= Chunks.Rows / 8) Chunks.For(from.Length, (_, first, last) => body(first, last));
        else body(0, from.Length);
    }

    /// <summary>Quantiles of windows that slide: their present values are kept sorted.</summary>
    public static double[] Quantile(double[] values, int[] from, int[] to, double q)
    {
        var result = new double[values.Length];
        EachPart(from, to, (first, last) => Quantile(values, from, to, q, result, first, last));
        return result;
    }

    private static void Quantile(double[] values, int[] from, int[] to, double q, double[] result, int first, int last)
    {
        var sorted = new double[64];
        int count = 0, start = 0, end = 0;
        for (var row = first; row < last; row++)
        {
            if (from[row] >= end || from[row] < start)
            {
                // Nothing is shared with the window before: all at once.
                (count, start, end) = (0, from[row], to[row]);
                if (sorted.Length < end - start) sorted = new double[Math.Max(end - start, sorted.Length * 2)];
                for (var i = start; i < end; i++) if (!double.IsNaN(values[i])) sorted[count++] = values[i];
                sorted.AsSpan(0, count).Sort();
            }
            for (; start < from[row]; start++)
            {
                if (double.IsNaN(values[start])) continue;
                var at = sorted.AsSpan(0, count--).BinarySearch(values[start]);
                sorted.AsSpan(at + 1, count - at).CopyTo(sorted.AsSpan(at));
            }
            for (; end < to[row]; end++)
            {
                if (double.IsNaN(values[end])) continue;
                if (count == sorted.Length) Array.Resize(ref sorted, count * 2);
                var at = sorted.AsSpan(0, count).BinarySearch(values[end]);
                if (at < 0) at = ~at;
                sorted.AsSpan(at, count++ - at).CopyTo(sorted.AsSpan(at + 1));
                sorted[at] = values[end];
            }
            result[row] = Statistics.OfSorted((ReadOnlySpan<double>)sorted.AsSpan(0, count), q, QuantileMethod.Linear);
        }
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
}
