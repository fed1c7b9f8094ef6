using System.Data.Common;

namespace Groundwork;

/// <summary>A query as data: what a <see cref="LazyFrame"/> will do.</summary>
internal abstract record Plan
{
    /// <summary>The plans that this one reads.</summary>
    public abstract IReadOnlyList<Plan> Inputs { get; }

    /// <summary>One line that says what this step does.</summary>
    public abstract string Line { get; }

    /// <summary>The plan and all that it reads.</summary>
    public IEnumerable<Plan> Tree() => Inputs.SelectMany(static input => input.Tree()).Prepend(this);
}

internal sealed record FramePlan(DataFrame Frame) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [];

    public override string Line => $"frame of {Frame.RowCount} rows: {string.Join(", ", Frame.ColumnNames)}";
}

/// <summary>A CSV file of which only some columns and rows are read.</summary>
internal sealed record CsvPlan(string Path, CsvOptions Options, Expr? Where = null, int? Limit = null) : Plan
{
    /// <summary>How much text is read at a time where the file is read in parts.</summary>
    public int PartBytes { get; init; } = 1 << 23;

    public override IReadOnlyList<Plan> Inputs => [];

    public override string Line => $"csv {System.IO.Path.GetFileName(Path)}"
        + (Options.Columns is { } columns ? $", columns {string.Join(", ", columns)}" : ", all columns")
        + (Where is null ? "" : $", rows where {Where}") + (Limit is null ? "" : $", first {Limit} rows");
}

/// <summary>A table of a database.</summary>
internal sealed record TablePlan(DbConnection Connection, SqlDialect Dialect, string Name, string? Schema, IReadOnlyList<(string Name, ColumnType Type)> Columns) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [];

    public override string Line => $"table {Name}";
}

internal sealed record FilterPlan(Plan Input, Expr Condition) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => $"filter {Condition}";
}

internal sealed record SelectPlan(Plan Input, Expr[] Expressions) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => $"select {string.Join(", ", Expressions.Select(static value => value.ToString()))}";
}

internal sealed record WithColumnsPlan(Plan Input, Expr[] Expressions) : Plan
{
    /// <summary>Whether they are keys to group by, which hide no other column.</summary>
    public bool AreKeys { get; init; }

    /// <summary>The frame with the columns.</summary>
    public DataFrame Over(DataFrame frame)
    {
        if (AreKeys) frame.CheckKeys(Expressions);
        return frame.WithColumns(Expressions);
    }

    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => $"with columns {string.Join(", ", Expressions.Select(static value => value.ToString()))}";
}

internal sealed record GroupPlan(Plan Input, string[] Keys, Expr[] Aggregations, bool KeepMissing) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => $"group by {string.Join(", ", Keys)}: {string.Join(", ", Aggregations.Select(static value => value.ToString()))}";
}

internal sealed record JoinPlan(Plan Left, Plan Right, string[] LeftOn, string[] RightOn, JoinKind How, (string Left, string Right) Suffixes) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Left, Right];

    public override string Line => $"{How.ToString().ToLowerInvariant()} join on {string.Join(", ", LeftOn.Zip(RightOn, static (left, right) => left == right ? left : $"{left} = {right}"))}";
}

internal sealed record SortPlan(Plan Input, SortKey[] Keys) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => $"sort by {string.Join(", ", Keys.Select(static key => key.By + (key.IsDescending ? " descending" : "")))}";
}

internal sealed record LimitPlan(Plan Input, int Count, int Skip) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => Skip == 0 ? $"first {Count} rows" : $"{Count} rows after {Skip}";
}

internal sealed record UniquePlan(Plan Input) : Plan
{
    public override IReadOnlyList<Plan> Inputs => [Input];

    public override string Line => "unique rows";
}
