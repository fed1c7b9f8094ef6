using System.Data.Common;
using System.Text;

namespace Groundwork;

/// <summary>A value in SQL with the type that it has in a frame.</summary>
internal readonly record struct SqlValue(string Text, ColumnType Type);

/// <summary>A statement with its parameters and the columns that it gives.</summary>
internal sealed record SqlStatement(DbConnection Connection, SqlDialect Dialect, string Text, IReadOnlyList<object> Parameters, IReadOnlyList<(string Name, ColumnType Type)> Columns);

/// <summary>One SELECT that is still being built: steps are merged into it as long as SQL's order of clauses allows.</summary>
internal sealed class SqlQuery(string from)
{
    public string From { get; } = from;

    public List<(string Name, SqlValue Value)> Items { get; init; } = [];

    public List<string> Where { get; init; } = [];

    /// <summary>Null: not grouped. Empty: one group of all rows.</summary>
    public List<string>? GroupBy { get; set; }

    public List<string> OrderBy { get; set; } = [];

    public string? Limit { get; set; }

    public bool IsDistinct { get; set; }

    public SqlValue Item(string op, string name)
    {
        foreach (var (own, value) in Items) if (own == name) return value;
        throw new UnknownColumnException(op, name, [.. Items.Select(static item => item.Name)]);
    }

    /// <summary>The statement; the order's values come along as further columns when an outer statement needs them.</summary>
    public string Render(bool withOrderColumns = false)
    {
        var text = new StringBuilder("SELECT ");
        if (IsDistinct) text.Append("DISTINCT ");
        var items = Items.Select(static item => $"{item.Value.Text} AS {SqlDialect.Quote(item.Name)}");
        if (withOrderColumns) items = items.Concat(OrderBy.Select(static (key, i) => $"{Key(key)} AS {SqlDialect.Quote(OrderColumn(i))}"));
        text.Append(Items.Count == 0 ? "1" : string.Join(", ", items)).Append("\nFROM ").Append(From);
        if (Where.Count > 0) text.Append("\nWHERE ").AppendJoin(" AND ", Where);
        if (GroupBy is { Count: > 0 }) text.Append("\nGROUP BY ").AppendJoin(", ", GroupBy);
        if (OrderBy.Count > 0 && !(withOrderColumns && Limit is null)) text.Append("\nORDER BY ").AppendJoin(", ", OrderBy);
        if (Limit is not null) text.Append('\n').Append(Limit);
        return text.ToString();
    }

    /// <summary>A query over this one's result, in the same order.</summary>
    public SqlQuery Wrapped(string alias)
    {
        string Column(string name) => $"{SqlDialect.Quote(alias)}.{SqlDialect.Quote(name)}";
        return new SqlQuery($"(\n{Indent(Render(withOrderColumns: true))}\n) AS {SqlDialect.Quote(alias)}")
        {
            Items = [.. Items.Select(item => (item.Name, new SqlValue(Column(item.Name), item.Value.Type)))],
            OrderBy = [.. OrderBy.Select((key, i) => Column(OrderColumn(i)) + (key.EndsWith(" DESC", StringComparison.Ordinal) ? " DESC" : ""))],
        };
    }

    public static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string Key(string key) => key.EndsWith(" DESC", StringComparison.Ordinal) ? key[..^5] : key;

    private static string OrderColumn(int i) => $"order {i}";
}
