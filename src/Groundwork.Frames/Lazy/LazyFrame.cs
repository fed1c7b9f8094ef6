using System.Data.Common;
using System.Text;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The frame as the start of a query that is run by <see cref="LazyFrame.Collect"/>.</summary>
    public LazyFrame Lazy() => new(new FramePlan(this));

    /// <summary>A query over a CSV file, which reads only the columns and rows that it needs, some rows at a time.</summary>
    /// <exception cref="IOException">The file cannot be read (when the query is run).</exception>
    /// <example><c>DataFrame.ScanCsv("huge.csv").Filter(Col("year") == 2024).GroupBy("city").Agg(Col("rent").Mean()).Collect()</c></example>
    public static LazyFrame ScanCsv(string path, CsvOptions? options = null) => new(new CsvPlan(path, options ?? new CsvOptions()));

    /// <summary>A query over a database table, which becomes one SQL statement with parameters and runs in the database.</summary>
    /// <param name="connection">An open connection, which must stay open until the query is run.</param>
    /// <param name="table">The table's name, which is quoted: any name is safe.</param>
    /// <param name="dialect">The database; told by the connection's type when null (SQLite and PostgreSQL).</param>
    /// <param name="schema">The table's schema, if it is not the default.</param>
    /// <exception cref="FrameException">The database is not known, or the table has no columns.</exception>
    /// <exception cref="DbException">The database refuses.</exception>
    /// <example><c>DataFrame.Table(connection, "events").Filter(Col("user") == name).Sort("at").Limit(100).Collect()</c></example>
    public static LazyFrame Table(DbConnection connection, string table, SqlDialect? dialect = null, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(table);
        var known = dialect ?? SqlDialect.Of(connection);
        return new(new TablePlan(connection, known, table, schema, SqlTables.Columns(connection, known, table, schema)));
    }
}

/// <summary>A query over a frame, a CSV file or a database table: the verbs of <see cref="DataFrame"/>, run when it is collected.</summary>
/// <remarks>
/// It never changes and holds no rows. Over a table the whole query becomes one SQL statement; what has no SQL is refused
/// by name, and can be done after <see cref="Collect"/>. Missing values, comparisons and joins mean what they mean in memory.
/// The order of rows is that of the last <see cref="Sort"/>; without one it is the database's.
/// Immutable: safe to use from several threads, as far as its source is; a database connection is used by one query at a time.
/// </remarks>
public sealed class LazyFrame
{
    internal LazyFrame(Plan plan) => Plan = plan;

    internal Plan Plan { get; }

    /// <summary>As <see cref="DataFrame.Filter(Expr)"/>.</summary>
    public LazyFrame Filter(Expr condition) => new(new FilterPlan(Plan, condition));

    /// <summary>As <see cref="DataFrame.Select(string[])"/>.</summary>
    public LazyFrame Select(params string[] names) => new(new SelectPlan(Plan, Array.ConvertAll(names, Frame.Col)));

    /// <summary>As <see cref="DataFrame.Select(Expr[])"/>.</summary>
    public LazyFrame Select(params Expr[] expressions) => new(new SelectPlan(Plan, Expr.Columns(expressions)));

    /// <summary>As <see cref="DataFrame.WithColumns(Expr[])"/>.</summary>
    public LazyFrame WithColumns(params Expr[] expressions) => new(new WithColumnsPlan(Plan, expressions));

    /// <summary>As <see cref="DataFrame.GroupBy(string[])"/>; rows with a missing key are left out.</summary>
    public LazyGroups GroupBy(params string[] keys) => new(Plan, keys, keepMissing: false);

    /// <summary>As <see cref="DataFrame.GroupBy(Expr[])"/>: keys that are computed become columns first.</summary>
    /// <exception cref="FrameException">A computed key has the name of a column that it is made of, or (when the query is run) of another one that is read.</exception>
    /// <example><c>query.GroupBy(Col("date").Dt.Year.As("year")).Agg(Col("rain").Sum())</c></example>
    public LazyGroups GroupBy(params Expr[] keys)
    {
        if (keys.Contains(null)) throw new FrameException("group by: a key is null");
        keys = Expr.Columns(keys);
        Expr[] computed = [.. keys.Where(static key => key is not ColumnExpr)];
        foreach (var key in computed)
            if (key.Columns().Contains(key.OutputName)) throw Expr.Hides(key);
        return new(computed.Length == 0 ? Plan : new WithColumnsPlan(Plan, computed) { AreKeys = true }, [.. keys.Select(static key => key.OutputName)], keepMissing: false);
    }

    /// <summary>As <see cref="DataFrame.GroupBy(string[], bool, bool)"/>.</summary>
    public LazyGroups GroupBy(string[] keys, bool keepMissing) => new(Plan, keys, keepMissing);

    /// <summary>As <see cref="DataFrame.Join(DataFrame, string[], JoinKind, ValueTuple{string, string}?, JoinCheck, string?)"/>. Both queries must be over the same database, or neither over one.</summary>
    public LazyFrame Join(LazyFrame right, string[] on, JoinKind how = JoinKind.Inner, (string Left, string Right)? suffixes = null) => Join(right, on, on, how, suffixes);

    /// <summary>As above, on columns of different names.</summary>
    public LazyFrame Join(LazyFrame right, string[] leftOn, string[] rightOn, JoinKind how = JoinKind.Inner, (string Left, string Right)? suffixes = null)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (leftOn.Length == 0 || leftOn.Length != rightOn.Length) throw new FrameException($"join: {leftOn.Length} left and {rightOn.Length} right key columns; give the same number, at least 1");
        return new(new JoinPlan(Plan, right.Plan, leftOn, rightOn, how, suffixes ?? ("_x", "_y")));
    }

    /// <summary>As <see cref="DataFrame.Sort(SortKey[])"/>.</summary>
    public LazyFrame Sort(params SortKey[] keys) => new(new SortPlan(Plan, keys.Length > 0 ? keys : throw new FrameException("sort: needs at least one key")));

    /// <summary>The first rows, or those after the first ones.</summary>
    public LazyFrame Limit(int count, int skip = 0) => count < 0 || skip < 0
        ? throw new FrameException($"limit: {count} rows after {skip}; neither can be negative") : new(new LimitPlan(Plan, count, skip));

    /// <summary>The rows without repeats.</summary>
    public LazyFrame Unique() => new(new UniquePlan(Plan));

    /// <summary>Runs the query.</summary>
    /// <exception cref="UnknownColumnException">A step names a column that does not exist.</exception>
    /// <exception cref="FrameException">The query runs in a database and a step has no SQL; the message names it.</exception>
    public DataFrame Collect() => PlanRunner.Run(Plan);

    /// <summary>What <see cref="Collect"/> will do: the SQL statement (values stand as parameters), or the steps, the last one first, and whether a file is read in parts.</summary>
    public string Explain()
    {
        if (Plan.Tree().Any(static plan => plan is TablePlan)) return SqlTranslator.Translate(Plan).Text;
        var text = new StringBuilder();
        Steps(PlanOptimizer.Optimize(Plan), 0, text, PlanStream.Explain);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The plan, as <see cref="Explain"/> says it without SQL.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Steps(Plan, 0, text, static _ => null);
        return text.ToString().TrimEnd('\n');
    }

    private static void Steps(Plan plan, int depth, StringBuilder text, Func<Plan, string?> how)
    {
        text.Append(' ', depth * 2).Append(plan.Line);
        if (how(plan) is { } way)
        {
            text.Append(" [").Append(way).Append(']');
            how = static _ => null; // what it reads is read in the same way
        }
        text.Append('\n');
        foreach (var input in plan.Inputs) Steps(input, depth + 1, text, how);
    }
}

/// <summary>A query's rows in groups, waiting for their aggregations.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed class LazyGroups
{
    private readonly Plan input;
    private readonly string[] keys;
    private readonly bool keepMissing;

    internal LazyGroups(Plan input, string[] keys, bool keepMissing)
    {
        if (keys.Length == 0) throw new FrameException("group by: needs at least one key column");
        (this.input, this.keys, this.keepMissing) = (input, keys, keepMissing);
    }

    /// <summary>As <see cref="GroupedFrame.Agg"/>: one row for each group, in ascending order of the keys.</summary>
    public LazyFrame Agg(params Expr[] aggregations) => new(new GroupPlan(input, keys, aggregations, keepMissing));
}
