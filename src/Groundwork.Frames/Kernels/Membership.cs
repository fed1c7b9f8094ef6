namespace Groundwork;

/// <summary>Whether values are among a few given ones.</summary>
internal static class Membership
{
    public static ValueColumn<bool> Of(Column column, object?[] values)
    {
        var withMissing = values.Any(static value => value is null || value is double.NaN);
        var given = values.Where(static value => value is not null).ToArray();
        if (given.Length == 0) return new(column.Name, Missing(column, withMissing));
        if (column is TextColumn text)
        {
            var set = given.Select(static value => value as string ?? throw new ColumnTypeException($"is in: {value} is not a text like the values of the column")).ToHashSet(StringComparer.Ordinal);
            var byText = Array.ConvertAll(text.Texts, set.Contains);
            return new(column.Name, Loops.Map(text.Codes, code => code < 0 ? withMissing : byText[code]));
        }
        var wanted = ColumnBuilder.FromObjects(column.Name, given);
        if (wanted.Type.IsText() && column.Type.IsTime()) wanted = wanted.Cast(column.Type);
        if (column.Type == ColumnType.DateOnly && wanted.Type == ColumnType.DateTime || column.Type == ColumnType.DateTime && wanted.Type == ColumnType.DateOnly) wanted = wanted.Cast(column.Type);
        if (wanted.Type.IsTime() != column.Type.IsTime() || wanted.Type.IsText())
            throw new ColumnTypeException($"is in: the values are {wanted.Type.ShortName()}, but column \"{column.Name}\" holds {column.Type.ShortName()}");
        if (column.Type.IsFloat() || wanted.Type.IsFloat())
        {
            var set = ColumnCast.ToDoubles(wanted).ToHashSet();
            return new(column.Name, Loops.Map(ColumnCast.ToDoubles(column), value => double.IsNaN(value) ? withMissing : set.Contains(value)));
        }
        var longs = ColumnCast.ToLongs(wanted).Values.ToHashSet();
        var (data, valid) = ColumnCast.ToLongs(column);
        var result = Loops.Map(data, longs.Contains);
        if (valid is not null) for (var row = 0; row < result.Length; row++) if (!valid[row]) result[row] = withMissing;
        return new(column.Name, result);
    }

    private static bool[] Missing(Column column, bool whenMissing)
    {
        var result = new bool[column.Length];
        if (whenMissing) for (var row = 0; row < result.Length; row++) result[row] = column.Missing(row);
        return result;
    }
}
