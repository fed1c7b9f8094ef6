namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Frames one below the other. A column that a frame lacks is missing in its rows; the columns come in order of first appearance.</summary>
    /// <exception cref="ColumnTypeException">A column's types in two frames do not go together.</exception>
    /// <example><c>DataFrame.Concat([january, february])</c></example>
    public static DataFrame Concat(params IEnumerable<DataFrame> frames) => Concat(frames, onlyCommon: false);

    /// <summary>Frames one below the other.</summary>
    /// <param name="frames">The frames, from top to bottom.</param>
    /// <param name="onlyCommon">Whether only the columns that all frames have stay.</param>
    /// <exception cref="ColumnTypeException">A column's types in two frames do not go together.</exception>
    public static DataFrame Concat(IEnumerable<DataFrame> frames, bool onlyCommon)
    {
        DataFrame[] parts = Parts(frames);
        if (parts.Length == 0) return Empty;
        var names = parts.SelectMany(static part => part.ColumnNames).Distinct().Where(name => !onlyCommon || Array.TrueForAll(parts, part => part.HasColumn(name)));
        var stacked = names.Select(name => Stacking.Rows(name, Array.ConvertAll(parts, part => part.HasColumn(name) ? part[name]
            : ColumnCast.MissingOf(name, parts.First(other => other.HasColumn(name))[name].Type is var type && type == ColumnType.Category ? ColumnType.String : type, part.RowCount))));
        return new DataFrame([.. stacked], checked(parts.Sum(static part => part.RowCount)), parts[0].key);
    }

    /// <summary>Frames side by side. Shorter ones are missing at their end.</summary>
    /// <exception cref="FrameException">Two frames have a column of the same name.</exception>
    public static DataFrame ConcatColumns(params IEnumerable<DataFrame> frames)
    {
        DataFrame[] parts = Parts(frames);
        var rows = parts.Length == 0 ? 0 : parts.Max(static part => part.RowCount);
        return new DataFrame([.. parts.SelectMany(part => part.RowCount == rows ? part.columns : Array.ConvertAll(part.columns, column => Lengthen(column, rows)))], rows, parts.Length == 0 ? [] : parts[0].key);
    }

    private static DataFrame[] Parts(IEnumerable<DataFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        DataFrame[] parts = [.. frames];
        return Array.IndexOf(parts, null) < 0 ? parts : throw new FrameException("concat: a frame is null");
    }

    private static Column Lengthen(Column column, int rows)
    {
        var positions = new int[rows];
        for (var row = 0; row < rows; row++) positions[row] = row < column.Length ? row : -1;
        return column.Take(positions);
    }
}
