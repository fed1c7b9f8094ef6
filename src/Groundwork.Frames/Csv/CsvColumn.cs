using System.Buffers.Text;

namespace Groundwork;

/// <summary>A column that is being read: blocks write their rows into its arrays at their own offsets, in parallel.</summary>
internal abstract class CsvColumn
{
    public abstract ColumnType Type { get; }

    public abstract void Reserve(int rows);

    /// <summary>Reads a block's fields into rows offset, offset + 1, …; false when one does not fit the type.</summary>
    public abstract bool Parse(CsvBlock block, int index, int slot, int width, int offset);

    /// <summary>Whether a field that is not missing fits the type.</summary>
    public abstract bool Fits(ReadOnlySpan<byte> field);

    /// <summary>After the blocks of a batch: finds common codes for their texts; what it returns gives them to the rows of a block.</summary>
    public virtual Action<int>? Merge(ReadOnlySpan<CsvBlock> blocks, int[] offsets) => null;

    public abstract Column ToColumn(string name, int rows);

    /// <summary>A column of the type whose first rows are missing.</summary>
    public static CsvColumn Of(ColumnType type, CsvFormat format, int capacity, int missingRows)
    {
        CsvColumn column = type switch
        {
            ColumnType.Bool => new CsvValues<bool>(format, TryBool),
            ColumnType.Int64 => new CsvWholes(format),
            ColumnType.Float64 => new CsvReals(format),
            ColumnType.DateTime => new CsvValues<DateTime>(format, Utf8Date.TryIso),
            _ => new CsvTexts(format),
        };
        column.Reserve(Math.Max(capacity, missingRows));
        if (missingRows > 0) column.SetMissing(missingRows);
        return column;
    }

    protected abstract void SetMissing(int rows);

    public static bool TryBool(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.Length == 4;
        return text.SequenceEqual("True"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) || text.SequenceEqual("TRUE"u8) || text.SequenceEqual("FALSE"u8);
    }
}

/// <summary>What all columns of a file share.</summary>
internal sealed record CsvFormat(MissingTexts Missing, byte DecimalPoint, byte Thousands)
{
    /// <summary>A whole number with its thousands apart.</summary>
    public bool TryThousands(ReadOnlySpan<byte> text, out long value)
    {
        Span<byte> digits = stackalloc byte[64];
        value = 0;
        return TryJoin(text, digits, out var length) && Utf8Number.TryLong(digits[..length], out value);
    }

    /// <summary>A floating point number with its thousands apart.</summary>
    public bool TryThousands(ReadOnlySpan<byte> text, out double value)
    {
        Span<byte> digits = stackalloc byte[64];
        value = 0;
        return TryJoin(text, digits, out var length) && Utf8Number.TryDouble(digits[..length], DecimalPoint, out value);
    }

    /// <summary>The text without the marks between its thousands; false when there are none, or when they stand elsewhere.</summary>
    private bool TryJoin(ReadOnlySpan<byte> text, Span<byte> target, out int length)
    {
        length = 0;
        text = Utf8Number.Trim(text);
        if (Thousands == 0 || text.Length > target.Length || !text.Contains(Thousands)) return false;
        var whole = text.IndexOf(DecimalPoint) is >= 0 and var point ? point : text.Length;
        var group = 0; // digits since the last mark
        var isFirst = true;
        for (var at = 0; at < text.Length; at++)
        {
            var mark = text[at] == Thousands;
            if ((mark || at == whole) && !isFirst && group != 3 || mark && (at >= whole || group is 0 or > 3)) return false;
            if (mark) (isFirst, group) = (false, 0);
            else
            {
                if (char.IsAsciiDigit((char)text[at])) group++;
                target[length++] = text[at];
            }
        }
        return whole < text.Length || group == 3;
    }
}

/// <summary>Values of a plain type; missing ones are noted apart, once there is one.</summary>
internal abstract class CsvMasked<T>(CsvFormat format) : CsvColumn where T : unmanaged, IComparable<T>, IEquatable<T>
{
    protected T[] Values = [];
    private bool[]? missing;

    protected CsvFormat Format { get; } = format;

    public override ColumnType Type { get; } = ColumnTypes.Of(typeof(T));

    public override void Reserve(int rows)
    {
        if (rows <= Values.Length) return;
        CsvGrow.To(ref Values, rows);
        if (missing is not null) Array.Resize(ref missing, rows);
    }

    public override Column ToColumn(string name, int rows)
    {
        if (Values.Length != rows) Array.Resize(ref Values, rows);
        if (missing is null) return new ValueColumn<T>(name, Values);
        var valid = GC.AllocateUninitializedArray<bool>(rows);
        Loops.Not(missing.AsSpan(0, rows), valid);
        return new ValueColumn<T>(name, Values, valid);
    }

    protected override void SetMissing(int rows)
    {
        for (var row = 0; row < rows; row++) Miss(row);
    }

    protected void Miss(int row)
    {
        if (missing is null)
        {
            lock (Format) missing ??= new bool[Values.Length];
        }
        Values[row] = default;
        missing[row] = true;
    }

    protected bool IsMissing(int row) => missing is not null && missing[row];
}

internal delegate bool Utf8Parse<T>(ReadOnlySpan<byte> text, out T value);

internal sealed class CsvValues<T>(CsvFormat format, Utf8Parse<T> parse) : CsvMasked<T>(format) where T : unmanaged, IComparable<T>, IEquatable<T>
{
    public override bool Fits(ReadOnlySpan<byte> field) => parse(field, out _);

    public override bool Parse(CsvBlock block, int index, int slot, int width, int offset)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            var field = block.Field(row, slot, width);
            if (parse(field, out var value)) Values[offset + row] = value;
            else if (Format.Missing.Contains(field)) Miss(offset + row);
            else return false;
        }
        return true;
    }
}

/// <summary>Whole numbers, which become floats when one has a fraction.</summary>
internal sealed class CsvWholes(CsvFormat format) : CsvMasked<long>(format)
{
    private bool isAllPlain = true;

    public override bool Fits(ReadOnlySpan<byte> field) => Utf8Number.TryLong(field, out _) || Format.TryThousands(field, out long _);

    public override bool Parse(CsvBlock block, int index, int slot, int width, int offset)
    {
        var target = Values.AsSpan(offset, block.Rows);
        var bytes = block.Bytes;
        ReadOnlySpan<int> fields = block.Fields;
        var at = slot * 2;
        var isPlain = true;
        for (var row = 0; row < target.Length; row++, at += width * 2)
        {
            int start = fields[at], end = fields[at + 1];
            if (Utf8Number.TryLong(bytes, start, end, out target[row]))
            {
                isPlain &= IsPlainNumber(bytes, start, end);
                continue;
            }
            if (Format.TryThousands(bytes.AsSpan(start..end), out target[row]))
            {
                isPlain = false;
                continue;
            }
            if (!Format.Missing.Contains(bytes.AsSpan(start..end))) return false;
            Miss(offset + row);
        }
        if (!isPlain) Volatile.Write(ref isAllPlain, false);
        return true;
    }

    /// <summary>Whether every number was written as it would be written again: then its text can be had from its value.</summary>
    public bool IsAllPlain => isAllPlain;

    /// <summary>The texts that the numbers were read from.</summary>
    public CsvTexts ToTexts(int rows, int capacity)
    {
        var index = new LongIndex(1 << 10);
        var codes = new int[rows];
        for (var row = 0; row < rows; row++) codes[row] = IsMissing(row) ? -1 : index.Add(Values[row]);
        return CsvTexts.Of(Format, index.Keys(), codes, capacity);
    }

    /// <summary>No leading zero, plus or minus zero, and no spaces.</summary>
    private static bool IsPlainNumber(byte[] bytes, int start, int end)
    {
        var digits = bytes[start] == (byte)'-' ? start + 1 : start;
        return (uint)(bytes[digits] - '1') <= 8 && (uint)(bytes[end - 1] - '0') <= 9 || end - start == 1;
    }

    public CsvReals ToReals(int rows, int capacity)
    {
        var reals = new CsvReals(Format);
        reals.Reserve(capacity);
        Chunks.For(rows, (_, from, to) =>
        {
            for (var row = from; row < to; row++) reals.Values[row] = IsMissing(row) ? double.NaN : Values[row];
        });
        return reals;
    }
}

internal sealed class CsvReals(CsvFormat format) : CsvColumn
{
    public double[] Values = [];

    public override ColumnType Type => ColumnType.Float64;

    public override void Reserve(int rows)
    {
        if (rows > Values.Length) CsvGrow.To(ref Values, rows);
    }

    public override bool Fits(ReadOnlySpan<byte> field) => Utf8Number.TryDouble(field, format.DecimalPoint, out _) || format.TryThousands(field, out double _);

    public override bool Parse(CsvBlock block, int index, int slot, int width, int offset)
    {
        var target = Values.AsSpan(offset, block.Rows);
        var bytes = block.Bytes;
        ReadOnlySpan<int> fields = block.Fields;
        var point = format.DecimalPoint;
        var at = slot * 2;
        for (var row = 0; row < target.Length; row++, at += width * 2)
        {
            int start = fields[at], end = fields[at + 1];
            if (Utf8Number.TryDouble(bytes, start, end, point, out target[row])) continue;
            if (format.TryThousands(bytes.AsSpan(start..end), out target[row])) continue;
            if (!format.Missing.Contains(bytes.AsSpan(start..end))) return false;
            target[row] = double.NaN;
        }
        return true;
    }

    public override Column ToColumn(string name, int rows)
    {
        if (Values.Length != rows) Array.Resize(ref Values, rows);
        return new ValueColumn<double>(name, Values);
    }

    protected override void SetMissing(int rows) => Values.AsSpan(0, rows).Fill(double.NaN);
}

/// <summary>Texts: each block codes its own, then the blocks' codes are brought together in order.</summary>
internal sealed class CsvTexts(CsvFormat format) : CsvColumn
{
    private readonly TextTable texts = new();
    private readonly Dictionary<int, TextTable> own = [];
    private int[] codes = [];

    public override ColumnType Type => ColumnType.String;

    /// <summary>Rows that were read as whole numbers: each row's number among the distinct ones, or -1.</summary>
    public static CsvTexts Of(CsvFormat format, long[] numbers, int[] codes, int capacity)
    {
        var column = new CsvTexts(format);
        Span<byte> text = stackalloc byte[20];
        foreach (var number in numbers)
        {
            Utf8Formatter.TryFormat(number, text, out var length);
            column.texts.Add(text[..length]);
        }
        column.Reserve(Math.Max(capacity, codes.Length));
        codes.CopyTo(column.codes, 0);
        return column;
    }

    public override void Reserve(int rows)
    {
        if (rows > codes.Length) CsvGrow.To(ref codes, rows);
    }

    public override bool Fits(ReadOnlySpan<byte> field) => true;

    public override bool Parse(CsvBlock block, int index, int slot, int width, int offset)
    {
        TextTable table;
        lock (own)
        {
            if (!own.TryGetValue(index, out table!)) own[index] = table = new TextTable();
        }
        table.Clear();
        var target = codes.AsSpan(offset, block.Rows);
        var bytes = block.Bytes;
        ReadOnlySpan<int> fields = block.Fields;
        var at = slot * 2;
        for (var row = 0; row < target.Length; row++, at += width * 2)
        {
            int start = fields[at], end = fields[at + 1];
            target[row] = format.Missing.Contains(bytes.AsSpan(start..end)) ? -1 : table.Add(bytes, start, end);
        }
        return true;
    }

    public override Action<int> Merge(ReadOnlySpan<CsvBlock> blocks, int[] offsets)
    {
        var recodes = new int[blocks.Length][];
        var rows = new int[blocks.Length];
        for (var index = 0; index < blocks.Length; index++)
        {
            var table = own[index];
            recodes[index] = new int[table.Count];
            rows[index] = blocks[index].Rows;
            for (var number = 0; number < table.Count; number++) recodes[index][number] = texts.Add(table.Text(number), table.HashOf(number));
        }
        return index =>
        {
            var recode = recodes[index];
            foreach (ref var code in codes.AsSpan(offsets[index], rows[index])) if (code >= 0) code = recode[code];
        };
    }

    public override Column ToColumn(string name, int rows)
    {
        if (codes.Length != rows) Array.Resize(ref codes, rows);
        return new TextColumn(name, codes, texts.ToStrings());
    }

    protected override void SetMissing(int rows) => codes.AsSpan(0, rows).Fill(-1);
}

internal static class CsvGrow
{
    /// <summary>Makes room without clearing what will be written anyway.</summary>
    public static void To<T>(ref T[] values, int rows)
    {
        var larger = GC.AllocateUninitializedArray<T>(values.Length == 0 ? rows : (int)Math.Min(Array.MaxLength, Math.Max((long)rows, values.Length * 2L)));
        values.CopyTo(larger, 0);
        values = larger;
    }
}
