namespace Groundwork;

/// <summary>Joins of two queries; missing keys agree with each other, as in memory.</summary>
internal sealed class SqlJoin(SqlDialect dialect, Func<string> alias)
{
    public SqlQuery Build(SqlQuery left, SqlQuery right, JoinPlan join)
    {
        left.OrderBy = left.Limit is null ? [] : left.OrderBy;
        right.OrderBy = right.Limit is null ? [] : right.OrderBy;
        var (l, r) = (SqlDialect.Quote(alias()), SqlDialect.Quote(alias()));
        var (leftSql, rightSql) = (SqlQuery.Indent(left.Render()), SqlQuery.Indent(right.Render()));
        var keys = join.LeftOn.Zip(join.RightOn, (a, b) =>
        {
            SqlValue x = left.Item("join (left)", a), y = right.Item("join (right)", b);
            if (ColumnPromotion.Common(x.Type, y.Type) is null || x.Type == ColumnType.Bool != (y.Type == ColumnType.Bool))
                throw new ColumnTypeException($"join: left key \"{a}\" holds {x.Type.ShortName()} and right key \"{b}\" holds {y.Type.ShortName()}; convert one with Cast");
            return dialect.Same($"{l}.{SqlDialect.Quote(a)}", $"{r}.{SqlDialect.Quote(b)}");
        });
        var on = string.Join(" AND ", keys);
        if (join.How is JoinKind.Semi or JoinKind.Anti)
        {
            return new SqlQuery($"(\n{leftSql}\n) AS {l}")
            {
                Items = [.. left.Items.Select(item => (item.Name, new SqlValue($"{l}.{SqlDialect.Quote(item.Name)}", item.Value.Type)))],
                Where = [$"{(join.How == JoinKind.Semi ? "" : "NOT ")}EXISTS (SELECT 1 FROM (\n{rightSql}\n) AS {r} WHERE {on})"],
            };
        }
        var items = Items(left, right, join, l, r);
        if (join.How != JoinKind.Full)
        {
            var kind = join.How switch { JoinKind.Left => "LEFT JOIN", JoinKind.Right => "RIGHT JOIN", _ => "INNER JOIN" };
            return new SqlQuery($"(\n{leftSql}\n) AS {l}\n{kind} (\n{rightSql}\n) AS {r} ON {on}") { Items = items };
        }
        // PostgreSQL has no full join on "is not distinct from": a left join, and the right rows that nobody met.
        var met = new SqlQuery($"(\n{leftSql}\n) AS {l}\nLEFT JOIN (\n{rightSql}\n) AS {r} ON {on}") { Items = items };
        var alone = new SqlQuery($"(\n{rightSql}\n) AS {r}")
        {
            Items = Items(left, right, join, null, r),
            Where = [$"NOT EXISTS (SELECT 1 FROM (\n{leftSql}\n) AS {l} WHERE {on})"],
        };
        var both = SqlDialect.Quote(alias());
        return new SqlQuery($"(\n{SqlQuery.Indent(met.Render())}\n  UNION ALL\n{SqlQuery.Indent(alone.Render())}\n) AS {both}")
        {
            Items = [.. items.Select(item => (item.Name, new SqlValue($"{both}.{SqlDialect.Quote(item.Name)}", item.Value.Type)))],
        };
    }

    /// <summary>The columns and their names, as <see cref="JoinRows"/> gives them; without a left alias the left ones are missing.</summary>
    private List<(string Name, SqlValue Value)> Items(SqlQuery left, SqlQuery right, JoinPlan join, string? l, string r)
    {
        var shared = join.LeftOn.Where((name, i) => name == join.RightOn[i]).ToHashSet();
        var names = right.Items.Select(static item => item.Name).ToHashSet();
        var clash = left.Items.Select(static item => item.Name).Where(name => names.Contains(name) && !shared.Contains(name)).ToHashSet();
        var items = new List<(string Name, SqlValue Value)>();
        foreach (var (name, value) in left.Items)
        {
            var own = l is null ? $"CAST(NULL AS {dialect.TypeName(value.Type)})" : $"{l}.{SqlDialect.Quote(name)}";
            if (shared.Contains(name))
            {
                var other = $"{r}.{SqlDialect.Quote(name)}";
                items.Add((name, value with { Text = l is null ? other : join.How is JoinKind.Right or JoinKind.Full ? $"COALESCE({own}, {other})" : own }));
                continue;
            }
            items.Add((clash.Contains(name) ? name + join.Suffixes.Left : name, value with { Text = own }));
        }
        foreach (var (name, value) in right.Items)
            if (!shared.Contains(name)) items.Add((clash.Contains(name) ? name + join.Suffixes.Right : name, value with { Text = $"{r}.{SqlDialect.Quote(name)}" }));
        if (items.GroupBy(static item => item.Name).FirstOrDefault(static same => same.Count() > 1) is { } twice)
            throw new FrameException($"frame: two columns are named \"{twice.Key}\"; choose other suffixes");
        return items;
    }
}
