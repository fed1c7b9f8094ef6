using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Groundwork.Text;

/// <summary>
/// UTF-8 that can also hold lone surrogates, as their three-byte form ED A0 80 … ED BF BF (the WTF-8 encoding),
/// so that every .NET string has bytes and comes back from them unchanged.
/// </summary>
internal static class Wtf8
{
    /// <summary>Bytes enough for any text of this many UTF-16 units: three each, since a pair takes four.</summary>
    public static int MaxByteCount(int chars) => checked(chars * 3);

    /// <summary>Writes the text's bytes and returns how many; <paramref name="bytes"/> must have <see cref="MaxByteCount"/> room.</summary>
    public static int GetBytes(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int total = 0;
        while (true)
        {
            OperationStatus status = Utf8.FromUtf16(text, bytes[total..], out int read, out int written,
                replaceInvalidSequences: false, isFinalBlock: true);
            total += written;
            if (status == OperationStatus.Done) return total;
            char lone = text[read];
            bytes[total++] = (byte)(0xE0 | (lone >> 12));
            bytes[total++] = (byte)(0x80 | ((lone >> 6) & 0x3F));
            bytes[total++] = (byte)(0x80 | (lone & 0x3F));
            text = text[(read + 1)..];
        }
    }

    public static byte[] GetBytes(ReadOnlySpan<char> text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(MaxByteCount(text.Length));
        try
        {
            return rented.AsSpan(0, GetBytes(text, rented)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The text of the bytes; what is not WTF-8 becomes U+FFFD, one per longest broken piece as Unicode advises.</summary>
    public static string GetString(ReadOnlySpan<byte> bytes)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(bytes.Length); // a byte never gives more than one unit
        try
        {
            int total = 0;
            while (true)
            {
                OperationStatus status = Utf8.ToUtf16(bytes, rented.AsSpan(total), out int read, out int written,
                    replaceInvalidSequences: false, isFinalBlock: true);
                total += written;
                if (status == OperationStatus.Done) return new string(rented, 0, total);
                bytes = bytes[read..];
                if (IsSurrogate(bytes))
                {
                    rented[total++] = (char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F));
                    bytes = bytes[3..];
                }
                else
                {
                    Rune.DecodeFromUtf8(bytes, out _, out int broken);
                    rented[total++] = '\uFFFD';
                    bytes = bytes[broken..];
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// How many bytes at the end cannot be shown yet: the start of an unfinished character, or a high surrogate
    /// whose low half may follow. At most five: a high surrogate and two bytes of the next.
    /// </summary>
    public static int UnfinishedSuffix(ReadOnlySpan<byte> bytes)
    {
        int unfinished = UnfinishedCharacter(bytes);
        ReadOnlySpan<byte> rest = bytes[..^unfinished];
        bool mayPair = unfinished == 0 || bytes[rest.Length] == 0xED;
        return mayPair && rest.Length >= 3 && rest[^3] == 0xED && rest[^2] is >= 0xA0 and < 0xB0 && IsContinuation(rest[^1])
            ? unfinished + 3
            : unfinished;
    }

    private static int UnfinishedCharacter(ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; length <= 3 && length <= bytes.Length; length++)
        {
            ReadOnlySpan<byte> tail = bytes[^length..];
            if (IsContinuation(tail[0])) continue;
            return IsProperPrefix(tail) ? length : 0;
        }
        return 0;
    }

    private static bool IsProperPrefix(ReadOnlySpan<byte> tail)
    {
        int needed = tail[0] switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 1 };
        if (tail.Length >= needed) return false;
        if (tail.Length == 1) return true;
        return tail[0] switch // the second byte rules out over-long forms and values past U+10FFFF
        {
            0xE0 => tail[1] >= 0xA0,
            0xF0 => tail[1] >= 0x90,
            0xF4 => tail[1] < 0x90,
            _ => true,
        };
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xED && bytes[1] is >= 0xA0 and <= 0xBF && IsContinuation(bytes[2]);

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
