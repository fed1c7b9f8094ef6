namespace Groundwork;

/// <summary>A date of its parts: year, month, day, hour, minute.</summary>
internal sealed class DateExpr(Expr[] parts) : Expr
{
    internal override string OutputName => "date";

    internal override IEnumerable<Expr> Children => parts;

    internal override Column Evaluate(Evaluation context)
    {
        var columns = Array.ConvertAll(parts, part => (part ?? throw new FrameException($"{context.Op}: a part of a date is null")).Evaluate(context));
        var length = columns.Aggregate(1, static (length, column) => Loops.Length(length, column.Length));
        var numbers = Array.ConvertAll(columns, column => Elementwise.Numbers("date", column));
        var dates = new DateTime[length];
        var valid = new bool[length];
        Chunks.For(length, (_, from, to) =>
        {
            for (var row = from; row < to; row++)
            {
                int year = Part(0, row), month = Part(1, row), day = Part(2, row), hour = Part(3, row), minute = Part(4, row);
                valid[row] = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour is >= 0 and < 24 && minute is >= 0 and < 60;
                if (valid[row]) dates[row] = new DateTime(year, month, day, hour, minute, 0);
            }
        });
        return new ValueColumn<DateTime>(OutputName, dates, valid.Contains(false) ? valid : null);

        // Outside what any part can be where it is missing or no whole number.
        int Part(int part, int row) => numbers[part][numbers[part].Length == 1 ? 0 : row] is var value && value >= 0 && value <= 9999 && value == Math.Floor(value) ? (int)value : -1;
    }

    public override string ToString() => $"Date({string.Join(", ", (IEnumerable<Expr>)parts)})";
}
