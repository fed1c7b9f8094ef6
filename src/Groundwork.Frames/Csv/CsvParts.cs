namespace Groundwork;

/// <summary>
/// A file as frames of some megabytes of text, each of which is let go before the next is read. The types are those that
/// the whole file would give: when a later part shows that one was taken too narrow, the parts end and <see cref="IsRetaken"/>
/// asks for another round, which begins with the wider type.
/// </summary>
internal sealed class CsvParts(CsvPlan plan)
{
    private readonly Dictionary<string, ColumnType> types = [];

    /// <summary>Whether what was made of the last round is to be thrown away, because a column's type has changed.</summary>
    public bool IsRetaken { get; private set; }

    /// <summary>The parts with the plan's columns and rows; at least one, which may be empty.</summary>
    public IEnumerable<DataFrame> Read()
    {
        IsRetaken = false;
        var met = new HashSet<string>(); // columns that had a value in an earlier part
        var left = plan.Limit ?? int.MaxValue;
        var reader = new CsvReader(TextSource.File(plan.Path, plan.Options.Encoding), plan.Options);
        foreach (var part in reader.ReadParts(types, plan.PartBytes))
        {
            foreach (var column in part.Columns)
            {
                if (types.TryGetValue(column.Name, out var type) && type != column.Type)
                {
                    types[column.Name] = column.Type;
                    IsRetaken |= met.Contains(column.Name);
                }
                if (!column.HasAny()) continue;
                types[column.Name] = column.Type;
                met.Add(column.Name);
            }
            if (IsRetaken) yield break;
            var kept = plan.Where is null ? part : part.Filter(plan.Where);
            yield return left < kept.RowCount ? kept.Head(left) : kept;
            left -= Math.Min(left, kept.RowCount);
            if (left == 0) yield break;
        }
    }
}
