
namespace Groundwork;

/// <summary>A column of one block of JSON rows, growing a value at a time and widening when it must.</summary>
/// <param name="name">The column's name, for messages.</param>
/// <param name="isText">Whether values of every kind are kept as text.</param>
internal sealed class JsonColumn(string name, bool isText)
{
    // Truth values, whole numbers, the bits of floats, or numbers of texts.
    private long[] values = new long[64];
    private bool[]? missing;

    public string Name => name;

    /// <summary>How many rows are there: rows that come later without the column are missing in it.</summary>
    public int Count { get; private set; }

    /// <summary>The type so far; null while every value is missing.</summary>
    public ColumnType? Type { get; private set; } = isText ? ColumnType.String : null;

    public TextTable Texts { get; } = new();

    public bool IsText => isText;

    public void AddBool(int row, bool value) => Add(row, ColumnType.Bool, value ? 1 : 0);

    public void AddWhole(int row, long value) => Add(row, ColumnType.Int64, value);

    public void AddReal(int row, double value) => Add(row, ColumnType.Float64, BitConverter.DoubleToInt64Bits(value));

    public void AddText(int row, ReadOnlySpan<byte> text) => Add(row, ColumnType.String, Texts.Add(text));

    /// <summary>A text without escapes, in an array that goes on for eight bytes behind it.</summary>
    public void AddText(int row, byte[] bytes, int start, int end) => Add(row, ColumnType.String, Texts.Add(bytes, start, end));

    public void AddMissing(int row)
    {
        Reserve(row);
        missing ??= new bool[values.Length];
        missing[row] = true;
        values[row] = 0;
        Count = row + 1;
    }

    /// <summary>Whether a value is there, and its number, bits or text.</summary>
    public bool TryGet(int row, out long value)
    {
        value = 0;
        if (row >= Count || missing is not null && missing[row]) return false;
        value = values[row];
        return true;
    }

    /// <summary>The least type of both, as columns widen: whole numbers to floats, truth values to numbers.</summary>
    public static ColumnType Common(string name, ColumnType a, ColumnType b) => ColumnPromotion.Common(a, b)
        ?? throw new ColumnTypeException($"json: column \"{name}\" holds {a.ShortName()} and {b.ShortName()} values, which do not fit one column; read it as text with Types = {{ [\"{name}\"] = ColumnType.String }}");

    private void Add(int row, ColumnType type, long value)
    {
        Reserve(row);
        if (Type != type) value = Widen(type, value);
        values[row] = value;
        Count = row + 1;
    }

    /// <summary>Room for the row; rows that were passed over are missing.</summary>
    private void Reserve(int row)
    {
        if (row >= values.Length)
        {
            Array.Resize(ref values, Math.Max(row + 1, values.Length * 2));
            if (missing is not null) Array.Resize(ref missing, values.Length);
        }
        if (Count == row) return;
        missing ??= new bool[values.Length];
        missing.AsSpan(Count, row - Count).Fill(true);
    }

    private long Widen(ColumnType type, long value)
    {
        var common = Type is { } own ? Common(name, own, type) : type;
        if (common == ColumnType.Float64 && Type is ColumnType.Int64 or ColumnType.Bool)
            for (var row = 0; row < Count; row++) values[row] = BitConverter.DoubleToInt64Bits(values[row]);
        Type = common;
        return common == ColumnType.Float64 && type != ColumnType.Float64 ? BitConverter.DoubleToInt64Bits(value) : value;
    }
}

/// <summary>The same column of several blocks, brought together.</summary>
internal static class JsonColumns
{
    /// <param name="name">The column's name.</param>
    /// <param name="parts">The column in each block, or null where a block has none.</param>
    /// <param name="starts">The first row of each block, and the count of all rows.</param>
    /// <param name="options">Whether dates are looked for, and the type asked for.</param>
    public static Column Merge(string name, JsonColumn?[] parts, int[] starts, JsonOptions options)
    {
        ColumnType? type = null;
        foreach (var part in parts)
            if (part?.Type is { } own) type = type is { } common ? JsonColumn.Common(name, common, own) : own;
        var column = type switch
        {
            ColumnType.Bool => Values(name, parts, starts, static (value, _) => value != 0),
            ColumnType.Int64 => Values(name, parts, starts, static (value, _) => value),
            ColumnType.String => Texts(name, parts, starts, options),
            null => ColumnCast.MissingOf(name, ColumnType.Float64, starts[^1]),
            _ => Reals(name, parts, starts),
        };
        return options.Types is not null && options.Types.TryGetValue(name, out var asked) ? column.Cast(asked) : column;
    }

    private static ValueColumn<T> Values<T>(string name, JsonColumn?[] parts, int[] starts, Func<long, ColumnType, T> convert) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        var data = new T[starts[^1]];
        bool[]? valid = null;
        for (var block = 0; block < parts.Length; block++)
        {
            var part = parts[block];
            var type = part?.Type ?? ColumnType.Int64;
            for (var row = starts[block]; row < starts[block + 1]; row++)
            {
                if (part is not null && part.TryGet(row - starts[block], out var value)) data[row] = convert(value, type);
                else Miss(ref valid, row, data.Length);
            }
        }
        return new ValueColumn<T>(name, data, valid);
    }

    private static void Miss(ref bool[]? valid, int row, int rows)
    {
        if (valid is null)
        {
            valid = new bool[rows];
            valid.AsSpan().Fill(true);
        }
        valid[row] = false;
    }

    private static Column Reals(string name, JsonColumn?[] parts, int[] starts)
    {
        var data = GC.AllocateUninitializedArray<double>(starts[^1]);
        for (var block = 0; block < parts.Length; block++)
        {
            var part = parts[block];
            var isReal = part?.Type == ColumnType.Float64;
            for (var row = starts[block]; row < starts[block + 1]; row++)
                data[row] = part is null || !part.TryGet(row - starts[block], out var value) ? double.NaN : isReal ? BitConverter.Int64BitsToDouble(value) : value;
        }
        return Column.Wrap(name, data);
    }

    private static Column Texts(string name, JsonColumn?[] parts, int[] starts, JsonOptions options)
    {
        var codes = GC.AllocateUninitializedArray<int>(starts[^1]);
        var texts = parts.Length == 1 ? parts[0]!.Texts : new TextTable();
        for (var block = 0; block < parts.Length; block++)
        {
            var part = parts[block];
            var recode = part is null || parts.Length == 1 ? null : new int[part.Texts.Count];
            for (var number = 0; number < recode?.Length; number++) recode[number] = texts.Add(part!.Texts.Text(number), part.Texts.HashOf(number));
            for (var row = starts[block]; row < starts[block + 1]; row++)
                codes[row] = part is null || !part.TryGet(row - starts[block], out var value) ? -1 : recode is null ? (int)value : recode[value];
        }
        var isAsked = options.Types is not null && options.Types.ContainsKey(name);
        if (options.InferDates && !isAsked && Dates(texts) is { } dates)
        {
            var valid = codes.Contains(-1) ? Array.ConvertAll(codes, static code => code >= 0) : null;
            return new ValueColumn<DateTime>(name, Loops.Map(codes, code => code < 0 ? default : dates[code]), valid);
        }
        return new TextColumn(name, codes, texts.ToStrings());
    }

    /// <summary>Each distinct text as a date, or null when one is none.</summary>
    private static DateTime[]? Dates(TextTable texts)
    {
        var dates = new DateTime[texts.Count];
        for (var number = 0; number < dates.Length; number++) if (!Utf8Date.TryIso(texts.Text(number), out dates[number])) return null;
        return dates.Length == 0 ? null : dates;
    }
}
