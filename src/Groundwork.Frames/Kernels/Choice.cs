namespace Groundwork;

/// <summary>Picks each row's value from one of two columns.</summary>
internal static class Choice
{
    public static Column Pick(bool[] test, Column then, Column otherwise, bool weakThen, bool weakElse)
    {
        var type = CommonType("when", then, otherwise, weakThen, weakElse);
        var length = Loops.Length(test.Length, Loops.Length(then.Length, otherwise.Length));
        return Select(then, otherwise, type, length, row => test[test.Length == 1 ? 0 : row]);
    }

    public static Column Fill(Column column, Column value, bool weakColumn, bool weakValue)
    {
        if (column.MissingCount == 0) return column;
        var type = CommonType("fill missing", column, value, weakColumn, weakValue);
        if (type == ColumnType.Float64 && value.Length == 1 && column.Type == type)
        {
            var with = ColumnCast.ToDoubles(value);
            return new ValueColumn<double>(column.Name, Loops.Apply<double, FillLane>(((ValueColumn<double>)column).Data, with));
        }
        return Select(column, value, type, Loops.Length(column.Length, value.Length), row => !column.Missing(column.Length == 1 ? 0 : row));
    }

    private static ColumnType CommonType(string op, Column a, Column b, bool weakA, bool weakB)
    {
        if (a.Type.IsNumber() && b.Type.IsNumber()) return Arithmetic.ResultType(BinaryOp.Add, a.Type, b.Type, weakA, weakB);
        // A text literal beside a category column keeps it a category when it is one of the categories.
        if (a.Type == ColumnType.Category && b.Type == ColumnType.String && weakB && b is TextColumn { Length: 1 } one && ((TextColumn)a).Texts.Contains(one.Text(0))) return ColumnType.Category;
        return ColumnPromotion.Common(a, b) ?? (a.Type.IsTime() && b.Type.IsText() && weakB ? a.Type
            : throw new ColumnTypeException($"{op}: {a.Type.ShortName()} \"{a.Name}\" and {b.Type.ShortName()} \"{b.Name}\" have no common type; convert one with Cast"));
    }

    private static Column Select(Column a, Column b, ColumnType type, int length, Func<int, bool> first)
    {
        if (type == ColumnType.Category && a is TextColumn { IsCategory: true } own) b = ColumnCast.ToCategory(ColumnCast.ToText(b), own.Texts);
        // Both stacked, then one take: row i of a is i, row i of b is a.Length + i.
        var both = Stacking.Rows(a.Name, [a.Cast(type), b.Cast(type)]);
        var rows = new int[length];
        for (var row = 0; row < length; row++)
            rows[row] = first(row) ? (a.Length == 1 ? 0 : row) : a.Length + (b.Length == 1 ? 0 : row);
        return both.Take(rows);
    }
}
