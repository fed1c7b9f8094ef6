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
        var partners = new int[left.RowCount];
        for (var row = 0; row < partners.Length; row++) partners[row] = a.Missing(row) || keys.Left[row] < 0 ? -1 : Partner(row);
        return partners;

        int Partner(int row)
        {
            var after = FirstAfter(row);
            var before = after > 0 && keys.Right[order[after - 1]] == keys.Left[row] ? order[after - 1] : -1;
            if (direction == AsOfDirection.Backward) return Near(before, row);
            var first = before >= 0 && y[before] == x[row] ? FirstAt(row) : after;
            var next = first < order.Length && keys.Right[order[first]] == keys.Left[row] ? order[first] : -1;
            if (direction == AsOfDirection.Forward) return Near(next, row);
            if (before < 0 || next < 0) return Near(Math.Max(before, next), row);
            return Near(x[row] - y[before] <= y[next] - x[row] ? before : next, row);
        }

        // The first place whose row comes after the left row.
        int FirstAfter(int row) => Search(other => keys.Right[other] < keys.Left[row] || keys.Right[other] == keys.Left[row] && y[other] <= x[row]);

        int FirstAt(int row) => Search(other => keys.Right[other] < keys.Left[row] || keys.Right[other] == keys.Left[row] && y[other] < x[row]);

        int Search(Func<int, bool> isBefore)
        {
            int low = 0, high = order.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (isBefore(order[middle])) low = middle + 1;
                else high = middle;
            }
            return low;
        }

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
