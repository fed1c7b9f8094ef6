namespace Groundwork;

/// <summary>Runs a plan: in the database when it is over tables, otherwise in memory.</summary>
internal static class PlanRunner
{
    public static DataFrame Run(Plan plan) => plan.Tree().Any(static step => step is TablePlan)
        ? SqlTables.Read(SqlTranslator.Translate(plan))
        : InMemory(PlanOptimizer.Optimize(plan));

    private static DataFrame InMemory(Plan plan) => plan switch
    {
        FramePlan p => p.Frame,
        CsvPlan p => Csv(p),
        FilterPlan p => InMemory(p.Input).Filter(p.Condition),
        SelectPlan p => InMemory(p.Input).Select(p.Expressions),
        WithColumnsPlan p => InMemory(p.Input).WithColumns(p.Expressions),
        GroupPlan p => InMemory(p.Input).GroupBy(p.Keys, p.KeepMissing).Agg(p.Aggregations),
        JoinPlan p => InMemory(p.Left).Join(InMemory(p.Right), p.LeftOn, p.RightOn, p.How, p.Suffixes),
        SortPlan p => InMemory(p.Input).Sort(p.Keys),
        LimitPlan p => InMemory(p.Input).Slice(p.Skip, (int)Math.Min(int.MaxValue, (long)p.Skip + p.Count)),
        UniquePlan p => InMemory(p.Input).Unique(),
        _ => throw new FrameException($"plan: \"{plan.Line}\" does not run in memory"),
    };

    /// <summary>A file whose rows are filtered is read in chunks, so that only the rows that stay take memory.</summary>
    private static DataFrame Csv(CsvPlan plan)
    {
        if (plan.Where is null) return DataFrame.ReadCsv(plan.Path, plan.Options with { RowLimit = plan.Limit ?? plan.Options.RowLimit });
        var kept = new List<DataFrame>();
        var rows = 0;
        foreach (var part in DataFrame.ReadCsvChunks(plan.Path, 1 << 18, plan.Options))
        {
            var some = part.Filter(plan.Where);
            kept.Add(some);
            rows += some.RowCount;
            if (rows >= plan.Limit) break;
        }
        if (kept.Count == 0) return DataFrame.ReadCsv(plan.Path, plan.Options).Filter(plan.Where);
        var all = CsvChunks.Together(kept);
        return plan.Limit is { } limit ? all.Head(limit) : all;
    }
}
