using static Groundwork.Frame;

namespace Groundwork;

/// <summary>
/// Aggregations of a table that comes in parts: each part gives a few numbers a group, which are merged, so that memory
/// holds one part and the groups. Variances are merged by their means and squared distances (Chan, Golub and LeVeque, 1979).
/// Of what a median, quantile, mode or count of distinct values is taken of, the distinct values are kept, with their counts.
/// </summary>
internal sealed class PartialAggregation
{
    private const int MostRows = 1 << 20; // of partial results, before they are merged
    private const string All = "\u0001all"; // the key of the one group of all rows; no file has such a name
    private readonly string[] keys;
    private readonly string[] groupKeys;
    private readonly Expr[] aggregations;
    private readonly bool keepMissing;
    private readonly Total[] totals;

    public PartialAggregation(string[] keys, Expr[] aggregations, bool keepMissing)
    {
        (this.keys, this.aggregations, this.keepMissing) = (keys, aggregations, keepMissing);
        groupKeys = keys.Length > 0 ? keys : [All];
        totals = [.. Nodes(aggregations).Select(static (node, i) => new Total(node, i))];
    }

    /// <summary>Whether all aggregations are made of what merges: skewness, kurtosis and functions of the caller's are not.</summary>
    public static bool CanMerge(Expr[] aggregations, string[] keys) => aggregations.All(expression => BareColumns(expression).All(keys.Contains) && expression.Tree().All(static node => node switch
    {
        AggregateExpr { Kind: Aggregate.Skew or Aggregate.Kurtosis } => false,
        AggregateExpr { Inner: var inner } => PlanOptimizer.IsRowWise(inner),
        CustomAggregateExpr or WindowExpr or OverExpr or MapExpr => false,
        _ => true,
    }));

    /// <summary>Whether an expression gives one value for all rows: every column stands below an aggregation.</summary>
    public static bool IsTotal(Expr expression) => Nodes([expression]).Any() && !BareColumns(expression).Any();

    /// <summary>Of which expressions the distinct values are kept.</summary>
    public static IEnumerable<Expr> Kept(Expr[] aggregations) => Nodes(aggregations).Where(static node => IsOfValues(node.Kind)).Select(static node => node.Inner).DistinctBy(static inner => inner.ToString());

    private static bool IsOfValues(Aggregate kind) => kind is Aggregate.Distinct or Aggregate.Median or Aggregate.Quantile or Aggregate.Mode;

    public DataFrame Of(IEnumerable<DataFrame> parts)
    {
        var merged = new List<DataFrame>();
        var values = totals.Where(static total => IsOfValues(total.Kind)).ToDictionary(static total => total, static _ => new List<DataFrame>());
        var most = totals.ToDictionary(static total => total, static _ => (long)MostRows);
        DataFrame? empty = null;
        long allowed = MostRows;
        foreach (var part in parts)
        {
            empty ??= part[..0];
            if (part.RowCount == 0) continue;
            var taken = Values(part);
            var groups = taken.GroupBy(groupKeys, keepMissing);
            merged.Add(groups.Agg([.. totals.SelectMany(static total => total.Partial())]));
            foreach (var (total, met) in values)
            {
                met.Add(Counted(taken.Select([.. groupKeys, total.Value]).WithColumns(Lit(1L).As(total.Weight)), total));
                if (met.Sum(static some => (long)some.RowCount) <= most[total]) continue;
                Fold(met, some => Counted(some, total));
                most[total] = Math.Max(MostRows, 2L * met[0].RowCount);
            }
            if (merged.Sum(static some => (long)some.RowCount) <= allowed) continue;
            Fold(merged, Merge);
            allowed = Math.Max(allowed, 4L * merged[0].RowCount); // many groups: merging pays only when there is much to merge
        }
        if (merged.Count == 0) return keys.Length == 0 ? empty!.Select(aggregations) : empty!.GroupBy(keys, keepMissing).Agg(aggregations);
        return Finish(Merge(DataFrame.Concat(merged)), values);
    }

    /// <summary>Each distinct value of a group once, in ascending order, with the number of its rows.</summary>
    private DataFrame Counted(DataFrame rows, Total total) => rows.GroupBy([.. groupKeys, total.Value], keepMissing: true).Agg(Col(total.Weight).Sum());

    private static void Fold(List<DataFrame> some, Func<DataFrame, DataFrame> merge)
    {
        var one = merge(DataFrame.Concat(some));
        some.Clear();
        some.Add(one);
    }

    /// <summary>The keys, and what is aggregated under names of its own; single precision is added up in double, as in memory.</summary>
    private DataFrame Values(DataFrame part)
    {
        var context = Evaluation.Rows("agg", part);
        var columns = keys.Select(key => part.Find("group by", key)).ToList();
        if (keys.Length == 0) columns.Add(Column.Full(All, 0L, part.RowCount));
        foreach (var total in totals)
        {
            if (total.Kind == Aggregate.Size) continue;
            var column = context.Full(total.Node.Inner);
            if (column.HasAny()) total.IsSingle |= column.Type == ColumnType.Float32;
            if (total.Kind is Aggregate.Median or Aggregate.Quantile && column.HasAny() && !column.Type.IsNumber()) throw new ColumnTypeException("agg: quantiles of dates are taken of all rows"); // the caller takes the whole table
            columns.Add((column.Type == ColumnType.Float32 ? column.Cast(ColumnType.Float64) : column).Rename(total.Value));
        }
        if (columns.Exists(static column => column.Type == ColumnType.Category)) throw new ColumnTypeException("agg: categories are ordered by all rows"); // as above
        return new DataFrame(columns);
    }

    /// <summary>One row a group from several.</summary>
    private DataFrame Merge(DataFrame rows)
    {
        rows = rows.WithColumns([.. totals.SelectMany(total => total.Distances(groupKeys))]);
        return rows.GroupBy(groupKeys, keepMissing).Agg([.. totals.SelectMany(static total => total.Merged())]);
    }

    private DataFrame Finish(DataFrame merged, Dictionary<Total, List<DataFrame>> values)
    {
        var groups = Grouping.By("agg", merged, groupKeys, dropMissing: !keepMissing);
        var found = new Dictionary<AggregateExpr, Column>();
        foreach (var total in totals)
        {
            var column = values.TryGetValue(total, out var met)
                ? OfValues(total, Counted(DataFrame.Concat(met), total))
                : Evaluation.Rows("agg", merged).Full(total.Result());
            found[total.Node] = (total.IsSingle && total.KeepsPrecision ? column.Cast(ColumnType.Float32) : column).Rename(total.Node.OutputName);
        }
        var context = Evaluation.PerGroup("agg", merged, groups, found);
        return new DataFrame([.. keys.Select(key => groups.Key(key)!), .. aggregations.Select(context.Full)]);
    }

    private Column OfValues(Total total, DataFrame counted)
    {
        var (groups, value) = (Grouping.By("agg", counted, groupKeys, dropMissing: !keepMissing), counted[total.Value]);
        return total.Kind switch
        {
            Aggregate.Distinct => Aggregation.ByGroup(Aggregate.Count, value, groups, total.Node.Options),
            Aggregate.Mode => value.Take(CountedValues.Modes(value, counted[total.Weight].Values<long>(), groups)),
            _ => Column.Wrap(value.Name, CountedValues.Quantiles(ColumnCast.ToDoubles(value), counted[total.Weight].Values<long>(), groups, total.Node.Options)),
        };
    }

    private static IEnumerable<AggregateExpr> Nodes(IEnumerable<Expr> expressions) => expressions.SelectMany(static expression => expression.Tree()).OfType<AggregateExpr>().Distinct();

    /// <summary>The columns that stand outside aggregations.</summary>
    private static IEnumerable<string> BareColumns(Expr expression) => expression switch
    {
        ColumnExpr column => [column.Name],
        AggregateExpr or CustomAggregateExpr => [],
        _ => expression.Children.SelectMany(BareColumns),
    };

    /// <summary>What one aggregation needs of each part.</summary>
    private sealed class Total(AggregateExpr node, int number)
    {
        private readonly string count = $"\u0001n{number}", sum = $"\u0001s{number}", mean = $"\u0001m{number}", squares = $"\u0001q{number}";

        public AggregateExpr Node => node;

        public Aggregate Kind => node.Kind;

        public string Value { get; } = $"\u0001x{number}";

        public string Weight { get; } = $"\u0001w{number}";

        public bool IsSingle { get; set; }

        public bool KeepsPrecision => Kind is not (Aggregate.Size or Aggregate.Count or Aggregate.Distinct or Aggregate.Any or Aggregate.All);

        private bool IsSpread => Kind is Aggregate.Var or Aggregate.Std or Aggregate.Sem;

        public Expr[] Partial() => Kind switch
        {
            Aggregate.Size => [Count().As(sum)],
            _ when IsOfValues(Kind) => [],
            Aggregate.Mean => [Col(Value).Count().As(count), Col(Value).Sum().As(sum), Col(Value).Mean().As(mean)], // the mean refuses what has none
            _ when IsSpread => [Col(Value).Count().As(count), Col(Value).Mean().As(mean), (Col(Value).Var(ddof: 0) * Col(Value).Count()).As(squares)],
            _ => [new AggregateExpr(Kind, Col(Value), "").As(sum)],
        };

        /// <summary>Squared distances from the group's mean, before rows are merged: those within a part, and that of the part's own mean.</summary>
        public Expr[] Distances(string[] groupKeys)
        {
            if (!IsSpread) return [];
            var overall = ((Col(mean) * Col(count)).Sum() / Col(count).Sum()).Over(groupKeys);
            return [(Col(squares) + Col(count) * (Col(mean) - overall).Pow(2)).As(squares), overall.As(mean)];
        }

        public Expr[] Merged() => Kind switch
        {
            _ when IsOfValues(Kind) => [],
            Aggregate.Size or Aggregate.Count or Aggregate.Sum => [Col(sum).Sum()],
            Aggregate.Mean => [Col(count).Sum(), Col(sum).Sum(), Col(mean).First()],
            _ when IsSpread => [Col(count).Sum(), Col(mean).First(), Col(squares).Sum()],
            _ => [new AggregateExpr(Kind, Col(sum), "")],
        };

        public Expr Result() => Kind switch
        {
            Aggregate.Mean => When(Col(count) > 0).Then(Col(sum) / Col(count)).OtherwiseMissing(),
            Aggregate.Var => Variance,
            Aggregate.Std => Variance.Sqrt(),
            Aggregate.Sem => (Variance / Col(count)).Sqrt(),
            _ => Col(sum),
        };

        private Expr Variance => When(Col(count) > node.Options.Ddof).Then(Col(squares) / (Col(count) - node.Options.Ddof)).OtherwiseMissing();
    }
}
