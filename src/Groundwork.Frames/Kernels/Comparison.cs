namespace Groundwork;

/// <summary>Comparisons of columns: a missing value makes them false, and != true.</summary>
internal static class Comparison
{
    public static ValueColumn<bool> Of(BinaryOp op, Column a, Column b, bool weakA, bool weakB)
    {
        if (b.Type.IsText() && a.Type.IsTime() && weakB) b = ReadAs(b, a);
        if (a.Type.IsText() && b.Type.IsTime() && weakA) a = ReadAs(a, b);
        // A literal null is missing whatever the other side holds.
        if (a.Length == 1 && a.MissingCount == 1 && a.Type != b.Type) return AllMissing(op, a.Name, b.Length);
        if (b.Length == 1 && b.MissingCount == 1 && a.Type != b.Type) return AllMissing(op, a.Name, a.Length);
        if (a is TextColumn x && b is TextColumn y) return Texts(op, x, y);
        if (a.Type.IsText() || b.Type.IsText() || a.Type.IsTime() != b.Type.IsTime()) throw Refuse(op, a, b);
        if (a.Type.IsTime())
        {
            if (a.Type != b.Type)
            {
                if (a.Type == ColumnType.TimeSpan || b.Type == ColumnType.TimeSpan) throw Refuse(op, a, b);
                (a, b) = (a.Cast(ColumnType.DateTime), b.Cast(ColumnType.DateTime));
            }
            return Longs(op, a, b);
        }
        if (a.Type.IsFloat() || b.Type.IsFloat())
        {
            // A C# double beside a float32 column is compared as float32: 0.1f == 0.1 is true.
            if (a.Type == ColumnType.Float32 && weakB) b = b.Cast(ColumnType.Float32);
            if (b.Type == ColumnType.Float32 && weakA) a = a.Cast(ColumnType.Float32);
            return new(a.Name, Numbers(op, ColumnCast.ToDoubles(a), ColumnCast.ToDoubles(b)));
        }
        return Longs(op, a, b);
    }

    private static ValueColumn<bool> AllMissing(BinaryOp op, string name, int length)
    {
        var result = new bool[length];
        if (op == BinaryOp.NotEqual) result.AsSpan().Fill(true);
        return new(name, result);
    }

    private static Column ReadAs(Column text, Column time)
    {
        try
        {
            return text.Cast(time.Type == ColumnType.DateOnly ? ColumnType.DateTime : time.Type);
        }
        catch (FrameException error)
        {
            throw new FrameException($"compare: {CellText.Quoted(text, 0)} is not a {time.Type.ShortName()} to compare with \"{time.Name}\"; write it like 2024-01-31 or 2024-01-31 08:30:00", error);
        }
    }

    private static ValueColumn<bool> Longs(BinaryOp op, Column left, Column right)
    {
        var (a, validA) = ColumnCast.ToLongs(left);
        var (b, validB) = ColumnCast.ToLongs(right);
        var result = Numbers(op, a, b);
        if (left.HasMissing) Overrule(op, validA!, result);
        if (right.HasMissing) Overrule(op, validB!, result);
        return new(left.Name, result);
    }

    private static void Overrule(BinaryOp op, bool[] valid, bool[] result)
    {
        for (var row = 0; row < result.Length; row++)
            if (!valid[valid.Length == 1 ? 0 : row]) result[row] = op == BinaryOp.NotEqual;
    }

    private static bool[] Numbers<T>(BinaryOp op, T[] a, T[] b) where T : unmanaged, System.Numerics.INumber<T> => op switch
    {
        BinaryOp.Greater => Loops.Test<T, GreaterTest<T>>(a, b),
        BinaryOp.GreaterEqual => Loops.Test<T, GreaterEqualTest<T>>(a, b),
        BinaryOp.Less => Loops.Test<T, LessTest<T>>(a, b),
        BinaryOp.LessEqual => Loops.Test<T, LessEqualTest<T>>(a, b),
        BinaryOp.Equal => Loops.Test<T, EqualTest<T>>(a, b),
        _ => Loops.Test<T, NotEqualTest<T>>(a, b),
    };

    private static ValueColumn<bool> Texts(BinaryOp op, TextColumn a, TextColumn b)
    {
        if (b.Length == 1 && b.Codes[0] >= 0) return ByText(a, text => Holds(op, Compare(a, text, b.Text(0)!)), op);
        if (a.Length == 1 && a.Codes[0] >= 0) return ByText(b, text => Holds(op, Compare(b, a.Text(0)!, text)), op);
        var length = Loops.Length(a.Length, b.Length);
        var result = new bool[length];
        var shared = ReferenceEquals(a.Texts, b.Texts) && op is BinaryOp.Equal or BinaryOp.NotEqual;
        for (var row = 0; row < length; row++)
        {
            int i = a.Codes[a.Length == 1 ? 0 : row], j = b.Codes[b.Length == 1 ? 0 : row];
            result[row] = i < 0 || j < 0 ? op == BinaryOp.NotEqual
                : shared ? (i == j) == (op == BinaryOp.Equal)
                : Holds(op, CodePointComparer.Instance.Compare(a.Texts[i], b.Texts[j]));
        }
        return new(a.Name, result);
    }

    private static int Compare(TextColumn column, string x, string y)
    {
        if (!column.IsCategory) return CodePointComparer.Instance.Compare(x, y);
        int i = Array.IndexOf(column.Texts, x), j = Array.IndexOf(column.Texts, y);
        return i < 0 || j < 0 ? CodePointComparer.Instance.Compare(x, y) : i.CompareTo(j);
    }

    private static ValueColumn<bool> ByText(TextColumn column, Func<string, bool> test, BinaryOp op)
    {
        var byText = Array.ConvertAll(column.Texts, text => test(text));
        var result = ColumnMemory.Lend<bool>(column.Length);
        Chunks.For(column.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++) result[row] = column.Codes[row] is >= 0 and var code ? byText[code] : op == BinaryOp.NotEqual;
        });
        return new(column.Name, result);
    }

    private static bool Holds(BinaryOp op, int sign) => op switch
    {
        BinaryOp.Greater => sign > 0,
        BinaryOp.GreaterEqual => sign >= 0,
        BinaryOp.Less => sign < 0,
        BinaryOp.LessEqual => sign <= 0,
        BinaryOp.Equal => sign == 0,
        _ => sign != 0,
    };

    private static ColumnTypeException Refuse(BinaryOp op, Column a, Column b) =>
        new($"{BinaryExpr.Symbol(op)}: {Shown(a)} and {Shown(b)} do not compare; convert one with Cast");

    // A literal is shown by its value.
    private static string Shown(Column column) => $"{column.Type.ShortName()} {(column.Name == "literal" && column.Length == 1 ? CellText.Quoted(column, 0) : $"\"{column.Name}\"")}";
}
