using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>A key column as whole numbers from 0 that sort like its values; missing values share the last number.</summary>
internal readonly struct KeyCodes
{
    private KeyCodes(int[]? codes, long[]? longs, long offset, long size, bool[]? valid, bool hasMissing)
    {
        Codes = codes;
        Longs = longs;
        Offset = offset;
        Size = size;
        Valid = valid;
        HasMissing = hasMissing;
    }

    private int[]? Codes { get; }

    private long[]? Longs { get; }

    private long Offset { get; }

    private bool[]? Valid { get; }

    /// <summary>One more than the greatest code, the one for missing values included.</summary>
    public long Size { get; }

    public bool HasMissing { get; }

    /// <summary>The code for missing values, or -1 when there are none.</summary>
    public long MissingCode => HasMissing ? Size - 1 : -1;

    /// <summary>Writes the codes of rows from .. to - 1 to the target's start.</summary>
    public void Read(int from, int to, Span<long> target)
    {
        if (Codes is not null)
        {
            var missing = Size - 1;
            for (var row = from; row < to; row++) target[row - from] = Codes[row] is >= 0 and var code ? code : missing;
            return;
        }
        var longs = Longs!;
        if (Valid is null)
        {
            for (var row = from; row < to; row++) target[row - from] = longs[row] - Offset;
            return;
        }
        for (var row = from; row < to; row++) target[row - from] = Valid[row] ? longs[row] - Offset : Size - 1;
    }

    public static KeyCodes Of(Column column)
    {
        var hasMissing = column.MissingCount > 0;
        var extra = hasMissing ? 1 : 0;
        if (column is TextColumn text)
        {
            var ranks = text.Ranks;
            return new(Loops.Map(text.Codes, code => code < 0 ? -1 : ranks[code]), null, 0, text.Texts.Length + extra, null, hasMissing);
        }
        if (column.Type.IsFloat()) return Factorize(SortableBits(ColumnCast.ToDoubles(column)), MissingMask.Of(column), hasMissing);
        var (longs, valid) = ColumnCast.ToLongs(column);
        var (low, high) = Range(longs, hasMissing ? valid : null);
        if (low > high) return new(null, longs, 0, 1, valid, hasMissing);
        var span = (ulong)(high - low) + 1;
        // Codes with holes are as good as dense ones while a table of them stays small beside the rows.
        if (span != 0 && span <= (ulong)Math.Max(1 << 16, 2L * column.Length)) return new(null, longs, low, (long)span + extra, hasMissing ? valid : null, hasMissing);
        return Factorize(longs, hasMissing ? valid : null, hasMissing);
    }

    /// <summary>Doubles as whole numbers in the same order; -0 is 0.</summary>
    private static long[] SortableBits(double[] values) => Loops.Map(values, static value =>
    {
        var bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value);
        return bits >= 0 ? bits : bits ^ long.MaxValue;
    });

    private static KeyCodes Factorize(long[] values, bool[]? valid, bool hasMissing)
    {
        var index = new LongIndex(Math.Min(values.Length, 1 << 20));
        var codes = ColumnMemory.Lend<int>(values.Length);
        for (var row = 0; row < codes.Length; row++) codes[row] = valid is null || valid[row] ? index.Add(values[row]) : -1;
        var distinct = index.Keys();
        var order = RadixSort.Order(distinct.Length, MemoryMarshal.Cast<long, ulong>(distinct), signed: true);
        var rank = new int[distinct.Length];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i;
        return new(Loops.Map(codes, code => code < 0 ? -1 : rank[code]), null, 0, distinct.Length + (hasMissing ? 1 : 0), null, hasMissing);
    }

    private static (long Low, long High) Range(long[] values, bool[]? valid)
    {
        long low = long.MaxValue, high = long.MinValue;
        var bounds = new (long, long)[Chunks.CountOf(values.Length)];
        Chunks.For(values.Length, (chunk, from, to) => bounds[chunk] = Range(values.AsSpan(from, to - from), valid is null ? default : valid.AsSpan(from, to - from)));
        foreach (var (least, greatest) in bounds) (low, high) = (Math.Min(low, least), Math.Max(high, greatest));
        return (low, high);
    }

    private static (long Low, long High) Range(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid)
    {
        long low = long.MaxValue, high = long.MinValue;
        for (var i = 0; i < values.Length; i++)
        {
            if (!valid.IsEmpty && !valid[i]) continue;
            if (values[i] < low) low = values[i];
            if (values[i] > high) high = values[i];
        }
        return (low, high);
    }
}
