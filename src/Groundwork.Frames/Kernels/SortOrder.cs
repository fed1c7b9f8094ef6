namespace Groundwork;

/// <summary>The order of rows by several keys; rows that agree on all keep their order.</summary>
internal static class SortOrder
{
    public static int[] By(IReadOnlyList<(Column Column, bool Descending, bool MissingFirst)> keys, int rows)
    {
        var order = new int[rows];
        for (var i = 0; i < rows; i++) order[i] = i;
        // Least significant key first: each pass is stable.
        for (var key = keys.Count - 1; key >= 0; key--)
        {
            var (column, descending, missingFirst) = keys[key];
            var sortable = Sortable(column);
            if (descending) for (var i = 0; i < sortable.Length; i++) sortable[i] = ~sortable[i];
            order = column.HasMissing ? WithMissing(order, column, sortable, missingFirst) : Refined(order, sortable, isFirst: key == keys.Count - 1);
        }
        return order;
    }

    private static int[] Refined(int[] order, ulong[] sortable, bool isFirst)
    {
        if (!isFirst)
        {
            var inOrder = ColumnMemory.Lend<ulong>(order.Length);
            for (var i = 0; i < order.Length; i++) inOrder[i] = sortable[order[i]];
            sortable = inOrder;
        }
        RadixSort.Refine(order, sortable);
        return order;
    }

    private static int[] WithMissing(int[] order, Column column, ulong[] sortable, bool missingFirst)
    {
        var missing = new List<int>(column.MissingCount);
        var present = new List<int>(order.Length - column.MissingCount);
        foreach (var row in order) (column.Missing(row) ? missing : present).Add(row);
        int[] sorted = [.. present];
        RadixSort.Refine(sorted, Array.ConvertAll(sorted, row => sortable[row]));
        return missingFirst ? [.. missing, .. sorted] : [.. sorted, .. missing];
    }

    /// <summary>The values as unsigned numbers in the same order.</summary>
    public static ulong[] Sortable(Column column)
    {
        switch (column)
        {
            case TextColumn text:
                var ranks = text.Ranks;
                return Loops.Map(text.Codes, code => code < 0 ? 0UL : (ulong)ranks[code]);
            case { Type: ColumnType.Float32 or ColumnType.Float64 }:
                return Loops.Map(ColumnCast.ToDoubles(column), static value => RadixSort.Sortable(BitConverter.DoubleToUInt64Bits(value == 0 ? 0.0 : value)));
            default:
                return Loops.Map(ColumnCast.ToLongs(column).Values, static value => (ulong)value ^ 1UL << 63);
        }
    }
}
