namespace Groundwork;

/// <summary>The words that expressions begin with; meant for <c>using static Groundwork.Frame;</c>.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class Frame
{
    /// <summary>The column of that name.</summary>
    /// <example><c>frame.Filter(Col("mass") > 4000)</c></example>
    public static Expr Col(string name) => new ColumnExpr(Names.Check("col", name));

    /// <summary>A value that is the same in every row: null, a number, a text, a bool, a date or a time span.</summary>
    /// <exception cref="ColumnTypeException">The value's type has no column type.</exception>
    public static Expr Lit(object? value)
    {
        if (value is not null) ColumnTypes.Of(value.GetType());
        return new LiteralExpr(value switch { int number => (long)number, float number => (double)number, _ => value });
    }

    /// <summary>The number of rows: of the frame, or of each group.</summary>
    /// <example><c>frame.GroupBy("species").Agg(Count().As("n"))</c></example>
    public static Expr Count() => new AggregateExpr(Aggregate.Size, new LiteralExpr(true), "count");

    /// <summary>The date, with a time if asked, that numbers in columns make; missing where one is missing or there is no such date.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, from 1.</param>
    /// <param name="day">The day of the month, from 1.</param>
    /// <param name="hour">The hour, 0 to 23; 0 when null.</param>
    /// <param name="minute">The minute; 0 when null.</param>
    /// <example><c>flights.WithColumns(Date(Col("year"), Col("month"), Col("day")).As("date"))</c></example>
    public static Expr Date(Expr year, Expr month, Expr day, Expr? hour = null, Expr? minute = null) => new DateExpr([year, month, day, hour ?? 0, minute ?? 0]);

    /// <summary>Begins a choice: <c>When(Col("units") > 5).Then("many").Otherwise("few")</c>.</summary>
    public static WhenClause When(Expr condition) => new(condition);

    /// <summary>Sorts upwards by a column.</summary>
    public static SortKey Asc(string column, bool missingFirst = false) => Col(column).Ascending(missingFirst);

    /// <summary>Sorts downwards by a column.</summary>
    /// <example><c>frame.Sort(Asc("species"), Desc("mass"))</c></example>
    public static SortKey Desc(string column, bool missingFirst = false) => Col(column).Descending(missingFirst);

    /// <summary>The value of the first expression that is present in the row.</summary>
    public static Expr Coalesce(Expr first, params Expr[] others) => others.Aggregate(first, static (value, next) => value.FillMissing(next));

    /// <summary>The condition of a choice, waiting for its value.</summary>
    /// <param name="Condition">What decides; a missing truth value counts as false.</param>
    public readonly record struct WhenClause(Expr Condition)
    {
        /// <summary>The choices that were tried before this one.</summary>
        internal Func<Expr, Expr>? Before { get; init; }

        /// <summary>The value where the condition holds.</summary>
        public ThenClause Then(Expr value) => new(Condition, value) { Before = Before };
    }

    /// <summary>A condition with its value, waiting for the value where it does not hold.</summary>
    /// <param name="Condition">What decides.</param>
    /// <param name="Value">The value where it holds.</param>
    public readonly record struct ThenClause(Expr Condition, Expr Value)
    {
        /// <summary>The choices that were tried before this one.</summary>
        internal Func<Expr, Expr>? Before { get; init; }

        /// <summary>Another choice, for the rows where no condition held so far.</summary>
        /// <example><c>When(Col("kg") &lt; 3.5).Then("light").When(Col("kg") &lt; 4.5).Then("middle").Otherwise("heavy")</c></example>
        public WhenClause When(Expr condition)
        {
            var self = this;
            return new(condition) { Before = self.Otherwise };
        }

        /// <summary>The value where the condition does not hold.</summary>
        public Expr Otherwise(Expr value)
        {
            Expr choice = new WhenExpr(Condition, Value, value);
            return Before is null ? choice : Before(choice);
        }

        /// <summary>A missing value where the condition does not hold.</summary>
        public Expr OtherwiseMissing() => Otherwise(new LiteralExpr(null));
    }
}
