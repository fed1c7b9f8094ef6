using System.Globalization;

namespace Groundwork;

public abstract partial class Column
{
    /// <summary>The values in another type; missing values stay missing.</summary>
    /// <remarks>
    /// Text is read in the invariant culture. Floats become whole numbers only where nothing is lost (3.0, not 3.5).
    /// Everything becomes text. Dates and times are no numbers: take their parts with <c>Dt</c>.
    /// </remarks>
    /// <exception cref="FrameException">A value does not fit the type; the message names the first one and its row.</exception>
    /// <exception cref="ColumnTypeException">The types have nothing to do with each other.</exception>
    /// <example><c>frame["year"].Cast(ColumnType.String)</c></example>
    public Column Cast(ColumnType type) => ColumnCast.To(this, type);
}

/// <summary>Conversions between column types.</summary>
internal static class ColumnCast
{
    public static Column To(Column column, ColumnType type)
    {
        if (column.Type == type) return column;
        if (column.MissingCount == column.Length) return MissingOf(column.Name, type, column.Length);
        return type switch
        {
            ColumnType.String => ToText(column),
            ColumnType.Category => ToCategory(column as TextColumn ?? ToText(column)),
            ColumnType.Float64 => new ValueColumn<double>(column.Name, ToDoubles(column)),
            ColumnType.Float32 => new ValueColumn<float>(column.Name, Array.ConvertAll(ToDoubles(column), static value => (float)value)),
            ColumnType.Int64 => ToWhole<long>(column, long.MinValue, long.MaxValue, static value => value),
            ColumnType.Int32 => ToWhole<int>(column, int.MinValue, int.MaxValue, static value => (int)value),
            ColumnType.Bool => ToBool(column),
            ColumnType.DateTime => ToDateTime(column),
            ColumnType.DateOnly => ToDateOnly(column),
            _ => column is TextColumn text ? Parse(text, "time span", static (string s, out TimeSpan value) => TimeSpan.TryParse(s, CultureInfo.InvariantCulture, out value)) : throw Refuse(column, type),
        };
    }

    public static Column MissingOf(string name, ColumnType type, int length)
    {
        var builder = ColumnBuilder.For(type, length);
        for (var i = 0; i < length; i++) builder.AddMissing();
        var column = builder.ToColumn(name);
        return type == ColumnType.Category ? ToCategory((TextColumn)column) : column;
    }

    /// <summary>Values as doubles with NaN where missing; a Float64 column's own array, which must not be written to.</summary>
    public static double[] ToDoubles(Column column)
    {
        switch (column)
        {
            case ValueColumn<double> own: return own.Data;
            case ValueColumn<float> c: return Convert<float>(c, static value => value);
            case ValueColumn<long> c: return Convert<long>(c, static value => value);
            case ValueColumn<int> c: return Convert<int>(c, static value => value);
            case ValueColumn<bool> c: return Convert<bool>(c, static value => value ? 1 : 0);
            case TextColumn text: return ToDoubles(Parse(text, "number", static (string s, out double value) => ValueText.TryDouble(s, out value)));
            default: throw Refuse(column, ColumnType.Float64);
        }
    }

    /// <summary>Whole numbers with the mask of present ones; dates and times as ticks.</summary>
    public static (long[] Values, bool[]? Valid) ToLongs(Column column) => column switch
    {
        ValueColumn<long> c => (c.Data, c.Valid),
        ValueColumn<int> c => (Loops.Map(c.Data, static value => (long)value), c.Valid),
        ValueColumn<bool> c => (Loops.Map(c.Data, static value => value ? 1L : 0L), c.Valid),
        ValueColumn<DateTime> c => (Loops.Map(c.Data, static value => value.Ticks), c.Valid),
        ValueColumn<DateOnly> c => (Loops.Map(c.Data, static value => (long)value.DayNumber), c.Valid),
        ValueColumn<TimeSpan> c => (Loops.Map(c.Data, static value => value.Ticks), c.Valid),
        _ => throw Refuse(column, ColumnType.Int64),
    };

    public static TextColumn ToText(Column column)
    {
        if (column is TextColumn own) return new TextColumn(own.Name, own.Codes, own.Texts);
        var pool = new TextPool();
        var codes = new int[column.Length];
        for (var row = 0; row < codes.Length; row++) codes[row] = column.Missing(row) ? -1 : pool.Add(ValueText.Of(column, row));
        return new TextColumn(column.Name, codes, pool.ToArray());
    }

    /// <summary>The categories are the texts in use, in ascending order.</summary>
    public static TextColumn ToCategory(TextColumn column)
    {
        if (column.IsCategory) return column;
        var used = column.UsedTexts();
        return ToCategory(column, [.. column.Texts.Where((_, i) => used[i]).Order(CodePointComparer.Instance)]);
    }

    public static TextColumn ToCategory(TextColumn column, string[] categories)
    {
        var pool = new TextPool(categories.Length);
        foreach (var category in categories) pool.Add(category);
        if (pool.Count != categories.Length) throw new FrameException($"categories: {categories.Length - pool.Count} of the {categories.Length} categories of \"{column.Name}\" stand twice");
        var recode = Array.ConvertAll(column.Texts, text => pool.TryGet(text, out var code) ? code : -2);
        var codes = new int[column.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.Codes[row] is >= 0 and var code ? recode[code] : -1;
            if (codes[row] == -2) throw new FrameException($"categories: row {row} of \"{column.Name}\" holds \"{column.Text(row)}\", which is not among the categories");
        }
        return new TextColumn(column.Name, codes, categories, isCategory: true);
    }

    private static double[] Convert<T>(ValueColumn<T> column, Func<T, double> map) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        var result = ColumnMemory.Lend<double>(column.Length);
        for (var row = 0; row < result.Length; row++) result[row] = column.Missing(row) ? double.NaN : map(column.Data[row]);
        return result;
    }

    private static ValueColumn<T> ToWhole<T>(Column column, long low, long high, Func<long, T> narrow) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        if (column is TextColumn text) column = Parse(text, "whole number", static (string s, out long value) => ValueText.TryLong(s, out value));
        if (column.Type is not (ColumnType.Bool or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Float32 or ColumnType.Float64))
            throw Refuse(column, typeof(T) == typeof(int) ? ColumnType.Int32 : ColumnType.Int64);
        var valid = MissingMask.Of(column);
        var result = new T[column.Length];
        if (column.Type.IsFloat())
        {
            var doubles = ToDoubles(column);
            for (var row = 0; row < result.Length; row++)
            {
                if (double.IsNaN(doubles[row])) continue;
                if (doubles[row] != Math.Floor(doubles[row]) || doubles[row] < low || doubles[row] >= (high == long.MaxValue ? 9.2233720368547758e18 : high + 1.0))
                    throw Unfit(column, row, "whole number" + (typeof(T) == typeof(int) ? " of 32 bits" : ""), "; round it first");
                result[row] = narrow((long)doubles[row]);
            }
            return new ValueColumn<T>(column.Name, result, valid);
        }
        var (longs, _) = ToLongs(column);
        for (var row = 0; row < result.Length; row++)
        {
            if (valid is not null && !valid[row]) continue;
            if (longs[row] < low || longs[row] > high) throw Unfit(column, row, "whole number of 32 bits");
            result[row] = narrow(longs[row]);
        }
        return new ValueColumn<T>(column.Name, result, valid);
    }

    private static ValueColumn<bool> ToBool(Column column)
    {
        if (column is TextColumn text) return Parse(text, "bool", static (string s, out bool value) => bool.TryParse(s, out value));
        if (!column.Type.IsNumber()) throw Refuse(column, ColumnType.Bool);
        return new ValueColumn<bool>(column.Name, Array.ConvertAll(ToDoubles(column), static value => !double.IsNaN(value) && value != 0), MissingMask.Of(column));
    }

    private static ValueColumn<DateTime> ToDateTime(Column column) => column switch
    {
        ValueColumn<DateOnly> days => new ValueColumn<DateTime>(column.Name, Array.ConvertAll(days.Data, static day => day.ToDateTime(TimeOnly.MinValue)), days.Valid),
        TextColumn text => Parse(text, "date", static (string s, out DateTime value) => ValueText.TryDateTime(s, out value)),
        _ => throw Refuse(column, ColumnType.DateTime),
    };

    private static ValueColumn<DateOnly> ToDateOnly(Column column) => column switch
    {
        ValueColumn<DateTime> times => new ValueColumn<DateOnly>(column.Name, Array.ConvertAll(times.Data, DateOnly.FromDateTime), times.Valid),
        TextColumn => ToDateOnly(ToDateTime(column)),
        _ => throw Refuse(column, ColumnType.DateOnly),
    };

    private delegate bool TryParse<T>(string text, out T value);

    private static ValueColumn<T> Parse<T>(TextColumn column, string kind, TryParse<T> parse) where T : unmanaged, IComparable<T>, IEquatable<T> =>
        column.MapValues(text => parse(text, out var value) ? value
            : throw Unfit(column, Array.IndexOf(column.Codes, Array.IndexOf(column.Texts, text)), kind)) switch
        {
            ValueColumn<double> doubles when doubles.Length > 0 => (ValueColumn<T>)(object)WithNaN(doubles, column),
            var parsed => parsed,
        };

    private static ValueColumn<double> WithNaN(ValueColumn<double> doubles, TextColumn text)
    {
        for (var row = 0; row < doubles.Length; row++) if (text.Codes[row] < 0) doubles.Data[row] = double.NaN;
        return doubles;
    }

    private static FrameException Unfit(Column column, int row, string kind, string hint = "") =>
        new($"cast: row {row} of \"{column.Name}\" holds {CellText.Quoted(column, row)}, which is not a {kind}{hint}");

    private static ColumnTypeException Refuse(Column column, ColumnType type) =>
        new($"cast: column \"{column.Name}\" holds {column.Type.ShortName()}, which does not become {type.ShortName()}");
}
