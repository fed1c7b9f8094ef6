using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork;

/// <summary>
/// Tells text in quotes from what separates fields, 64 bytes at a time: what follows an odd number of quotes is text, which a
/// running exclusive or of their bits gives for all 64 at once. That holds where quotes open at the start of a field and close
/// at its end, and stand doubled in between; anything else is noticed.
/// </summary>
internal struct QuoteBits
{
    private ulong inside; // all ones where the last 64 bytes ended in quotes
    private ulong afterClose; // 1 where the byte before these closed a quote
    private ulong afterField = 1; // 1 where the byte before these ended a field

    public QuoteBits()
    {
    }

    /// <summary>Whether the bytes so far end in quotes.</summary>
    public readonly bool IsOpen => inside != 0;

    /// <summary>Takes the separators and line ends that lie in quotes out of the ends, and gives the second quotes of doubled ones; false when a quote stands where none should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(ref byte bytes, int length, byte quote, ref ulong ends, out ulong doubled)
    {
        var valid = length < 64 ? (1UL << length) - 1 : ulong.MaxValue;
        var quotes = CsvBlock.Equal(ref bytes, quote) & valid;
        var text = quotes;
        if (Pclmulqdq.IsSupported) text = Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(text), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        else for (var shift = 1; shift < 64; shift *= 2) text ^= text << shift;
        text ^= inside;
        inside = (ulong)((long)text >> 63);
        ends &= ~text;
        ulong opening = quotes & text, closing = quotes & ~text;
        ulong behindClose = closing << 1 | afterClose, behindField = ends << 1 | afterField;
        afterClose = closing >> 63;
        afterField = ends >> 63;
        doubled = opening & behindClose;
        var odd = behindClose & ~(ends | quotes) & valid;
        return (opening & ~(behindField | behindClose)) == 0 && (odd == 0 || AreLineEnds(ref bytes, length, odd));
    }

    /// <summary>Whether what stands behind closed quotes is a carriage return before a line end.</summary>
    private static bool AreLineEnds(ref byte bytes, int length, ulong places)
    {
        for (; places != 0; places &= places - 1)
        {
            var at = System.Numerics.BitOperations.TrailingZeroCount(places);
            if (at + 1 >= length || Unsafe.Add(ref bytes, at) != (byte)'\r' || Unsafe.Add(ref bytes, at + 1) != (byte)'\n') return false;
        }
        return true;
    }
}
