namespace Groundwork;

/// <summary>Functions along the rows of each segment (starts[i] .. starts[i + 1]).</summary>
internal static class Windows
{
    public static Column Shift(Column column, int[] starts, int periods)
    {
        var rows = new int[column.Length];
        for (var segment = 0; segment + 1 < starts.Length; segment++)
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
                rows[row] = (long)row - periods is var from && from >= starts[segment] && from < starts[segment + 1] ? (int)from : -1;
        return column.Take(rows);
    }

    public static Column Diff(Column column, int[] starts, int periods)
    {
        switch (column)
        {
            case ValueColumn<DateTime> dates:
            {
                var spans = new TimeSpan[column.Length];
                var valid = new bool[column.Length];
                EachPair(starts, periods, (row, before, count) =>
                {
                    TimeArithmetic.Between(dates.Data.AsSpan(row, count), dates.Data.AsSpan(before, count), spans.AsSpan(row, count));
                    if (dates.Valid is null) valid.AsSpan(row, count).Fill(true);
                    else for (var i = 0; i < count; i++) valid[row + i] = dates.Valid[row + i] && dates.Valid[before + i];
                });
                return new ValueColumn<TimeSpan>(column.Name, spans, valid);
            }
            case ValueColumn<double> numbers:
            {
                var differences = GC.AllocateUninitializedArray<double>(column.Length);
                differences.AsSpan().Fill(double.NaN);
                EachPair(starts, periods, (row, before, count) =>
                    Loops.Lanes<double, SubtractLane<double>>(numbers.Data.AsSpan(row, count), numbers.Data.AsSpan(before, count), differences.AsSpan(row, count)));
                return Column.Wrap(column.Name, differences);
            }
            default: return Arithmetic.Of(BinaryOp.Subtract, column, Shift(column, starts, periods), weakA: false, weakB: false);
        }
    }

    /// <summary>Hands out runs of rows that have a row some periods before them (or after them) in their segment: the first row, its partner, how many.</summary>
    private static void EachPair(int[] starts, int periods, Action<int, int, int> body)
    {
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            var count = starts[segment + 1] - starts[segment] - Math.Abs((long)periods);
            if (count <= 0) continue;
            var (row, before) = periods >= 0 ? (starts[segment] + periods, starts[segment]) : (starts[segment], starts[segment] - periods);
            Chunks.For((int)count, (_, from, to) => body(row + from, before + from, to - from));
        }
    }

    public static Column Number(Column column, int[] starts, bool fromEnd)
    {
        var numbers = new long[column.Length];
        for (var segment = 0; segment + 1 < starts.Length; segment++)
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
                numbers[row] = fromEnd ? starts[segment + 1] - 1 - row : row - starts[segment];
        return Column.Wrap(column.Name, numbers);
    }

    public static Column Running(Column column, int[] starts, Func<double, double, double> numbers, Func<long, long, long> wholes)
    {
        if (column.Type is ColumnType.Int32 or ColumnType.Int64 or ColumnType.Bool or ColumnType.TimeSpan or ColumnType.DateTime or ColumnType.DateOnly)
        {
            var (longs, valid) = ColumnCast.ToLongs(column);
            try
            {
                var running = Running(longs, row => valid is null || valid[row], starts, wholes);
                return column.Type.IsTime() ? TimeArithmetic.FromTicks(column.Name, running, valid, column.Type) : Column.Wrap(column.Name, running, valid);
            }
            catch (OverflowException) when (!column.Type.IsTime())
            {
                // More than 64 bits hold: go on in floating point.
            }
        }
        var values = Elementwise.Numbers("running", column);
        return Column.Wrap(column.Name, Running(values, row => !double.IsNaN(values[row]), starts, numbers));
    }

    private static T[] Running<T>(T[] values, Func<int, bool> present, int[] starts, Func<T, T, T> step)
    {
        var result = (T[])values.Clone();
        for (var segment = 0; segment + 1 < starts.Length; segment++)
        {
            var last = -1;
            for (var row = starts[segment]; row < starts[segment + 1]; row++)
            {
                if (!present(row)) continue;
                if (last >= 0) result[row] = step(result[last], values[row]);
                last = row;
            }
        }
        return result;
    }
}
