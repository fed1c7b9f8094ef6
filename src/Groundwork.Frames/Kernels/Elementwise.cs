namespace Groundwork;

/// <summary>Functions of one column, value by value.</summary>
internal static class Elementwise
{
    public static Column Of(UnaryOp op, Column column) => op switch
    {
        UnaryOp.IsMissing => new ValueColumn<bool>(column.Name, MaskOf(column, whenMissing: true)),
        UnaryOp.IsPresent => new ValueColumn<bool>(column.Name, MaskOf(column, whenMissing: false)),
        UnaryOp.Not => Logic.Not(column),
        UnaryOp.Negate or UnaryOp.Abs or UnaryOp.Sign or UnaryOp.Floor or UnaryOp.Ceiling => KeepType(op, column),
        _ => Real(op, column),
    };

    public static Column Round(Column column, int decimals)
    {
        if (column.Type.IsInteger() && decimals >= 0) return column;
        var scale = Math.Pow(10, Math.Abs(decimals));
        // NumPy's rule: scale, round half to even, scale back.
        Func<double, double> round = decimals >= 0
            ? value => Math.Abs(value) > 1e300 / scale ? value : Math.Round(value * scale, MidpointRounding.ToEven) / scale
            : value => Math.Round(value / scale, MidpointRounding.ToEven) * scale;
        return Back(column, Loops.Map(Numbers("round", column), round));
    }

    private static bool[] MaskOf(Column column, bool whenMissing)
    {
        var result = ColumnMemory.Lend<bool>(column.Length);
        Chunks.For(result.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++) result[row] = column.Missing(row) == whenMissing;
        });
        return result;
    }

    private static Column KeepType(UnaryOp op, Column column)
    {
        if (column is ValueColumn<TimeSpan> spans && op is UnaryOp.Negate or UnaryOp.Abs)
            return new ValueColumn<TimeSpan>(column.Name, Array.ConvertAll(((ValueColumn<TimeSpan>)column).Data, span => op == UnaryOp.Negate ? -span : span.Duration()), spans.Valid);
        if (column.Type is ColumnType.Int32 or ColumnType.Int64 or ColumnType.Bool)
        {
            var (longs, valid) = ColumnCast.ToLongs(column);
            var mapped = new ValueColumn<long>(column.Name, Loops.Map(longs, value => op switch
            {
                UnaryOp.Negate => unchecked(-value),
                UnaryOp.Abs => value < 0 ? unchecked(-value) : value,
                UnaryOp.Sign => Math.Sign(value),
                _ => value,
            }), valid);
            return column.Type == ColumnType.Int32 ? mapped.Cast(ColumnType.Int32) : mapped;
        }
        return Back(column, Loops.Map(Numbers(op.ToString().ToLowerInvariant(), column), value => op switch
        {
            UnaryOp.Negate => -value,
            UnaryOp.Abs => Math.Abs(value),
            UnaryOp.Sign => double.IsNaN(value) ? value : Math.Sign(value),
            UnaryOp.Floor => Math.Floor(value),
            _ => Math.Ceiling(value),
        }));
    }

    private static Column Real(UnaryOp op, Column column)
    {
        Func<double, double> function = op switch
        {
            UnaryOp.Log => Math.Log,
            UnaryOp.Log10 => Math.Log10,
            UnaryOp.Log2 => Math.Log2,
            UnaryOp.Exp => Math.Exp,
            UnaryOp.Sqrt => Math.Sqrt,
            UnaryOp.Sin => Math.Sin,
            UnaryOp.Cos => Math.Cos,
            _ => Math.Tanh,
        };
        return Back(column, Loops.Map(Numbers(op.ToString().ToLowerInvariant(), column), function));
    }

    private static Column Back(Column column, double[] values) => column.Type == ColumnType.Float32
        ? new ValueColumn<float>(column.Name, Loops.Map(values, static value => (float)value))
        : new ValueColumn<double>(column.Name, values);

    internal static double[] Numbers(string op, Column column) => column.Type.IsNumber() || column.Type == ColumnType.Bool || column.MissingCount == column.Length
        ? ColumnCast.ToDoubles(column.MissingCount == column.Length && !column.Type.IsNumber() ? ColumnCast.MissingOf(column.Name, ColumnType.Float64, column.Length) : column)
        : throw new ColumnTypeException($"{op}: column \"{column.Name}\" holds {column.Type.ShortName()}, not numbers");
}
