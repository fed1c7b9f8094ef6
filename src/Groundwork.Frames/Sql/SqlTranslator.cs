namespace Groundwork;

/// <summary>Turns a plan over tables of one database into one statement.</summary>
internal sealed class SqlTranslator
{
    private readonly SqlDialect dialect;
    private readonly SqlExpressions expressions;
    private int aliases;

    private SqlTranslator(SqlDialect dialect)
    {
        this.dialect = dialect;
        expressions = new SqlExpressions(dialect);
    }

    public static SqlStatement Translate(Plan plan)
    {
        var tables = plan.Tree().OfType<TablePlan>().ToArray();
        if (plan.Tree().FirstOrDefault(static step => step is FramePlan or CsvPlan) is { } other)
            throw new FrameException($"sql: the query joins a table with something outside the database ({other.Line}); Collect the table's part first");
        if (tables.Any(table => !ReferenceEquals(table.Connection, tables[0].Connection)))
            throw new FrameException("sql: the query joins tables of two connections; Collect one part first");
        var translator = new SqlTranslator(tables[0].Dialect);
        var query = translator.Build(plan);
        return new SqlStatement(tables[0].Connection, tables[0].Dialect, query.Render(), translator.expressions.Parameters, [.. query.Items.Select(static item => (item.Name, item.Value.Type))]);
    }

    private SqlQuery Build(Plan plan)
    {
        switch (plan)
        {
            case TablePlan table:
            {
                var alias = Alias();
                return new SqlQuery($"{SqlDialect.Quote(table.Schema, table.Name)} AS {SqlDialect.Quote(alias)}")
                {
                    Items = [.. table.Columns.Select(column => (column.Name, new SqlValue(dialect.Source($"{SqlDialect.Quote(alias)}.{SqlDialect.Quote(column.Name)}", column.Type), column.Type)))],
                };
            }
            case FilterPlan filter:
            {
                var query = Open(Build(filter.Input));
                query.Where.Add(expressions.Condition(filter.Condition, query));
                return query;
            }
            case SelectPlan select:
                return Select(Build(select.Input), select.Expressions);
            case WithColumnsPlan added:
            {
                var query = Build(added.Input);
                if (query.IsDistinct) query = query.Wrapped(Alias());
                var values = added.Expressions.Select(expression => (Name: expression.OutputName, Value: expressions.Of(expression, query))).ToArray();
                foreach (var (name, value) in values)
                {
                    var at = query.Items.FindIndex(item => item.Name == name);
                    if (at >= 0 && added.AreKeys) throw Expr.Hides(Array.Find(added.Expressions, key => key.OutputName == name)!);
                    if (at >= 0) query.Items[at] = (name, value);
                    else query.Items.Add((name, value));
                }
                return query;
            }
            case GroupPlan group:
                return Group(Open(Build(group.Input)), group);
            case SortPlan sort:
            {
                var query = Build(sort.Input);
                if (query.Limit is not null || query.IsDistinct) query = query.Wrapped(Alias());
                query.OrderBy = [.. sort.Keys.SelectMany(key => Key(expressions.Of(key.By, query), key.IsDescending, key.MissingFirst)), .. query.OrderBy];
                return query;
            }
            case LimitPlan limit:
            {
                var query = Build(limit.Input);
                if (query.Limit is not null) query = query.Wrapped(Alias());
                query.Limit = $"LIMIT {expressions.Parameter((long)limit.Count)}" + (limit.Skip == 0 ? "" : $" OFFSET {expressions.Parameter((long)limit.Skip)}");
                return query;
            }
            case UniquePlan unique:
            {
                var query = Build(unique.Input);
                if (query.Limit is not null) query = query.Wrapped(Alias());
                query.OrderBy = [];
                query.IsDistinct = true;
                return query;
            }
            case JoinPlan join:
                return new SqlJoin(dialect, Alias).Build(Build(join.Left), Build(join.Right), join);
            default:
                throw new FrameException($"sql: \"{plan.Line}\" has no SQL");
        }
    }

    /// <summary>A query whose rows can still be filtered and grouped.</summary>
    private SqlQuery Open(SqlQuery query) => query.Limit is not null || query.IsDistinct || query.GroupBy is not null ? query.Wrapped(Alias()) : query;

    private SqlQuery Select(SqlQuery query, Expr[] selected)
    {
        if (query.IsDistinct) query = query.Wrapped(Alias());
        var reduces = selected.Length > 0 && selected.All(static expression => expression.Tree().Any(static node => node is AggregateExpr));
        if (reduces)
        {
            query = Open(query);
            query.GroupBy = [];
            query.OrderBy = [];
        }
        (string Name, SqlValue Value)[] items = [.. selected.Select(expression => (expression.OutputName, expressions.Of(expression, query, aggregates: reduces)))];
        CheckNames(items.Select(static item => item.Name));
        query.Items.Clear();
        query.Items.AddRange(items);
        return query;
    }

    private SqlQuery Group(SqlQuery query, GroupPlan group)
    {
        var keys = group.Keys.Select(key => (Name: key, Value: query.Item("group by", key))).ToArray();
        if (!group.KeepMissing) query.Where.AddRange(keys.Select(static key => $"{key.Value.Text} IS NOT NULL"));
        query.GroupBy = [.. keys.Select(static key => key.Value.Text)];
        (string Name, SqlValue Value)[] items = [.. keys, .. group.Aggregations.Select(expression => (expression.OutputName, expressions.Of(expression, query, aggregates: true, group.Keys)))];
        CheckNames(items.Select(static item => item.Name));
        query.Items.Clear();
        query.Items.AddRange(items);
        query.OrderBy = [.. keys.SelectMany(key => Key(key.Value, descending: false, missingFirst: false))];
        return query;
    }

    private IEnumerable<string> Key(SqlValue value, bool descending, bool missingFirst)
    {
        yield return $"({value.Text} IS {(missingFirst ? "NOT " : "")}NULL)";
        yield return (value.Type.IsText() ? dialect.Ordered(value.Text) : value.Text) + (descending ? " DESC" : "");
    }

    private static void CheckNames(IEnumerable<string> names)
    {
        if (names.GroupBy(static name => name).FirstOrDefault(static same => same.Count() > 1) is { } twice) throw new FrameException($"frame: two columns are named \"{twice.Key}\"; rename one");
    }

    private string Alias() => $"t{aliases++}";
}
