using System.Globalization;

namespace Groundwork;

/// <summary>Parts of dates and times, reached with <see cref="Expr.Dt"/>; missing dates stay missing.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public readonly struct DateAccessor
{
    private readonly Expr inner;

    internal DateAccessor(Expr inner) => this.inner = inner;

    /// <summary>The year.</summary>
    public Expr Year => Part(DatePart.Year);

    /// <summary>The month, from 1.</summary>
    public Expr Month => Part(DatePart.Month);

    /// <summary>The day of the month, from 1.</summary>
    public Expr Day => Part(DatePart.Day);

    /// <summary>The hour, 0 to 23.</summary>
    public Expr Hour => Part(DatePart.Hour);

    /// <summary>The minute.</summary>
    public Expr Minute => Part(DatePart.Minute);

    /// <summary>The second.</summary>
    public Expr Second => Part(DatePart.Second);

    /// <summary>The day of the week: Monday is 0, Sunday is 6.</summary>
    public Expr DayOfWeek => Part(DatePart.DayOfWeek);

    /// <summary>The day of the year, from 1.</summary>
    public Expr DayOfYear => Part(DatePart.DayOfYear);

    /// <summary>The quarter, 1 to 4.</summary>
    public Expr Quarter => Part(DatePart.Quarter);

    /// <summary>The week of the year by ISO 8601, 1 to 53.</summary>
    public Expr Week => Part(DatePart.Week);

    /// <summary>The name of the month in English.</summary>
    public Expr MonthName => new MapExpr(inner, "Dt.MonthName", column => DateParts.Text(column, "MMMM"));

    /// <summary>The name of the day in English.</summary>
    public Expr DayName => new MapExpr(inner, "Dt.DayName", column => DateParts.Text(column, "dddd"));

    /// <summary>The day without the time, as DateOnly.</summary>
    public Expr Date => new CastExpr(inner, ColumnType.DateOnly);

    /// <summary>The whole of a time span in days, as Float64.</summary>
    public Expr TotalDays => new MapExpr(inner, "Dt.TotalDays", static column => DateParts.Total(column, TimeSpan.TicksPerDay));

    /// <summary>The whole of a time span in hours, as Float64.</summary>
    public Expr TotalHours => new MapExpr(inner, "Dt.TotalHours", static column => DateParts.Total(column, TimeSpan.TicksPerHour));

    /// <summary>The whole of a time span in seconds, as Float64.</summary>
    public Expr TotalSeconds => new MapExpr(inner, "Dt.TotalSeconds", static column => DateParts.Total(column, TimeSpan.TicksPerSecond));

    /// <summary>The date in a .NET format (invariant culture).</summary>
    /// <example><c>Col("when").Dt.Format("yyyy-MM")</c></example>
    public Expr Format(string format) => new MapExpr(inner, "Dt.Format", column => DateParts.Text(column, format));

    /// <summary>The start of the bin that the moment is in: "D", "6H", "15T", "W", "MS", … (see <see cref="DataFrame.Resample"/>). Bins of several days or hours are counted from 1970, as in pandas.</summary>
    /// <exception cref="FrameException">The rule is not known.</exception>
    /// <example><c>Col("when").Dt.Floor("H")</c></example>
    public Expr Floor(string rule)
    {
        var bins = TimeRule.Parse(rule);
        return new MapExpr(inner, "Dt.Floor", column => DateRounding.Floor(column, bins));
    }

    /// <summary>The moment itself where it starts a bin of days, hours, minutes, seconds or milliseconds, otherwise the start of the next one.</summary>
    /// <exception cref="FrameException">The rule is not known, or its bins differ in length, as months do.</exception>
    /// <example><c>Col("when").Dt.Ceiling("15min")</c></example>
    public Expr Ceiling(string rule)
    {
        var ticks = DateRounding.Ticks("ceiling", rule);
        return new MapExpr(inner, "Dt.Ceiling", column => DateRounding.Ceiling(column, ticks));
    }

    /// <summary>The nearest start of a bin of days, hours, minutes, seconds or milliseconds; from the middle the bin with the even number, as in pandas.</summary>
    /// <exception cref="FrameException">The rule is not known, or its bins differ in length, as months do.</exception>
    /// <example><c>Col("when").Dt.Round("H")</c></example>
    public Expr Round(string rule)
    {
        var ticks = DateRounding.Ticks("round", rule);
        return new MapExpr(inner, "Dt.Round", column => DateRounding.Round(column, ticks));
    }

    private DatePartExpr Part(DatePart part) => new(inner, part);
}

internal enum DatePart { Year, Month, Day, Hour, Minute, Second, DayOfWeek, DayOfYear, Quarter, Week }

internal sealed class DatePartExpr(Expr inner, DatePart part) : Expr
{
    public Expr Inner => inner;

    public DatePart Part => part;

    internal override string OutputName => inner.OutputName;

    internal override IEnumerable<Expr> Children => [inner];

    internal override Column Evaluate(Evaluation context) => DateParts.Of(inner.Evaluate(context), part);

    public override string ToString() => $"{inner}.Dt.{part}";
}

internal static class DateParts
{
    public static Column Of(Column column, DatePart part)
    {
        var dates = Dates("dt", column);
        return Column.Wrap(column.Name, Loops.Map(dates.Data, date => (long)(part switch
        {
            DatePart.Year => date.Year,
            DatePart.Month => date.Month,
            DatePart.Day => date.Day,
            DatePart.Hour => date.Hour,
            DatePart.Minute => date.Minute,
            DatePart.Second => date.Second,
            DatePart.DayOfWeek => ((int)date.DayOfWeek + 6) % 7,
            DatePart.DayOfYear => date.DayOfYear,
            DatePart.Quarter => (date.Month + 2) / 3,
            _ => ISOWeek.GetWeekOfYear(date),
        })), dates.Valid);
    }

    public static Column Text(Column column, string format)
    {
        var dates = Dates("dt", column);
        var texts = new string?[column.Length];
        for (var row = 0; row < texts.Length; row++) texts[row] = dates.Missing(row) ? null : dates.Data[row].ToString(format, CultureInfo.InvariantCulture);
        return Column.WrapTexts(column.Name, texts);
    }

    public static Column Total(Column column, long unit)
    {
        if (column is not ValueColumn<TimeSpan> spans) throw new ColumnTypeException($"dt: column \"{column.Name}\" holds {column.Type.ShortName()}, not time spans; the difference of two dates is one");
        var totals = new double[column.Length];
        Chunks.For(totals.Length, (_, from, to) =>
        {
            for (var row = from; row < to; row++) totals[row] = spans.Missing(row) ? double.NaN : (double)spans.Data[row].Ticks / unit;
        });
        return Column.Wrap(column.Name, totals);
    }

    internal static ValueColumn<DateTime> Dates(string op, Column column) =>
        column.Type is ColumnType.DateTime or ColumnType.DateOnly || column.MissingCount == column.Length
            ? (ValueColumn<DateTime>)column.Cast(ColumnType.DateTime)
            : throw new ColumnTypeException($"{op}: column \"{column.Name}\" holds {column.Type.ShortName()}, not dates; read them with Str.ToDate() or when reading the file");
}
