namespace Groundwork;

/// <summary>+ - * / // % ** on columns: result types, missing values, dates and text.</summary>
internal static class Arithmetic
{
    public static Column Of(BinaryOp op, Column a, Column b, bool weakA, bool weakB)
    {
        if (a.Type.IsText() || b.Type.IsText()) return Joined(op, a, b);
        if (a.Type.IsTime() || b.Type.IsTime()) return TimeArithmetic.Of(op, a, b);
        var type = ResultType(op, a.Type, b.Type, weakA, weakB);
        if (!type.IsFloat())
        {
            var whole = Whole(op, a, b);
            if (whole is not null) return type == ColumnType.Int32 ? Narrow(whole) : whole;
            type = ColumnType.Float64;
        }
        var doubles = Doubles(op, ColumnCast.ToDoubles(a), ColumnCast.ToDoubles(b));
        return type == ColumnType.Float32 ? new ValueColumn<float>(a.Name, Loops.Map(doubles, static value => (float)value)) : new ValueColumn<double>(a.Name, doubles);
    }

    /// <summary>The type of a op b; a weak operand (a C# number) takes the other's type within its kind.</summary>
    public static ColumnType ResultType(BinaryOp op, ColumnType a, ColumnType b, bool weakA, bool weakB)
    {
        if (a == ColumnType.Bool) a = ColumnType.Int64;
        if (b == ColumnType.Bool) b = ColumnType.Int64;
        if (weakA && !weakB && (b.IsFloat() || a.IsInteger())) a = b;
        if (weakB && !weakA && (a.IsFloat() || b.IsInteger())) b = a;
        var type = ColumnPromotion.Common(a, b) ?? ColumnType.Float64;
        return op == BinaryOp.Divide && type.IsInteger() ? ColumnType.Float64 : type;
    }

    private static double[] Doubles(BinaryOp op, double[] a, double[] b) => op switch
    {
        BinaryOp.Add => Loops.Apply<double, AddLane<double>>(a, b),
        BinaryOp.Subtract => Loops.Apply<double, SubtractLane<double>>(a, b),
        BinaryOp.Multiply => Loops.Apply<double, MultiplyLane<double>>(a, b),
        BinaryOp.Divide => Loops.Apply<double, DivideLane>(a, b),
        BinaryOp.FloorDivide => Each(a, b, FloorDivide),
        BinaryOp.Modulo => Each(a, b, Modulo),
        _ => Each(a, b, Power),
    };

    /// <summary>a op b in whole numbers, or null where the result needs floats (division by zero, negative exponents).</summary>
    private static ValueColumn<long>? Whole(BinaryOp op, Column left, Column right)
    {
        var (a, validA) = ColumnCast.ToLongs(left);
        var (b, validB) = ColumnCast.ToLongs(right);
        var valid = MissingMask.And(Spread(validA, b.Length), Spread(validB, a.Length));
        var present = MissingMask.Of(right);
        switch (op)
        {
            case BinaryOp.Add: return new(left.Name, Loops.Apply<long, AddLane<long>>(a, b), valid);
            case BinaryOp.Subtract: return new(left.Name, Loops.Apply<long, SubtractLane<long>>(a, b), valid);
            case BinaryOp.Multiply: return new(left.Name, Loops.Apply<long, MultiplyLane<long>>(a, b), valid);
            case BinaryOp.Power:
                for (var i = 0; i < b.Length; i++) if (b[i] < 0 && (present is null || present[i])) return null;
                var powers = Each(a, b, Power);
                return powers.Contains(TooLarge) ? null : new(left.Name, powers, valid is null ? null : CertainPowers(a, validA, b, validB, powers));
            default:
                for (var i = 0; i < b.Length; i++) if (b[i] == 0 && (present is null || present[i])) return null;
                return new(left.Name, op == BinaryOp.FloorDivide ? Each(a, b, FloorDivide) : Each(a, b, Modulo), valid);
        }
    }

    private static bool[]? Spread(bool[]? valid, int length)
    {
        if (valid is null || valid.Length != 1 || length == 1) return valid;
        var spread = new bool[length];
        spread.AsSpan().Fill(valid[0]);
        return spread;
    }

    private static ValueColumn<int> Narrow(ValueColumn<long> column) => new(column.Name, Loops.Map(column.Data, static value => unchecked((int)value)), column.Valid);

    private static T[] Each<T>(T[] a, T[] b, Func<T, T, T> function) where T : unmanaged
    {
        var result = ColumnMemory.Lend<T>(Loops.Length(a.Length, b.Length));
        Chunks.For(result.Length, (_, from, to) =>
        {
            for (var i = from; i < to; i++) result[i] = function(a.Length == 1 ? a[0] : a[i], b.Length == 1 ? b[0] : b[i]);
        });
        return result;
    }

    private static double FloorDivide(double a, double b)
    {
        if (b == 0) return a / b;
        var remainder = a % b;
        var quotient = (a - remainder) / b;
        if (remainder != 0 && (b < 0) != (remainder < 0)) quotient -= 1;
        if (quotient == 0) return Math.CopySign(0, a / b);
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double Modulo(double a, double b)
    {
        if (b == 0) return double.NaN;
        var remainder = a % b;
        if (remainder == 0) return Math.CopySign(0, b);
        return (b < 0) != (remainder < 0) ? remainder + b : remainder;
    }

    // NumPy's powers of one and zero are present even beside a missing value: 1 ** NaN is 1, NaN ** 0 is 1.
    private static double Power(double a, double b) => a == 1 || b == 0 ? 1 : Math.Pow(a, b);

    private static long FloorDivide(long a, long b)
    {
        if (b == 0) return 0;
        if (b == -1) return unchecked(-a);
        var quotient = a / b;
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    private static long Modulo(long a, long b)
    {
        if (b is 0 or -1) return 0;
        var remainder = a % b;
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
    }

    /// <summary>Powers that no missing value can change are present: x ** 0 and 1 ** x are 1 (as NumPy's NaN ** 0 is).</summary>
    private static bool[] CertainPowers(long[] a, bool[]? validA, long[] b, bool[]? validB, long[] powers)
    {
        var valid = new bool[powers.Length];
        for (var row = 0; row < valid.Length; row++)
        {
            int i = a.Length == 1 ? 0 : row, j = b.Length == 1 ? 0 : row;
            bool hasA = validA is null || validA[i], hasB = validB is null || validB[j];
            var isOne = hasB && b[j] == 0 || hasA && a[i] == 1;
            valid[row] = hasA && hasB || isOne;
            if (isOne) powers[row] = 1;
        }
        return valid;
    }

    /// <summary>Stands for a power beyond 64 bits, which makes the column one of floats.</summary>
    private const long TooLarge = long.MinValue;

    private static long Power(long a, long b)
    {
        Int128 result = 1, square = a;
        for (; b > 0; b >>= 1)
        {
            if ((b & 1) == 1) result *= square;
            if (result > long.MaxValue || result < -long.MaxValue) return TooLarge;
            if (b > 1) square *= square;
            if (square > long.MaxValue) square = (Int128)long.MaxValue + 1; // any further use is too large
        }
        return (long)result;
    }

    private static string Shown(Column column) => column.Name == "literal" && column.Length == 1 ? CellText.Quoted(column, 0) : $"\"{column.Name}\"";

    private static Column Joined(BinaryOp op, Column a, Column b)
    {
        if (op != BinaryOp.Add || !a.Type.IsText() || !b.Type.IsText())
        {
            var text = a.Type.IsText() ? a : b;
            var other = ReferenceEquals(text, a) ? b : a;
            if (op == BinaryOp.Add) throw new ColumnTypeException($"+: {a.Type.ShortName()} {Shown(a)} and {b.Type.ShortName()} {Shown(b)} do not go together; to join texts convert {Shown(other)} with Cast(ColumnType.String), to add numbers convert {Shown(text)} with Cast first");
            throw new ColumnTypeException($"{BinaryExpr.Symbol(op)}: {a.Type.ShortName()} {Shown(a)} and {b.Type.ShortName()} {Shown(b)} do not go together; convert {Shown(text)} with Cast first");
        }
        return TextOps.Concat((TextColumn)a, (TextColumn)b, "");
    }
}
