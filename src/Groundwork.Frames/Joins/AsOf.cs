using System.Globalization;

namespace Groundwork;

/// <summary>The nearest right row for each left row along an ordered column.</summary>
internal static class AsOf
{
    public static int[] Partners(DataFrame left, DataFrame right, string on, string[] by, AsOfDirection direction, object? tolerance)
    {
        Column a = left.Find("join as of (left)", on), b = right.Find("join as of (right)", on);
        var type = ColumnPromotion.Common(a, b);
        if (type is null || type.Value.IsText() || type == ColumnType.Bool)
            throw new ColumnTypeException($"join as of: \"{on}\" holds {a.Type.ShortName()} on the left and {b.Type.ShortName()} on the right; it must be a number, a date or a time span on both");
        return type.Value.IsFloat()
            ? Partners<double>(left, right, a, b, ColumnCast.ToDoubles(a), ColumnCast.ToDoubles(b), by, direction, Limit(tolerance, type.Value))
            : Partners<Int128>(left, right, a, b, Places(a.Cast(type.Value)), Places(b.Cast(type.Value)), by, direction, Limit(tolerance, type.Value));
    }

    private static int[] Partners<T>(DataFrame left, DataFrame right, Column a, Column b, T[] x, T[] y, string[] by, AsOfDirection direction, double? limit) where T : System.Numerics.INumber<T>
    {
        var keys = by.Length == 0 ? new JoinKeys(new int[left.RowCount], new int[right.RowCount], 1)
            : JoinKeys.Of(left.Find("join as of (left)", by), right.Find("join as of (right)", by));
        var order = SortOrder.By([(new ValueColumn<int>("id", keys.Right), false, false), (b, false, false)], right.RowCount);
        order = Array.FindAll(order, row => keys.Right[row] >= 0 && !b.Missing(row));
        int[] ids = [.. order.Select(row => keys.Right[row])];
        T[] ordered = [.. order.Select(row => y[row])];
        var partners = new int[left.RowCount];
        Chunks.For(partners.Length, (_, from, to) =>
        {
            var near = 0; // left rows are often in order: the next place is not far from the last
            for (var row = from; row < to; row++) partners[row] = a.Missing(row) || keys.Left[row] < 0 ? -1 : Partner(row, ref near);
        });
        return partners;

        int Partner(int row, ref int near)
        {
            var after = near = Search(row, orEqual: true, near);
            var before = after > 0 && ids[after - 1] == keys.Left[row] ? order[after - 1] : -1;
            if (direction == AsOfDirection.Backward) return Near(before, row);
            var first = before >= 0 && y[before] == x[row] ? Search(row, orEqual: false, 0) : after;
            var next = first < order.Length && ids[first] == keys.Left[row] ? order[first] : -1;
            if (direction == AsOfDirection.Forward) return Near(next, row);
            if (before < 0 || next < 0) return Near(Math.Max(before, next), row);
            return Near(x[row] - y[before] <= y[next] - x[row] ? before : next, row);
        }

        // The first place that comes after the left row (or is level with it): steps that double from a place that comes before, then halves.
        int Search(int row, bool orEqual, int from)
        {
            int low = 0, high = order.Length;
            if (from > 0 && IsBefore(from - 1, row, orEqual))
            {
                low = from;
                for (var step = 1; low + step - 1 < high; step *= 2)
                {
                    if (!IsBefore(low + step - 1, row, orEqual)) high = low + step - 1;
                    else low += step;
                }
            }
            while (low < high)
            {
                var middle = low + (high - low) / 2;
                if (IsBefore(middle, row, orEqual)) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        bool IsBefore(int place, int row, bool orEqual) => ids[place] < keys.Left[row] || ids[place] == keys.Left[row] && (orEqual ? ordered[place] <= x[row] : ordered[place] < x[row]);

        int Near(int partner, int row) => partner >= 0 && (limit is null || double.CreateSaturating(T.Abs(x[row] - y[partner])) <= limit) ? partner : -1;
    }

    /// <summary>Places along the line, wide enough that no difference overflows.</summary>
    private static Int128[] Places(Column column) => Array.ConvertAll(ColumnCast.ToLongs(column).Values, static value => (Int128)value);

    private static double? Limit(object? tolerance, ColumnType type) => tolerance switch
    {
        null => null,
        TimeSpan span when type is ColumnType.DateTime or ColumnType.TimeSpan => span.Ticks,
        TimeSpan span when type == ColumnType.DateOnly => span.TotalDays,
        TimeSpan => throw new FrameException("join as of: a TimeSpan tolerance needs a date column"),
        IConvertible number when type.IsNumber() => number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw new FrameException($"join as of: {tolerance} is not a tolerance for {type.ShortName()}; use a number, or a TimeSpan for dates"),
    };
}
