namespace Groundwork;

/// <summary>Columns one below the other.</summary>
internal static class Stacking
{
    /// <summary>Stacks columns of their least common type.</summary>
    public static Column Rows(string name, IReadOnlyList<Column> parts)
    {
        if (parts.Count == 1) return parts[0].WithName(name);
        var type = parts[0].Type;
        var settled = parts[0].MissingCount < parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            if (part.MissingCount == part.Length && (settled || part.Length == 0)) continue;
            if (!settled) (type, settled) = (part.Type, true);
            else type = ColumnPromotion.Common(type, part.Type)
                ?? throw new ColumnTypeException($"concat: column \"{name}\" holds {type.ShortName()} in one part and {part.Type.ShortName()} in another; convert one with Cast");
        }
        if (type == ColumnType.Category && parts.Any(part => part is TextColumn own && !own.Texts.AsSpan().SequenceEqual(((TextColumn)parts[0].Cast(type)).Texts))) type = ColumnType.String;
        if (type is ColumnType.String or ColumnType.Category) return Texts(name, [.. parts.Select(part => (TextColumn)part.Cast(type))], type);
        return type switch
        {
            ColumnType.Bool => Values<bool>(name, parts, type),
            ColumnType.Int32 => Values<int>(name, parts, type),
            ColumnType.Int64 => Values<long>(name, parts, type),
            ColumnType.Float32 => Values<float>(name, parts, type),
            ColumnType.Float64 => Values<double>(name, parts, type),
            ColumnType.DateTime => Values<DateTime>(name, parts, type),
            ColumnType.DateOnly => Values<DateOnly>(name, parts, type),
            _ => Values<TimeSpan>(name, parts, type),
        };
    }

    private static ValueColumn<T> Values<T>(string name, IReadOnlyList<Column> parts, ColumnType type) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        var cast = parts.Select(part => (ValueColumn<T>)part.Cast(type)).ToArray();
        var length = checked(cast.Sum(static part => part.Length));
        var data = ColumnMemory.Lend<T>(length);
        var valid = cast.Any(static part => part.Valid is not null) ? new bool[length] : null;
        var at = 0;
        foreach (var part in cast)
        {
            part.Data.CopyTo(data, at);
            if (valid is not null)
            {
                if (part.Valid is null) valid.AsSpan(at, part.Length).Fill(true);
                else part.Valid.CopyTo(valid, at);
            }
            at += part.Length;
        }
        return new ValueColumn<T>(name, data, valid);
    }

    private static TextColumn Texts(string name, TextColumn[] parts, ColumnType type)
    {
        var codes = ColumnMemory.Lend<int>(checked(parts.Sum(static part => part.Length)));
        var isCategory = type == ColumnType.Category;
        var at = 0;
        if (parts.All(part => ReferenceEquals(part.Texts, parts[0].Texts) || isCategory))
        {
            foreach (var part in parts)
            {
                part.Codes.CopyTo(codes, at);
                at += part.Length;
            }
            return new TextColumn(name, codes, parts[0].Texts, isCategory);
        }
        var pool = new TextPool(parts[0].Texts.Length);
        foreach (var part in parts)
        {
            var recode = Array.ConvertAll(part.Texts, pool.Add);
            foreach (var code in part.Codes) codes[at++] = code < 0 ? -1 : recode[code];
        }
        return new TextColumn(name, codes, pool.ToArray());
    }
}
