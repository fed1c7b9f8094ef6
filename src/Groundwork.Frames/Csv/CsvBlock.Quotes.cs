using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork;

internal sealed partial class CsvBlock
{
    /// <summary>Keeps one of each two quotes between two places; the end of what is left.</summary>
    private int Undouble(int from, int to, byte quote)
    {
        var text = Bytes.AsSpan(from, to - from);
        var write = text.IndexOf(quote) + 1;
        for (var read = write + 1; read < text.Length; read++)
        {
            var character = text[read];
            text[write++] = character;
            if (character == quote) read++;
        }
        return from + write;
    }

    /// <summary>With comments, or quotes in the middle of fields: field by field. Doubled quotes are undone in place.</summary>
    private void IndexCarefully(CsvSyntax syntax, int[] slots, int width)
    {
        Reserve(Bytes.AsSpan(0, Length).Count((byte)'\n') + 2, width);
        var at = 0;
        var place = 0;
        while (at < Length)
        {
            var rowStart = at;
            var column = 0;
            var isQuoted = false;
            while (true)
            {
                int start = at, end;
                if (at < Length && Bytes[at] == syntax.Quote)
                {
                    isQuoted = true;
                    start++;
                    (end, at) = Unquote(syntax, start);
                }
                else
                {
                    var length = syntax.Comment == 0
                        ? Bytes.AsSpan(at, Length - at).IndexOfAny(syntax.Separator, (byte)'\n')
                        : Bytes.AsSpan(at, Length - at).IndexOfAny(syntax.Separator, (byte)'\n', syntax.Comment);
                    end = at = length < 0 ? Length : at + length;
                }
                if (column < slots.Length && slots[column] is >= 0 and var slot)
                {
                    Fields[place + slot * 2] = start;
                    Fields[place + slot * 2 + 1] = end;
                }
                column++;
                if (at < Length && Bytes[at] == syntax.Separator)
                {
                    at++;
                    continue;
                }
                break;
            }
            var lineEnd = at;
            var isComment = at < Length && syntax.Comment != 0 && Bytes[at] == syntax.Comment;
            if (isComment) at = Bytes.AsSpan(at, Length - at).IndexOf((byte)'\n') is >= 0 and var skip ? at + skip : Length;
            at++;
            if (isQuoted && column == 1) place = KeepQuoted(slots, width, place);
            else place = EndRow(rowStart, lineEnd, column, slots, width, place);
        }
    }

    /// <summary>A line that is one quoted field is a row even when the field is empty.</summary>
    private int KeepQuoted(int[] slots, int width, int place)
    {
        Missing(place, 1, slots);
        Rows++;
        return place + width * 2;
    }

    /// <summary>The end of the quoted field's text, and the place of the separator or line end behind it.</summary>
    private (int End, int Next) Unquote(CsvSyntax syntax, int start)
    {
        var write = start;
        var read = start;
        while (true)
        {
            var length = Bytes.AsSpan(read, Length - read).IndexOf(syntax.Quote);
            if (length < 0) length = Length - read;
            if (write != read) Bytes.AsSpan(read, length).CopyTo(Bytes.AsSpan(write));
            write += length;
            read += length + 1;
            if (read < Length && Bytes[read] == syntax.Quote)
            {
                Bytes[write++] = syntax.Quote;
                read++;
                continue;
            }
            break;
        }
        read = Math.Min(read, Length);
        // Text behind the closing quote belongs to the field, as in pandas; a carriage return does not.
        var rest = Bytes.AsSpan(read, Length - read).IndexOfAny(syntax.Separator, (byte)'\n');
        var next = rest < 0 ? Length : read + rest;
        var tail = Bytes.AsSpan(read..next);
        if (tail.Length > 0 && tail[^1] == (byte)'\r') tail = tail[..^1];
        if (tail.Length > 0)
        {
            tail.CopyTo(Bytes.AsSpan(write));
            write += tail.Length;
        }
        return (write, next);
    }

    /// <summary>The end of the last line that lies outside quotes, or -1 when a quote stands where none should. The bytes may be read up to 64 past the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LastRecordEnd(byte[] text, int length, CsvSyntax syntax)
    {
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(text);
        var quotes = new QuoteBits();
        var end = 0;
        for (var at = 0; at < length; at += 64)
        {
            ref var part = ref Unsafe.Add(ref bytes, at);
            ulong lines = Equal(ref part, (byte)'\n'), ends = Equal(ref part, syntax.Separator) | lines;
            if (length - at < 64) ends &= (1UL << (length - at)) - 1;
            if (!quotes.TryNext(ref part, length - at, syntax.Quote, ref ends, out _)) return -1;
            if ((lines & ends) is not 0 and var found) end = at + 64 - BitOperations.LeadingZeroCount(found);
        }
        return end;
    }
}
