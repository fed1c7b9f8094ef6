using System.Globalization;
using System.Runtime.CompilerServices;

namespace Groundwork;

public abstract partial class Column
{
    /// <summary>Makes a column from values; null and NaN become missing.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">
    /// Values of type bool, int, long, float, double, string, DateTime, DateOnly or TimeSpan, or the nullable form of one.
    /// The other integer types are widened, decimal becomes Float64, enums, chars and Guids become text.
    /// </param>
    /// <exception cref="ColumnTypeException">The type has no column type.</exception>
    /// <example><c>Column.From("island", ["Dream", "Biscoe", null])</c></example>
    public static Column From<T>(string name, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Names.Check("column", name);
        if (values is T[] array && OwnCopy(name, array) is { } plain) return plain;
        if (typeof(T) == typeof(object)) return ColumnBuilder.FromObjects(name, (IEnumerable<object?>)values);
        var builder = ColumnBuilder.For(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), values.TryGetNonEnumeratedCount(out var count) ? count : 0);
        foreach (var value in values) builder.Add(value);
        return builder.ToColumn(name);
    }

    /// <summary>Makes a category column: text whose distinct values are the categories, in the order given.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">The texts; null is missing.</param>
    /// <param name="categories">The categories in their order, or null for the distinct values in ascending order.</param>
    /// <exception cref="FrameException">A value is not among the categories, or a category stands twice.</exception>
    public static Column Categories(string name, IEnumerable<string?> values, IEnumerable<string>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = (TextColumn)From(Names.Check("column", name), values);
        return categories is null ? ColumnCast.ToCategory(text) : ColumnCast.ToCategory(text, [.. categories]);
    }

    /// <summary>A column with the same value in every row; null makes every row missing.</summary>
    /// <exception cref="ColumnTypeException">The value's type has no column type.</exception>
    public static Column Full(string name, object? value, int length)
    {
        Names.Check("column", name);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return ColumnBuilder.FromObjects(name, [value]).Take(new int[length]);
    }

    /// <summary>The whole numbers from <paramref name="start"/> upwards, as Int64.</summary>
    public static Column Range(string name, long start, int length)
    {
        Names.Check("column", name);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var values = new long[length];
        for (var i = 0; i < length; i++) values[i] = start + i;
        return new ValueColumn<long>(name, values);
    }

    private static Column? OwnCopy<T>(string name, T[] values)
    {
        if (typeof(T) == typeof(double)) return new ValueColumn<double>(name, [.. Unsafe.As<double[]>(values)]);
        if (typeof(T) == typeof(float)) return new ValueColumn<float>(name, [.. Unsafe.As<float[]>(values)]);
        if (values.GetType() == typeof(int[])) return new ValueColumn<int>(name, [.. Unsafe.As<int[]>(values)]);
        if (values.GetType() == typeof(long[])) return new ValueColumn<long>(name, [.. Unsafe.As<long[]>(values)]);
        if (typeof(T) == typeof(bool)) return new ValueColumn<bool>(name, [.. Unsafe.As<bool[]>(values)]);
        if (typeof(T) == typeof(DateTime)) return new ValueColumn<DateTime>(name, [.. Unsafe.As<DateTime[]>(values)]);
        return null;
    }

    /// <summary>Wraps arrays without copying; the caller gives them up.</summary>
    internal static Column Wrap(string name, double[] values) => new ValueColumn<double>(name, values);

    internal static Column Wrap(string name, long[] values, bool[]? valid = null) => new ValueColumn<long>(name, values, valid);

    internal static Column Wrap(string name, bool[] values, bool[]? valid = null) => new ValueColumn<bool>(name, values, valid);

    internal static Column WrapTexts(string name, IReadOnlyList<string?> texts)
    {
        var pool = new TextPool(texts.Count);
        var codes = new int[texts.Count];
        for (var i = 0; i < codes.Length; i++) codes[i] = pool.AddOrMissing(texts[i]);
        return new TextColumn(name, codes, pool.ToArray());
    }
}

/// <summary>Grows a column one boxed or typed value at a time.</summary>
internal abstract class ColumnBuilder
{
    public abstract int Count { get; }

    public abstract void Add<T>(T value);

    public abstract void AddMissing();

    public abstract Column ToColumn(string name);

    public static ColumnBuilder For(Type type, int capacity = 0) => For(ColumnTypes.Of(type), capacity);

    public static ColumnBuilder For(ColumnType type, int capacity = 0) => type switch
    {
        ColumnType.Bool => new ValueBuilder<bool>(capacity, static o => Convert.ToBoolean(o, CultureInfo.InvariantCulture)),
        ColumnType.Int32 => new ValueBuilder<int>(capacity, static o => Convert.ToInt32(o, CultureInfo.InvariantCulture)),
        ColumnType.Int64 => new ValueBuilder<long>(capacity, static o => Convert.ToInt64(o, CultureInfo.InvariantCulture)),
        ColumnType.Float32 => new ValueBuilder<float>(capacity, static o => Convert.ToSingle(o, CultureInfo.InvariantCulture)),
        ColumnType.Float64 => new ValueBuilder<double>(capacity, static o => Convert.ToDouble(o, CultureInfo.InvariantCulture)),
        ColumnType.DateTime => new ValueBuilder<DateTime>(capacity, static o => o is DateTimeOffset at ? at.UtcDateTime : o is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : o is string text && ValueText.TryDateTime(text, out var read) ? read : Convert.ToDateTime(o, CultureInfo.InvariantCulture)),
        ColumnType.DateOnly => new ValueBuilder<DateOnly>(capacity, static o => o is DateTime at ? DateOnly.FromDateTime(at) : o is string text && ValueText.TryDateTime(text, out var read) ? DateOnly.FromDateTime(read) : (DateOnly)o),
        ColumnType.TimeSpan => new ValueBuilder<TimeSpan>(capacity, static o => o is TimeOnly time ? time.ToTimeSpan() : o is string text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : (TimeSpan)o),
        _ => new TextBuilder(),
    };

    /// <summary>The column of the least type that holds every value: mixed numbers widen, mixed kinds are refused.</summary>
    public static Column FromObjects(string name, IEnumerable<object?> values)
    {
        var list = values as IReadOnlyList<object?> ?? [.. values];
        ColumnType? type = null;
        foreach (var value in list)
        {
            if (value is null or DBNull) continue;
            var own = ColumnTypes.Of(value.GetType());
            type = type is null ? own : ColumnPromotion.Common(type.Value, own)
                ?? throw new ColumnTypeException($"column \"{name}\": {type.Value.ShortName()} and {own.ShortName()} values do not fit one column; convert them to one type first");
        }
        var builder = For(type ?? ColumnType.Float64, list.Count);
        foreach (var value in list) builder.Add(value is DBNull ? null : value);
        return builder.ToColumn(name);
    }

    private sealed class ValueBuilder<V>(int capacity, Func<object, V> convert) : ColumnBuilder where V : unmanaged, IComparable<V>, IEquatable<V>
    {
        private V[] values = new V[Math.Max(4, capacity)];
        private bool[]? valid;
        private int count;

        public override int Count => count;

        public override void Add<T>(T value)
        {
            if (value is V own) Append(own, present: true);
            else if (value is null) AddMissing();
            else Append(convert(value), present: true);
        }

        public override void AddMissing() =>
            Append(typeof(V) == typeof(double) ? (V)(object)double.NaN : typeof(V) == typeof(float) ? (V)(object)float.NaN : default, present: false);

        public override Column ToColumn(string name)
        {
            if (values.Length != count) Array.Resize(ref values, count);
            if (valid is not null && valid.Length != count) Array.Resize(ref valid, count);
            return new ValueColumn<V>(name, values, valid);
        }

        private void Append(V value, bool present)
        {
            if (count == values.Length) Array.Resize(ref values, count * 2);
            values[count] = value;
            if (!present && valid is null)
            {
                valid = new bool[values.Length];
                valid.AsSpan(0, count).Fill(true);
            }
            if (valid is not null)
            {
                if (valid.Length < values.Length) Array.Resize(ref valid, values.Length);
                valid[count] = present;
            }
            count++;
        }
    }

    private sealed class TextBuilder : ColumnBuilder
    {
        private readonly TextPool pool = new();
        private readonly List<int> codes = [];

        public override int Count => codes.Count;

        public override void Add<T>(T value) => codes.Add(pool.AddOrMissing(
            value is null ? null : value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)));

        public override void AddMissing() => codes.Add(-1);

        public override Column ToColumn(string name) => new TextColumn(name, [.. codes], pool.ToArray());
    }
}
