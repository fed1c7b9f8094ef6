using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Groundwork;

/// <summary>Whole records of a file in memory, and where their wanted fields lie.</summary>
internal sealed partial class CsvBlock
{
    private const int MostFields = 1 << 27;

    public byte[] Bytes = [];
    public int Length;
    public long Offset; // of the first byte in the file
    public bool HasQuotes;
    public int[] Fields = []; // start and end of each wanted field, row by row
    public int Rows;
    public List<(int Start, int End, int Fields)> BadRows = [];

    /// <summary>The bytes of a row's field in a wanted column.</summary>
    public ReadOnlySpan<byte> Field(int row, int column, int width)
    {
        var at = (row * width + column) * 2;
        return Bytes.AsSpan(Fields[at]..Fields[at + 1]);
    }

    /// <summary>Bytes for so many; what was there is lost.</summary>
    public void MakeRoom(int bytes)
    {
        if (Bytes.Length > 0) ArrayPool<byte>.Shared.Return(Bytes);
        Bytes = ArrayPool<byte>.Shared.Rent(bytes);
    }

    /// <summary>Gives the arrays back: the block is not used any more.</summary>
    public void Release()
    {
        if (Bytes.Length > 0) ArrayPool<byte>.Shared.Return(Bytes);
        if (Fields.Length > 0) ArrayPool<int>.Shared.Return(Fields);
        (Bytes, Fields) = ([], []);
    }

    /// <summary>Finds the fields of the columns that have a slot (slots[column] ≥ 0); a row with more fields than slots is bad.</summary>
    public void Index(CsvSyntax syntax, int[] slots, int width)
    {
        Clear();
        if (syntax.Comment == 0 && (HasQuotes ? TryIndex<WithQuotes>(syntax, slots, width) : TryIndex<WithoutQuotes>(syntax, slots, width))) return;
        Clear();
        IndexCarefully(syntax, slots, width);
    }

    private void Clear()
    {
        Rows = 0;
        BadRows.Clear();
    }

    /// <summary>Room for the fields of so many rows; what was found is kept.</summary>
    private void Reserve(int rows, int width)
    {
        var needed = (long)rows * width * 2;
        if (needed <= Fields.Length) return;
        // A wide header above short rows could ask for far more memory than the file has bytes.
        if (needed > MostFields) throw new CsvException($"csv: {rows} short rows below a header of {width} columns take too much memory; read fewer columns with CsvOptions.Columns", 0, "");
        var larger = ArrayPool<int>.Shared.Rent((int)Math.Min(MostFields, Math.Max(needed, Fields.Length * 2L)));
        Fields.CopyTo(larger, 0);
        if (Fields.Length > 0) ArrayPool<int>.Shared.Return(Fields);
        Fields = larger;
    }

    private interface IQuotes
    {
        static abstract bool May { get; }
    }

    private readonly struct WithQuotes : IQuotes
    {
        public static bool May => true;
    }

    private readonly struct WithoutQuotes : IQuotes
    {
        public static bool May => false;
    }

    /// <summary>First all separators and line ends outside quotes, then the rows between them. False when a quote stands where none should.</summary>
    private bool TryIndex<TQuotes>(CsvSyntax syntax, int[] slots, int width) where TQuotes : struct, IQuotes
    {
        var length = Length;
        if (length > 0 && Bytes[length - 1] != (byte)'\n') Bytes[length++] = (byte)'\n'; // there is room behind, and so every row has an end
        var ends = ArrayPool<int>.Shared.Rent(Math.Max(1 << 10, length / 8));
        List<int> pairs = []; // second quotes of doubled ones
        var isRegular = TryFindEnds<TQuotes>(syntax, length, ref ends, out var count, out var lines, pairs);
        if (isRegular)
        {
            Reserve(lines, width);
            TakeRows<TQuotes>(ends.AsSpan(0, count), pairs, syntax.Quote, slots, width);
        }
        ArrayPool<int>.Shared.Return(ends);
        return isRegular;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFindEnds<TQuotes>(CsvSyntax syntax, int length, ref int[] ends, out int count, out int lines, List<int> pairs) where TQuotes : struct, IQuotes
    {
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(Bytes);
        byte separator = syntax.Separator, quote = syntax.Quote;
        var quotes = new QuoteBits();
        (count, lines) = (0, 0);
        int found = 0, newlines = 0;
        for (var at = 0; at < length; at += 64)
        {
            ref var part = ref Unsafe.Add(ref bytes, at);
            ulong line = Equal(ref part, (byte)'\n'), mask = Equal(ref part, separator) | line;
            if (length - at < 64) mask &= (1UL << (length - at)) - 1;
            if (TQuotes.May)
            {
                if (!quotes.TryNext(ref part, length - at, quote, ref mask, out var doubled)) return false;
                for (; doubled != 0; doubled &= doubled - 1) pairs.Add(at + BitOperations.TrailingZeroCount(doubled));
            }
            newlines += BitOperations.PopCount(mask & line);
            if (found + 64 > ends.Length) Grow(ref ends, found);
            // Eight at a time, needed or not: how many there are is hard to foresee.
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(ends), found);
            found += BitOperations.PopCount(mask);
            while (mask != 0)
            {
                for (var i = 0; i < 8; i++)
                {
                    Unsafe.Add(ref target, i) = at + BitOperations.TrailingZeroCount(mask);
                    mask &= mask - 1;
                }
                target = ref Unsafe.Add(ref target, 8);
            }
        }
        (count, lines) = (found, newlines);
        return !quotes.IsOpen;
    }

    private static void Grow(ref int[] ends, int count)
    {
        var larger = ArrayPool<int>.Shared.Rent(ends.Length * 2);
        ends.AsSpan(0, count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(ends);
        ends = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeRows<TQuotes>(ReadOnlySpan<int> ends, List<int> pairs, byte quote, int[] slots, int width) where TQuotes : struct, IQuotes
    {
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(Bytes);
        ref var end = ref MemoryMarshal.GetReference(ends);
        ref var slotOf = ref MemoryMarshal.GetArrayDataReference(slots);
        var columns = slots.Length;
        int start = 0, place = 0, pair = 0;
        var nextPair = pairs.Count > 0 ? pairs[0] : int.MaxValue;
        for (var i = 0; i < ends.Length;)
        {
            // As most rows are: as many fields as there are columns, without doubled quotes.
            if (columns > 1 && i <= ends.Length - columns && Unsafe.Add(ref end, i + columns - 1) < nextPair)
            {
                ref var row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Fields), place); // has room for all lines
                var lines = 0;
                var from = start;
                int isQuoted = 0, slot = 0;
                for (var column = 0; column < columns; column++)
                {
                    var to = Unsafe.Add(ref end, i + column);
                    slot = Unsafe.Add(ref slotOf, column);
                    isQuoted = TQuotes.May && Unsafe.Add(ref bytes, from) == quote ? 1 : 0;
                    if (slot >= 0)
                    {
                        Unsafe.Add(ref row, slot * 2) = from + isQuoted;
                        Unsafe.Add(ref row, slot * 2 + 1) = to - isQuoted;
                    }
                    lines += Unsafe.Add(ref bytes, to) == (byte)'\n' ? 1 : 0;
                    from = to + 1;
                }
                if (lines == 1 && Unsafe.Add(ref bytes, from - 1) == (byte)'\n')
                {
                    if (Unsafe.Add(ref bytes, from - 2) == (byte)'\r' && slot >= 0)
                    {
                        ref var last = ref Unsafe.Add(ref row, slot * 2 + 1);
                        last = Math.Max(last - 1, Unsafe.Add(ref row, slot * 2)); // not below the field's start
                    }
                    Rows++;
                    place += width * 2;
                    i += columns;
                    start = from;
                    continue;
                }
            }
            i = TakeRow<TQuotes>(ends, i, start, quote, slots, width, ref place, hasPairs: nextPair < int.MaxValue);
            start = ends[i - 1] + 1;
            while (nextPair < start) nextPair = ++pair < pairs.Count ? pairs[pair] : int.MaxValue;
        }
    }

    /// <summary>One row of any kind; the place of the first end after it.</summary>
    private int TakeRow<TQuotes>(ReadOnlySpan<int> ends, int i, int start, byte quote, int[] slots, int width, ref int place, bool hasPairs) where TQuotes : struct, IQuotes
    {
        var (rowStart, column) = (start, 0);
        while (true)
        {
            var position = ends[i++];
            var isEnd = Bytes[position] == (byte)'\n';
            var isQuoted = TQuotes.May && Bytes[start] == quote ? 1 : 0;
            var to = isEnd && isQuoted != 0 && Bytes[position - 1] == (byte)'\r' ? position - 1 : position;
            if (column < slots.Length && slots[column] is >= 0 and var slot) (Fields[place + slot * 2], Fields[place + slot * 2 + 1]) = (start + isQuoted, to - isQuoted);
            column++;
            start = position + 1;
            if (!isEnd) continue;
            var next = isQuoted != 0 && column == 1 ? KeepQuoted(slots, width, place) : EndRow(rowStart, position, column, slots, width, place);
            for (var field = place; hasPairs && field < next; field += 2)
                if (Bytes.AsSpan(Fields[field]..Fields[field + 1]).Contains(quote)) Fields[field + 1] = Undouble(Fields[field], Fields[field + 1], quote);
            place = next;
            return i;
        }
    }

    /// <summary>Ends the row whose line ends at a position: drops a carriage return, skips blank lines, notes bad rows.</summary>
    private int EndRow(int rowStart, int end, int count, int[] slots, int width, int place)
    {
        if (end > rowStart && Bytes[end - 1] == (byte)'\r')
        {
            end--;
            if (count <= slots.Length && slots[count - 1] is >= 0 and var slot) Fields[place + slot * 2 + 1] = Math.Max(Fields[place + slot * 2], Math.Min(Fields[place + slot * 2 + 1], end));
        }
        if (count != slots.Length || count == 1)
        {
            if (count == 1 && IsBlank(rowStart, end)) return place;
            if (count > slots.Length)
            {
                BadRows.Add((rowStart, end, count));
                return place;
            }
            Missing(place, count, slots);
        }
        Rows++;
        return place + width * 2;
    }

    private bool IsBlank(int start, int end) => Bytes.AsSpan(start..end).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    private void Missing(int place, int from, int[] slots)
    {
        for (var column = from; column < slots.Length; column++)
            if (slots[column] is >= 0 and var slot) Fields[place + slot * 2] = Fields[place + slot * 2 + 1] = 0;
    }

    /// <summary>Which of 64 bytes have a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(ref byte bytes, byte value)
    {
        if (Vector512.IsHardwareAccelerated) return Vector512.Equals(Vector512.LoadUnsafe(ref bytes), Vector512.Create(value)).ExtractMostSignificantBits();
        var wanted = Vector256.Create(value);
        return Vector256.Equals(Vector256.LoadUnsafe(ref bytes), wanted).ExtractMostSignificantBits() | (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref bytes, 32), wanted).ExtractMostSignificantBits() << 32;
    }
}

/// <summary>The characters that mean something; 0 for no comments.</summary>
internal readonly record struct CsvSyntax(byte Separator, byte Quote, byte Comment);
