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

    /// <summary>Separators and line ends are found 64 bytes at a time, and what lies in quotes is masked out. False when a quote stands where none should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryIndex<TQuotes>(CsvSyntax syntax, int[] slots, int width) where TQuotes : struct, IQuotes
    {
        Reserve(Bytes.AsSpan(0, Length).Count((byte)'\n') + 2, width); // every row but a last one ends in a line
        var length = Length;
        if (length > 0 && Bytes[length - 1] != (byte)'\n') Bytes[length++] = (byte)'\n'; // there is room behind, and so every row has an end
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(Bytes);
        ref var fields = ref MemoryMarshal.GetArrayDataReference(Fields); // always has room for the row at place
        var takesAll = width == slots.Length;
        byte separator = syntax.Separator, quote = syntax.Quote;
        var quotes = new QuoteBits();
        int start = 0, rowStart = 0, column = 0, place = 0;
        int met = 0, metBefore = 0; // doubled quotes until here, and until the field's start
        List<int>? doubled = null; // places of fields whose doubled quotes are undone at the end
        var kept = 0; // of these, in whole rows
        for (var at = 0; at < length; at += 64)
        {
            var ends = Mask(ref Unsafe.Add(ref bytes, at), separator);
            if (length - at < 64) ends &= (1UL << (length - at)) - 1;
            var pairs = 0UL;
            if (TQuotes.May && !quotes.TryNext(ref Unsafe.Add(ref bytes, at), length - at, quote, ref ends, out pairs)) return false;
            for (; ends != 0; ends &= ends - 1)
            {
                var bit = BitOperations.TrailingZeroCount(ends);
                var position = at + bit;
                var isQuoted = TQuotes.May && Unsafe.Add(ref bytes, start) == quote ? 1 : 0;
                if (column < slots.Length)
                {
                    var slot = takesAll ? column : slots[column];
                    if (slot >= 0)
                    {
                        ref var field = ref Unsafe.Add(ref fields, place + slot * 2);
                        field = start + isQuoted;
                        Unsafe.Add(ref field, 1) = position - isQuoted;
                        if (TQuotes.May)
                        {
                            var count = met + BitOperations.PopCount(pairs & (1UL << bit) - 1);
                            if (count != metBefore) (doubled ??= []).Add(place + slot * 2);
                            metBefore = count;
                        }
                    }
                    else if (TQuotes.May) metBefore = met + BitOperations.PopCount(pairs & (1UL << bit) - 1);
                }
                start = position + 1;
                column++;
                if (Unsafe.Add(ref bytes, position) != (byte)'\n') continue;
                if (isQuoted != 0 && Unsafe.Add(ref bytes, position - 1) == (byte)'\r' && column <= slots.Length && slots[column - 1] is >= 0 and var last) Unsafe.Add(ref fields, place + last * 2 + 1)--;
                var next = isQuoted != 0 && column == 1 ? KeepQuoted(slots, width, place) : EndRow(rowStart, position, column, slots, width, place);
                if (TQuotes.May && doubled is not null)
                {
                    if (next == place) doubled.RemoveRange(kept, doubled.Count - kept); // a row that is left out
                    kept = doubled.Count;
                }
                place = next;
                fields = ref MemoryMarshal.GetArrayDataReference(Fields);
                rowStart = start;
                column = 0;
            }
            if (TQuotes.May) met += BitOperations.PopCount(pairs);
        }
        if (quotes.IsOpen) return false;
        foreach (var field in doubled ?? []) Fields[field + 1] = Undouble(Fields[field], Fields[field + 1], quote);
        return true;
    }

    /// <summary>Ends the row whose line ends at a position: drops a carriage return, skips blank lines, notes bad rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        place += width * 2;
        if (place + width * 2 > Fields.Length) Reserve(Rows + 1, width);
        return place;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(ref byte bytes, byte separator)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var lane = Vector512.LoadUnsafe(ref bytes);
            return (Vector512.Equals(lane, Vector512.Create(separator)) | Vector512.Equals(lane, Vector512.Create((byte)'\n'))).ExtractMostSignificantBits();
        }
        Vector256<byte> low = Vector256.LoadUnsafe(ref bytes), high = Vector256.LoadUnsafe(ref bytes, 32);
        Vector256<byte> comma = Vector256.Create(separator), line = Vector256.Create((byte)'\n');
        ulong a = (Vector256.Equals(low, comma) | Vector256.Equals(low, line)).ExtractMostSignificantBits();
        ulong b = (Vector256.Equals(high, comma) | Vector256.Equals(high, line)).ExtractMostSignificantBits();
        return a | b << 32;
    }
}

/// <summary>The characters that mean something; 0 for no comments.</summary>
internal readonly record struct CsvSyntax(byte Separator, byte Quote, byte Comment);
