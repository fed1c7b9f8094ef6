using static Groundwork.Frame;

namespace Groundwork.Sql;

/// <summary>Random queries over two tables; the same seed gives the same query.</summary>
internal sealed class PlanGenerator(int seed)
{
    private const string Odd = "odd \"name\"";
    private readonly Random random = new(seed);
    private int made;

    public static DataFrame Events { get; } = MakeEvents();

    public static DataFrame Labels { get; } = DataFrame.Of(
        (Odd, new[] { "a", "b", "c", null, "'; DROP TABLE events; --" }),
        ("label", new[] { "first", "second", null, "none", "attack" }),
        ("n", new long?[] { 1, 2, 3, null, 5 }));

    /// <summary>A query, given where the tables come from.</summary>
    public LazyFrame Make(LazyFrame events, LazyFrame labels)
    {
        var frame = events;
        List<(string Name, ColumnType Type)> columns = [("id", ColumnType.Int64), (Odd, ColumnType.String), ("n", ColumnType.Int64), ("x", ColumnType.Float64), ("flag", ColumnType.Bool), ("at", ColumnType.DateTime)];
        var steps = random.Next(1, 6);
        var joined = false;
        for (var step = 0; step < steps; step++)
        {
            switch (random.Next(7))
            {
                case 0 or 1:
                    frame = frame.Filter(Condition(columns, 2));
                    break;
                case 2:
                    var name = $"made{made++}";
                    var (value, type) = Number(columns, 2);
                    frame = frame.WithColumns(value.As(name));
                    columns.Add((name, type));
                    break;
                case 3:
                    // All columns are keys, so that ties are rows that are equal.
                    var keys = columns.OrderBy(_ => random.Next()).Select(column => random.Next(2) == 0 ? Desc(column.Name, random.Next(2) == 0) : Asc(column.Name, random.Next(2) == 0)).ToArray();
                    frame = frame.Sort(keys);
                    if (random.Next(2) == 0) frame = frame.Limit(random.Next(1, 40), random.Next(3));
                    break;
                case 4:
                    var by = columns.Where(static column => column.Type is ColumnType.String or ColumnType.Int64 or ColumnType.Bool).OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToList();
                    if (by.Count == 0) break;
                    var aggregations = Aggregations(columns);
                    frame = frame.GroupBy([.. by.Select(static column => column.Name)], keepMissing: random.Next(2) == 0).Agg([.. aggregations.Select(static pair => pair.Value)]);
                    columns = [.. by, .. aggregations.Select(static pair => pair.Column)];
                    break;
                case 5 when !joined && columns.Exists(static column => column.Name == Odd):
                    joined = true;
                    var how = (JoinKind)random.Next(6);
                    frame = frame.Join(labels, [Odd], how);
                    if (how is JoinKind.Semi or JoinKind.Anti) break;
                    var clash = columns.Exists(static column => column.Name == "n");
                    columns = [.. columns.Select(static column => column.Name == "n" ? ("n_x", column.Type) : column), ("label", ColumnType.String), (clash ? "n_y" : "n", ColumnType.Int64)];
                    break;
                case 6:
                    columns = [.. columns.OrderBy(_ => random.Next()).Take(random.Next(1, columns.Count + 1))];
                    frame = frame.Select([.. columns.Select(static column => column.Name)]);
                    if (random.Next(3) == 0) frame = frame.Unique();
                    break;
            }
        }
        return frame;
    }

    private Expr Condition(List<(string Name, ColumnType Type)> columns, int depth)
    {
        if (depth > 0 && random.Next(3) == 0)
        {
            Expr a = Condition(columns, depth - 1), b = Condition(columns, depth - 1);
            return random.Next(4) switch { 0 => a & b, 1 => a | b, 2 => !a, _ => a ^ b };
        }
        var (name, type) = columns[random.Next(columns.Count)];
        var column = Col(name);
        if (random.Next(6) == 0) return random.Next(2) == 0 ? column.IsMissing() : column.IsPresent();
        switch (type)
        {
            case ColumnType.Bool: return random.Next(2) == 0 ? column == true : column;
            case ColumnType.String:
                var text = ((string[])["a", "b", "'; DROP TABLE events; --", "é", "", "first"])[random.Next(6)];
                return random.Next(5) switch { 0 => column == text, 1 => column != text, 2 => column.Str.Contains("DROP"), 3 => column.IsIn("a", "c", null), _ => column > text };
            case ColumnType.DateTime:
                return random.Next(3) switch { 0 => column >= "2024-02-01", 1 => column.Dt.Month == 3, _ => column.Dt.DayOfWeek < 3 };
            default:
                var (number, _) = Number(columns, 1);
                return random.Next(6) switch { 0 => column < number, 1 => column >= 2, 2 => column != number, 3 => column == 1, 4 => column.Between(0, 3), _ => column.IsIn(1, 2, 3) };
        }
    }

    private (Expr, ColumnType) Number(List<(string Name, ColumnType Type)> columns, int depth)
    {
        var numbers = columns.Where(static column => column.Type.IsNumber()).ToArray();
        if (numbers.Length == 0) return (Lit(1) + 1, ColumnType.Int64);
        var (name, type) = numbers[random.Next(numbers.Length)];
        var column = Col(name);
        if (depth == 0) return (column, type);
        var (other, otherType) = Number(columns, depth - 1);
        var both = type == ColumnType.Float64 || otherType == ColumnType.Float64 ? ColumnType.Float64 : ColumnType.Int64;
        return random.Next(7) switch
        {
            0 => (column + other, both),
            1 => (column - other, both),
            2 => (column * 2 + other, both),
            3 => (column / other, ColumnType.Float64),
            4 => (column.FillMissing(0) - other, both),
            5 => (When(column > 2).Then(column).Otherwise(other), both),
            _ => (-column.Abs(), type),
        };
    }

    private List<(Expr Value, (string Name, ColumnType Type) Column)> Aggregations(List<(string Name, ColumnType Type)> columns)
    {
        List<(Expr, (string, ColumnType))> result = [(Count().As($"size{made}"), ($"size{made++}", ColumnType.Int64))];
        for (var i = random.Next(3); i >= 0; i--)
        {
            var (name, type) = columns[random.Next(columns.Count)];
            var to = $"agg{made++}";
            var column = Col(name);
            result.Add(random.Next(6) switch
            {
                0 when type.IsNumber() => (column.Sum().As(to), (to, type)),
                1 when type.IsNumber() => (column.Mean().As(to), (to, ColumnType.Float64)),
                2 when type != ColumnType.Bool => (column.Min().As(to), (to, type)),
                3 when type != ColumnType.Bool => (column.Max().As(to), (to, type)),
                4 => (column.CountDistinct().As(to), (to, ColumnType.Int64)),
                _ => (column.Count().As(to), (to, ColumnType.Int64)),
            });
        }
        return result;
    }

    private static DataFrame MakeEvents()
    {
        var random = new Random(17);
        string?[] texts = ["a", "b", "c", null, "'; DROP TABLE events; --", "é"];
        const int rows = 60;
        T?[] Some<T>(Func<T> next) where T : struct => [.. Enumerable.Range(0, rows).Select(_ => random.Next(5) == 0 ? default(T?) : next())];
        return new DataFrame(
            Column.Range("id", 1, rows),
            Column.From(Odd, Enumerable.Range(0, rows).Select(_ => texts[random.Next(texts.Length)])),
            Column.From("n", Some(() => (long)random.Next(-2, 5))),
            Column.From("x", Some(() => random.Next(-8, 9) / 4.0)),
            Column.From("flag", Some(() => random.Next(2) == 0)),
            Column.From("at", Some(() => new DateTime(2024, 1, 1).AddMinutes(random.Next(150_000)))));
    }
}
