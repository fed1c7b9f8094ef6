namespace Groundwork;

/// <summary>Sums and differences of dates and time spans.</summary>
internal static class TimeArithmetic
{
    public static Column Of(BinaryOp op, Column a, Column b)
    {
        if (op == BinaryOp.Subtract && a is ValueColumn<DateTime> end && b is ValueColumn<DateTime> start && end.Length == start.Length) return Between(end, start);
        if (a.Type is ColumnType.DateTime or ColumnType.DateOnly && b.Type is ColumnType.DateTime or ColumnType.DateOnly && op == BinaryOp.Subtract)
            return Ticks(op, a, b, ColumnType.TimeSpan);
        if (a.Type is ColumnType.DateTime or ColumnType.DateOnly && b.Type == ColumnType.TimeSpan && op is BinaryOp.Add or BinaryOp.Subtract)
            return Ticks(op, a, b, ColumnType.DateTime);
        if (a.Type == ColumnType.TimeSpan && b.Type is ColumnType.DateTime or ColumnType.DateOnly && op == BinaryOp.Add)
            return Ticks(op, b, a, ColumnType.DateTime);
        if (a.Type == ColumnType.TimeSpan && b.Type == ColumnType.TimeSpan && op is BinaryOp.Add or BinaryOp.Subtract)
            return Ticks(op, a, b, ColumnType.TimeSpan);
        if (a.Type == ColumnType.TimeSpan && b.Type == ColumnType.TimeSpan && op == BinaryOp.Divide)
            return Arithmetic.Of(op, Days(a), Days(b), weakA: false, weakB: false);
        if (a.Type == ColumnType.TimeSpan && b.Type.IsNumber() && op is BinaryOp.Multiply or BinaryOp.Divide)
            return FromDays(Arithmetic.Of(op, Days(a), b, weakA: false, weakB: false));
        if (b.Type == ColumnType.TimeSpan && a.Type.IsNumber() && op == BinaryOp.Multiply)
            return FromDays(Arithmetic.Of(op, Days(b), a, weakA: false, weakB: false));
        throw new ColumnTypeException($"{BinaryExpr.Symbol(op)}: {a.Type.ShortName()} \"{a.Name}\" and {b.Type.ShortName()} \"{b.Name}\" do not go together; a TimeSpan moves a date, and two dates give a TimeSpan");
    }

    /// <summary>end - start, row by row; dates carry flags beside their ticks, which <c>Ticks</c> leaves out.</summary>
    public static void Between(ReadOnlySpan<DateTime> end, ReadOnlySpan<DateTime> start, Span<TimeSpan> target)
    {
        for (var row = 0; row < target.Length && row < end.Length && row < start.Length; row++) target[row] = new TimeSpan(end[row].Ticks - start[row].Ticks);
    }

    private static ValueColumn<TimeSpan> Between(ValueColumn<DateTime> end, ValueColumn<DateTime> start)
    {
        var spans = GC.AllocateUninitializedArray<TimeSpan>(end.Length);
        Chunks.For(spans.Length, (_, from, to) => Between(end.Data.AsSpan(from, to - from), start.Data.AsSpan(from, to - from), spans.AsSpan(from, to - from)));
        return new ValueColumn<TimeSpan>(end.Name, spans, MissingMask.And(end.Valid, start.Valid));
    }

    private static Column Ticks(BinaryOp op, Column a, Column b, ColumnType type)
    {
        var (left, validA) = ColumnCast.ToLongs(a.Type == ColumnType.DateOnly ? a.Cast(ColumnType.DateTime) : a);
        var (right, validB) = ColumnCast.ToLongs(b.Type == ColumnType.DateOnly ? b.Cast(ColumnType.DateTime) : b);
        var length = Loops.Length(left.Length, right.Length);
        var ticks = new long[length];
        var valid = validA is null && validB is null ? null : new bool[length];
        Chunks.For(length, (_, from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                int i = left.Length == 1 ? 0 : row, j = right.Length == 1 ? 0 : row;
                var present = (validA is null || validA[i]) && (validB is null || validB[j]);
                if (valid is not null) valid[row] = present;
                if (!present) continue;
                ticks[row] = op == BinaryOp.Add ? left[i] + right[j] : left[i] - right[j];
                if (type == ColumnType.DateTime && (ticks[row] < 0 || ticks[row] > DateTime.MaxValue.Ticks))
                    throw new FrameException($"{BinaryExpr.Symbol(op)}: row {row} gives a date outside the years 1 to 9999");
            }
        });
        return FromTicks(a.Name, ticks, valid, type);
    }

    public static Column FromTicks(string name, long[] ticks, bool[]? valid, ColumnType type) => type switch
    {
        ColumnType.DateTime => new ValueColumn<DateTime>(name, Loops.Map(ticks, static value => new DateTime(value)), valid),
        ColumnType.DateOnly => new ValueColumn<DateOnly>(name, Array.ConvertAll(ticks, static value => DateOnly.FromDayNumber((int)value)), valid),
        _ => new ValueColumn<TimeSpan>(name, Loops.Map(ticks, static value => new TimeSpan(value)), valid),
    };

    /// <summary>Time spans as days, missing as NaN.</summary>
    public static ValueColumn<double> Days(Column column)
    {
        var spans = (ValueColumn<TimeSpan>)column;
        var days = new double[spans.Length];
        for (var row = 0; row < days.Length; row++) days[row] = spans.Missing(row) ? double.NaN : spans.Data[row].TotalDays;
        return new ValueColumn<double>(column.Name, days);
    }

    public static Column FromDays(Column days)
    {
        var values = ColumnCast.ToDoubles(days);
        var spans = Array.ConvertAll(values, static value => double.IsNaN(value) ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Round(value * TimeSpan.TicksPerDay)));
        return new ValueColumn<TimeSpan>(days.Name, spans, MissingMask.Of(days));
    }
}
