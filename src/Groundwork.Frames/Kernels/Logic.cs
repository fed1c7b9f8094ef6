namespace Groundwork;

/// <summary>Truth values: a missing one counts as false.</summary>
internal static class Logic
{
    public static bool[] PresentAndTrue(ValueColumn<bool> column)
    {
        if (column.Valid is null) return column.Data;
        var result = ColumnMemory.Lend<bool>(column.Length);
        for (var row = 0; row < result.Length; row++) result[row] = column.Data[row] & column.Valid[row];
        return result;
    }

    public static ValueColumn<bool> Combine(BinaryOp op, Column left, Column right)
    {
        bool[] a = Truth(op, left), b = Truth(op, right);
        var result = ColumnMemory.Lend<bool>(Loops.Length(a.Length, b.Length));
        Chunks.For(result.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                bool x = a[a.Length == 1 ? 0 : row], y = b[b.Length == 1 ? 0 : row];
                result[row] = op == BinaryOp.And ? x & y : op == BinaryOp.Or ? x | y : x ^ y;
            }
        });
        return new(left.Name, result);
    }

    public static ValueColumn<bool> Not(Column column) => new(column.Name, Loops.Map(Truth(BinaryOp.And, column), static value => !value));

    private static bool[] Truth(BinaryOp op, Column column) => column is ValueColumn<bool> own ? PresentAndTrue(own)
        : throw new ColumnTypeException($"{BinaryExpr.Symbol(op)}: \"{column.Name}\" holds {column.Type.ShortName()}, not true or false; put parentheses around comparisons: (Col(\"a\") > 1) & (Col(\"b\") < 2)");
}
