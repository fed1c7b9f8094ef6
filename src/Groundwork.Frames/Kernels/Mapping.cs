namespace Groundwork;

/// <summary>Applies a caller's function to each present value.</summary>
internal static class Mapping
{
    public static Column Apply<TIn, TOut>(Column column, Func<TIn, TOut> function) where TIn : notnull
    {
        ArgumentNullException.ThrowIfNull(function);
        var values = Present<TIn>(column);
        var builder = ColumnBuilder.For(Nullable.GetUnderlyingType(typeof(TOut)) ?? typeof(TOut), column.Length);
        for (var row = 0; row < column.Length; row++)
        {
            if (column.Missing(row)) builder.AddMissing();
            else builder.Add(function(values[row]));
        }
        return builder.ToColumn(column.Name);
    }

    /// <summary>The values with anything where one is missing.</summary>
    private static T[] Present<T>(Column column)
    {
        if (typeof(T) == typeof(object)) return [.. column.Select(static value => (T)value!)];
        var target = typeof(T) == typeof(string) && !column.Type.IsText() ? ColumnType.String : ColumnTypes.Of(typeof(T));
        if (target == column.Type || target.IsText() && column.Type.IsText())
        {
            if (column is TextColumn text)
            {
                var texts = new string?[column.Length];
                for (var row = 0; row < texts.Length; row++) texts[row] = text.Text(row);
                return (T[])(object)texts;
            }
            if (Data(column) is T[] data) return data;
        }
        return Data(column.Cast(target)) as T[] ?? column.Cast(target).ToArray<T>();
    }

    private static Array? Data(Column column) => column switch
    {
        ValueColumn<double> c => c.Data,
        ValueColumn<float> c => c.Data,
        ValueColumn<long> c => c.Data,
        ValueColumn<int> c => c.Data,
        ValueColumn<bool> c => c.Data,
        ValueColumn<DateTime> c => c.Data,
        ValueColumn<DateOnly> c => c.Data,
        ValueColumn<TimeSpan> c => c.Data,
        _ => null,
    };
}
