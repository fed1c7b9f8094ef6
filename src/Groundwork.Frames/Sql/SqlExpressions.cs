using System.Globalization;

namespace Groundwork;

/// <summary>Expressions as SQL; every value of the plan becomes a parameter.</summary>
internal sealed class SqlExpressions(SqlDialect dialect)
{
    private readonly List<object> parameters = [];

    public IReadOnlyList<object> Parameters => parameters;

    public string Parameter(object value)
    {
        parameters.Add(dialect.Parameter(value));
        return $"@p{(parameters.Count - 1).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The expression's value; aggregations only where the query groups, and then other columns only if they are keys.</summary>
    public SqlValue Of(Expr expression, SqlQuery query, bool aggregates = false, string[]? keys = null)
    {
        SqlValue Inner(Expr inner) => Of(inner, query, aggregates, keys);
        switch (expression)
        {
            case AliasExpr e: return Inner(e.Inner);
            case ColumnExpr e:
                if (aggregates && (keys is null || Array.IndexOf(keys, e.Name) < 0))
                    throw new FrameException($"agg: column \"{e.Name}\" is not a key and not aggregated; say which value of the group, as in Col(\"{e.Name}\").Mean()");
                return query.Item("sql", e.Name);
            case LiteralExpr e: return Literal(e.Value);
            case AggregateExpr e when aggregates: return Aggregated(e, query);
            case BinaryExpr { Op: BinaryOp.And or BinaryOp.Or or BinaryOp.Xor or >= BinaryOp.Greater and <= BinaryOp.NotEqual } e:
                return new(Logical(e, Inner), ColumnType.Bool);
            case BinaryExpr e: return Arithmetical(e, Inner(e.Left), Inner(e.Right));
            case UnaryExpr { Op: UnaryOp.IsMissing } e: return new($"({Inner(e.Inner).Text} IS NULL)", ColumnType.Bool);
            case UnaryExpr { Op: UnaryOp.IsPresent } e: return new($"({Inner(e.Inner).Text} IS NOT NULL)", ColumnType.Bool);
            case UnaryExpr { Op: UnaryOp.Not } e: return new($"(NOT {Truth(e.Inner, Inner)})", ColumnType.Bool);
            case UnaryExpr { Op: UnaryOp.Negate or UnaryOp.Abs } e:
            {
                var value = Number(e, Inner(e.Inner));
                return value with { Text = e.Op == UnaryOp.Abs ? $"abs({value.Text})" : $"(-{value.Text})" };
            }
            case FillExpr e: return Common("fill missing", Inner(e.Inner), Inner(e.Value), e.Value is LiteralExpr, static (a, b) => $"COALESCE({a}, {b})");
            case WhenExpr e:
            {
                var condition = Truth(e.Condition, Inner);
                return Common("when", Inner(e.Then), Inner(e.Else), e.Else is LiteralExpr, (a, b) => $"CASE WHEN {condition} THEN {a} ELSE {b} END");
            }
            case InExpr e: return new(Membership(e, Inner(e.Inner)), ColumnType.Bool);
            case TextExpr e: return Text(e, Inner(e.Inner));
            case DatePartExpr e:
            {
                var date = Inner(e.Inner);
                if (date.Type is not (ColumnType.DateTime or ColumnType.DateOnly)) throw new ColumnTypeException($"dt: {e.Inner} holds {date.Type.ShortName()}, not dates");
                return new(dialect.DatePart(e.Part, date.Text), ColumnType.Int64);
            }
            case CastExpr { Type: ColumnType.Float64 } e: return new($"CAST({Number(e, Inner(e.Inner)).Text} AS {dialect.TypeName(ColumnType.Float64)})", ColumnType.Float64);
            case AggregateExpr e: throw Refuse(e, "an aggregation beside rows");
            default: throw Refuse(expression, null);
        }
    }

    /// <summary>A condition for WHERE: there a missing comparison counts as false anyway, so indexes stay usable.</summary>
    public string Condition(Expr condition, SqlQuery query) => condition switch
    {
        BinaryExpr { Op: BinaryOp.And } e => $"({Condition(e.Left, query)} AND {Condition(e.Right, query)})",
        BinaryExpr { Op: BinaryOp.Or } e => $"({Condition(e.Left, query)} OR {Condition(e.Right, query)})",
        BinaryExpr { Op: >= BinaryOp.Greater and < BinaryOp.NotEqual } e => Compared(e, Of(e.Left, query), Of(e.Right, query)),
        _ => Truth(condition, inner => Of(inner, query)),
    };

    private SqlValue Literal(object? value) => value is null ? new("NULL", ColumnType.Float64) : new(Parameter(value is int whole ? (long)whole : value), ColumnTypes.Of(value.GetType()));

    private string Truth(Expr expression, Func<Expr, SqlValue> inner)
    {
        var value = inner(expression);
        if (value.Type != ColumnType.Bool) throw new ColumnTypeException($"sql: {expression} gives {value.Type.ShortName()}, not bool; compare it with something");
        return expression is ColumnExpr or WhenExpr or FillExpr or TextExpr ? $"COALESCE({value.Text}, FALSE)" : value.Text;
    }

    private string Logical(BinaryExpr e, Func<Expr, SqlValue> inner) => e.Op switch
    {
        BinaryOp.And => $"({Truth(e.Left, inner)} AND {Truth(e.Right, inner)})",
        BinaryOp.Or => $"({Truth(e.Left, inner)} OR {Truth(e.Right, inner)})",
        BinaryOp.Xor => $"({Truth(e.Left, inner)} <> {Truth(e.Right, inner)})",
        _ => $"COALESCE({Compared(e, inner(e.Left), inner(e.Right))}, {(e.Op == BinaryOp.NotEqual ? "TRUE" : "FALSE")})",
    };

    private string Compared(BinaryExpr e, SqlValue a, SqlValue b)
    {
        if (a.Type.IsTime() && e.Right is LiteralExpr { Value: string late }) b = Date(late, a.Type);
        if (b.Type.IsTime() && e.Left is LiteralExpr { Value: string early }) a = Date(early, b.Type);
        var isNull = e.Left is LiteralExpr { Value: null } || e.Right is LiteralExpr { Value: null };
        if (!isNull && (a.Type.IsText() != b.Type.IsText() || a.Type.IsTime() != b.Type.IsTime()))
            throw new ColumnTypeException($"{BinaryExpr.Symbol(e.Op)}: {a.Type.ShortName()} {e.Left} and {b.Type.ShortName()} {e.Right} do not compare; convert one with Cast");
        var sign = e.Op switch { BinaryOp.Equal => "=", BinaryOp.NotEqual => "<>", var op => BinaryExpr.Symbol(op) };
        var ordered = a.Type.IsText() && e.Op is not (BinaryOp.Equal or BinaryOp.NotEqual);
        return $"({(ordered ? dialect.Ordered(a.Text) : a.Text)} {sign} {b.Text})";
    }

    private SqlValue Date(string text, ColumnType type) => ValueText.TryDateTime(text, out var value)
        ? new(Parameter(value), type) : throw new FrameException($"compare: \"{text}\" is not a {type.ShortName()}; write it like 2024-01-31 or 2024-01-31 08:30:00");

    private SqlValue Arithmetical(BinaryExpr e, SqlValue a, SqlValue b)
    {
        if (a.Type.IsText() && b.Type.IsText() && e.Op == BinaryOp.Add) return new($"({a.Text} || {b.Text})", ColumnType.String);
        Number(e, a);
        Number(e, b);
        if (e.Op is BinaryOp.FloorDivide or BinaryOp.Modulo or BinaryOp.Power) throw Refuse(e, null);
        var type = Arithmetic.ResultType(e.Op, a.Type, b.Type, e.Left is LiteralExpr, e.Right is LiteralExpr);
        if (e.Op != BinaryOp.Divide) return new($"({a.Text} {BinaryExpr.Symbol(e.Op)} {b.Text})", type);
        var real = dialect.TypeName(ColumnType.Float64);
        var (x, y) = ($"CAST({a.Text} AS {real})", $"CAST({b.Text} AS {real})");
        // Division by zero is infinite in a frame and an error or NULL in a database.
        return new($"CASE WHEN {b.Text} <> 0 THEN {x} / {y} WHEN {b.Text} = 0 AND {a.Text} > 0 THEN {dialect.Infinity} WHEN {b.Text} = 0 AND {a.Text} < 0 THEN -{dialect.Infinity} END", type);
    }

    private SqlValue Number(Expr e, SqlValue value) => value.Type.IsNumber() ? value
        : throw new ColumnTypeException($"sql: {e} needs numbers, not {value.Type.ShortName()}");

    private SqlValue Common(string op, SqlValue a, SqlValue b, bool weak, Func<string, string, string> combine)
    {
        if (a.Text == "NULL") return b with { Text = combine(a.Text, b.Text) };
        if (b.Text == "NULL") return a with { Text = combine(a.Text, b.Text) };
        var type = a.Type.IsNumber() && b.Type.IsNumber() ? Arithmetic.ResultType(BinaryOp.Add, a.Type, b.Type, weakA: false, weak)
            : ColumnPromotion.Common(a.Type, b.Type) ?? throw new ColumnTypeException($"{op}: {a.Type.ShortName()} and {b.Type.ShortName()} have no common type; convert one with Cast");
        return new(combine(Cast(a, type), Cast(b, type)), type);
    }

    private string Cast(SqlValue value, ColumnType type) => value.Type == type || type.IsText() ? value.Text : $"CAST({value.Text} AS {dialect.TypeName(type)})";

    private string Membership(InExpr e, SqlValue value)
    {
        var present = e.Values.Where(static item => item is not null).Select(item => value.Type.IsTime() && item is string text ? Date(text, value.Type).Text : Parameter(item is int whole ? (long)whole : item!)).ToArray();
        var among = present.Length == 0 ? "FALSE" : $"COALESCE({value.Text} IN ({string.Join(", ", present)}), FALSE)";
        return e.Values.Contains(null) ? $"({value.Text} IS NULL OR {among})" : among;
    }

    private SqlValue Text(TextExpr e, SqlValue value)
    {
        if (!value.Type.IsText()) throw new ColumnTypeException($"sql: {e} needs text, not {value.Type.ShortName()}");
        switch (e.Function)
        {
            case TextFunction.Length: return new($"length({value.Text})", ColumnType.Int64);
            case TextFunction.Contains: return new($"({dialect.Position(value.Text, Parameter(e.Arguments[0]))} > 0)", ColumnType.Bool);
            case TextFunction.StartsWith:
            {
                var start = Parameter(e.Arguments[0]);
                return new($"(substr({value.Text}, 1, length({start})) = {start})", ColumnType.Bool);
            }
            case TextFunction.EndsWith:
            {
                var end = Parameter(e.Arguments[0]);
                return new($"(length({value.Text}) >= length({end}) AND substr({value.Text}, length({value.Text}) - length({end}) + 1) = {end})", ColumnType.Bool);
            }
            case TextFunction.Replace: return new($"replace({value.Text}, {Parameter(e.Arguments[0])}, {Parameter(e.Arguments[1])})", ColumnType.String);
            default: throw Refuse(e, "a text function that databases do in ways of their own");
        }
    }

    private SqlValue Aggregated(AggregateExpr e, SqlQuery query)
    {
        if (e.Kind == Aggregate.Size) return new("COUNT(*)", ColumnType.Int64);
        var value = Of(e.Inner, query);
        switch (e.Kind)
        {
            case Aggregate.Count: return new($"COUNT({value.Text})", ColumnType.Int64);
            case Aggregate.Distinct: return new($"COUNT(DISTINCT {value.Text})", ColumnType.Int64);
            case Aggregate.Min or Aggregate.Max when value.Type != ColumnType.Bool:
                return value with { Text = $"{(e.Kind == Aggregate.Min ? "MIN" : "MAX")}({(value.Type.IsText() ? dialect.Ordered(value.Text) : value.Text)})" };
        }
        if (value.Type == ColumnType.Bool && e.Kind is Aggregate.Sum or Aggregate.Mean) value = new($"CAST({value.Text} AS {dialect.TypeName(ColumnType.Int32)})", ColumnType.Int64);
        Number(e, value);
        var real = $"CAST({value.Text} AS {dialect.TypeName(ColumnType.Float64)})";
        return e.Kind switch
        {
            Aggregate.Sum when value.Type.IsInteger() => new($"CAST(COALESCE(SUM({value.Text}), 0) AS {dialect.TypeName(ColumnType.Int64)})", ColumnType.Int64),
            Aggregate.Sum => new($"COALESCE(SUM({real}), 0)", value.Type),
            Aggregate.Mean => new($"AVG({real})", ColumnType.Float64),
            Aggregate.Var when dialect.HasStatistics && e.Options.Ddof is 0 or 1 => new($"{(e.Options.Ddof == 1 ? "var_samp" : "var_pop")}({real})", ColumnType.Float64),
            Aggregate.Std when dialect.HasStatistics && e.Options.Ddof is 0 or 1 => new($"{(e.Options.Ddof == 1 ? "stddev_samp" : "stddev_pop")}({real})", ColumnType.Float64),
            Aggregate.Median when dialect.HasStatistics => new($"percentile_cont(0.5) WITHIN GROUP (ORDER BY {real})", ColumnType.Float64),
            _ => throw Refuse(e, null),
        };
    }

    private FrameException Refuse(Expr expression, string? why) =>
        new($"sql: {expression} has no SQL in {dialect.Name}{(why is null ? "" : $" ({why})")}; Collect first and do it then");
}
