namespace Groundwork;

/// <summary>Plans over a CSV file of which only some megabytes are in memory at a time.</summary>
internal static class PlanStream
{
    /// <summary>How the plan is run: in parts, or null where all its rows are needed at once.</summary>
    public static string? How(Plan plan) => plan switch
    {
        GroupPlan p when FromParts(p.Input) && PartialAggregation.CanMerge(p.Aggregations, p.Keys) => Merged(p.Aggregations),
        SelectPlan p when FromParts(p.Input) && IsOneRow(p) && PartialAggregation.CanMerge(p.Expressions, []) => Merged(p.Expressions),
        UniquePlan p when FromParts(p.Input) => "from parts, of which only new rows are kept",
        LimitPlan { Input: SortPlan sort } p when FromParts(sort.Input) => $"from parts, of which {p.Skip + (long)p.Count} rows are kept",
        LimitPlan p when FromParts(p.Input) && p.Input is not CsvPlan => "from parts, until there are enough",
        CsvPlan { Where: not null } => "in parts, of which the rows that pass are kept in memory",
        FilterPlan or SelectPlan or WithColumnsPlan or JoinPlan when FromParts(plan) && Keeps(plan) => "part by part",
        _ => null,
    };

    /// <summary>What to say of a step that is not run in parts.</summary>
    public static string? Explain(Plan plan) => How(plan) ?? (plan is CsvPlan { Limit: null } ? "all rows are kept in memory" : null);

    private static string Merged(Expr[] aggregations) => PartialAggregation.Kept(aggregations).ToArray() is { Length: > 0 } kept
        ? $"from parts, whose totals are merged; the distinct values of {string.Join(", ", (object[])kept)} are kept in memory"
        : "from parts, whose totals are merged";

    /// <summary>The plan's table, or null where its rows are needed at once.</summary>
    public static DataFrame? TryRun(Plan plan, Func<Plan, DataFrame> inMemory)
    {
        if (How(plan) is null) return null;
        return plan switch
        {
            GroupPlan p => Totals(p.Input, p.Keys, p.Aggregations, p.KeepMissing, inMemory),
            SelectPlan p when IsOneRow(p) => Totals(p.Input, [], p.Expressions, keepMissing: false, inMemory),
            UniquePlan p => Over(p.Input, inMemory, static parts => parts.Aggregate(static (kept, part) => DataFrame.Concat(kept, part).Unique()).Unique()),
            LimitPlan { Input: SortPlan sort } p => Over(sort.Input, inMemory, parts => Top(parts, sort.Keys, p)),
            LimitPlan p => Over(p.Input, inMemory, parts => First(parts, p)),
            _ => Over(plan, inMemory, static parts => DataFrame.Concat(parts)),
        };
    }

    /// <summary>Whether each part of the file gives a part of the plan's rows, in order.</summary>
    private static bool FromParts(Plan plan) => plan switch
    {
        CsvPlan => true,
        FilterPlan p => PlanOptimizer.IsRowWise(p.Condition) && FromParts(p.Input),
        SelectPlan p => Array.TrueForAll(p.Expressions, PlanOptimizer.IsRowWise) && p.Expressions.Any(static value => value.Columns().Any()) && FromParts(p.Input),
        WithColumnsPlan p => Array.TrueForAll(p.Expressions, PlanOptimizer.IsRowWise) && FromParts(p.Input),
        JoinPlan { How: JoinKind.Inner or JoinKind.Left or JoinKind.Semi or JoinKind.Anti } p => FromParts(p.Left),
        _ => false,
    };

    /// <summary>Whether rows are left out on the way; otherwise the file is better read as a whole.</summary>
    private static bool Keeps(Plan plan) => plan is FilterPlan or CsvPlan { Where: not null } or JoinPlan { How: not JoinKind.Left } || plan is not (CsvPlan or JoinPlan) && plan.Inputs.Any(Keeps);

    private static bool IsOneRow(SelectPlan plan) => plan.Expressions.Length > 0 && Array.TrueForAll(plan.Expressions, PartialAggregation.IsTotal);

    private static DataFrame? Totals(Plan input, string[] keys, Expr[] aggregations, bool keepMissing, Func<Plan, DataFrame> inMemory)
    {
        try
        {
            return Over(input, inMemory, parts => new PartialAggregation(keys, aggregations, keepMissing).Of(parts));
        }
        catch (ColumnTypeException)
        {
            return null; // means of dates and the like; or an error, which the whole table words better
        }
    }

    private static DataFrame Over(Plan plan, Func<Plan, DataFrame> inMemory, Func<IEnumerable<DataFrame>, DataFrame> make)
    {
        var source = new CsvParts((CsvPlan)plan.Tree().First(static step => step is CsvPlan));
        var through = Through(plan, inMemory);
        while (true)
        {
            var result = make(source.Read().Select(through));
            if (!source.IsRetaken) return result;
        }
    }

    /// <summary>The steps from a part of the file to a part of the plan's rows.</summary>
    private static Func<DataFrame, DataFrame> Through(Plan plan, Func<Plan, DataFrame> inMemory)
    {
        if (plan is CsvPlan) return static part => part;
        var before = Through(plan.Inputs[0], inMemory);
        if (plan is JoinPlan join)
        {
            var right = inMemory(join.Right);
            return part => before(part).Join(right, join.LeftOn, join.RightOn, join.How, join.Suffixes);
        }
        return plan switch
        {
            FilterPlan p => part => before(part).Filter(p.Condition),
            SelectPlan p => part => before(part).Select(p.Expressions),
            _ => part => ((WithColumnsPlan)plan).Over(before(part)),
        };
    }

    private static DataFrame Top(IEnumerable<DataFrame> parts, SortKey[] keys, LimitPlan limit)
    {
        var most = (int)Math.Min(int.MaxValue, (long)limit.Skip + limit.Count);
        return parts.Select(part => part.Sort(keys).Head(most)).Aggregate((kept, part) => DataFrame.Concat(kept, part).Sort(keys).Head(most)).Slice(limit.Skip);
    }

    private static DataFrame First(IEnumerable<DataFrame> parts, LimitPlan limit)
    {
        var most = (long)limit.Skip + limit.Count;
        var kept = new List<DataFrame>();
        long rows = 0;
        foreach (var part in parts)
        {
            kept.Add(part);
            rows += part.RowCount;
            if (rows >= most) break;
        }
        return DataFrame.Concat(kept).Slice(limit.Skip, (int)Math.Min(int.MaxValue, most));
    }
}
