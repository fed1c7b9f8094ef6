namespace Groundwork;

/// <summary>Runs a plan: in the database when it is over tables, otherwise in memory.</summary>
internal static class PlanRunner
{
    public static DataFrame Run(Plan plan) => plan.Tree().Any(static step => step is TablePlan)
        ? SqlTables.Read(SqlTranslator.Translate(plan))
        : InMemory(PlanOptimizer.Optimize(plan));

    private static DataFrame InMemory(Plan plan) => PlanStream.TryRun(plan, InMemory) ?? plan switch
    {
        FramePlan p => p.Frame,
        CsvPlan p => DataFrame.ReadCsv(p.Path, p.Options with { RowLimit = p.Limit ?? p.Options.RowLimit }),
        FilterPlan p => InMemory(p.Input).Filter(p.Condition),
        SelectPlan p => InMemory(p.Input).Select(p.Expressions),
        WithColumnsPlan p => p.Over(InMemory(p.Input)),
        GroupPlan p => InMemory(p.Input).GroupBy(p.Keys, p.KeepMissing).Agg(p.Aggregations),
        JoinPlan p => InMemory(p.Left).Join(InMemory(p.Right), p.LeftOn, p.RightOn, p.How, p.Suffixes),
        SortPlan p => InMemory(p.Input).Sort(p.Keys),
        LimitPlan p => InMemory(p.Input).Slice(p.Skip, (int)Math.Min(int.MaxValue, (long)p.Skip + p.Count)),
        UniquePlan p => InMemory(p.Input).Unique(),
        _ => throw new FrameException($"plan: \"{plan.Line}\" does not run in memory"),
    };
}
