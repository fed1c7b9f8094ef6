using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Groundwork;

/// <summary>Numbers from bytes, in the invariant form: fast for the common ones, exact for all.</summary>
internal static class Utf8Number
{
    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>A whole number of 64 bits with a sign before it and spaces around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLong(ReadOnlySpan<byte> text, out long value)
    {
        // Up to 18 digits cannot overflow.
        var isNegative = text.Length > 0 && text[0] == (byte)'-';
        var i = isNegative ? 1 : 0;
        if (text.Length is > 0 and <= 18 && i < text.Length)
        {
            var number = 0L;
            for (; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit > 9) return TryLongSlow(text, out value);
                number = number * 10 + digit;
            }
            value = isNegative ? -number : number;
            return true;
        }
        return TryLongSlow(text, out value);
    }

    /// <summary>A field of a block as a whole number. Eight bytes are read at once: the array must hold as many behind the field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLong(byte[] bytes, int start, int end, out long value)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
        var sign = IsMinus(first);
        if (TryDigits(ref Unsafe.Add(ref first, sign), end - start - sign, out var digits))
        {
            value = ((long)digits ^ -sign) + sign; // no branch: signs are hard to foresee
            return true;
        }
        return TryLong(bytes.AsSpan(start..end), out value);
    }

    /// <summary>A field of a block as a floating point number: up to 16 digits, with or without a point, without a branch for each. 17 bytes from the field's start are read.</summary>
    public static bool TryDouble(byte[] bytes, int start, int end, byte point, out double value)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
        var sign = IsMinus(first);
        var length = end - start - sign;
        if (BitConverter.IsLittleEndian && (uint)(length - 1) < 16)
        {
            var text = Vector128.LoadUnsafe(ref Unsafe.Add(ref first, sign));
            var points = Vector128.Equals(text, Vector128.Create(point)).ExtractMostSignificantBits();
            var whole = Math.Min(BitOperations.TrailingZeroCount(points | 1u << 16), length); // digits before the point
            var count = length - (whole < length ? 1 : 0);
            // The last digit comes to the last byte, the point is passed over; places below 0 give zeros.
            var place = Vector128<sbyte>.Indices + Vector128.Create((sbyte)(count - 16));
            place -= Vector128.GreaterThan(place, Vector128.Create((sbyte)(whole - 1)));
            var digits = Vector128.ShuffleNative(text - Vector128.Create((byte)'0'), place.AsByte());
            if (count > 0 && Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9)))
            {
                var number = Number(digits.AsUInt64()[0]) * 100_000_000 + Number(digits.AsUInt64()[1]);
                if (number <= 1UL << 53)
                {
                    var magnitude = number / PowersOfTen[count - whole]; // both exact, as below
                    value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | (ulong)sign << 63);
                    return true;
                }
            }
        }
        return TryDouble(bytes.AsSpan(start..end), point, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsMinus(byte character) => (character ^ '-') - 1 >>> 31;

    /// <summary>One to eight digits at once: neighbours are added in three multiplications.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDigits(ref byte first, int length, out ulong value)
    {
        value = 0;
        if ((uint)(length - 1) > 7) return false;
        // The last digit comes to the top byte; the bytes before the first one become '0'.
        var text = Unsafe.ReadUnaligned<ulong>(ref first);
        if (!BitConverter.IsLittleEndian) text = BinaryPrimitives.ReverseEndianness(text);
        var unused = 64 - length * 8;
        text = text << unused | 0x3030303030303030UL & ((1UL << unused) - 1);
        if (((text & 0xF0F0F0F0F0F0F0F0UL) | ((text + 0x0606060606060606UL) & 0xF0F0F0F0F0F0F0F0UL) >> 4) != 0x3333333333333333UL) return false;
        value = Number(text & 0x0F0F0F0F0F0F0F0FUL);
        return true;
    }

    /// <summary>Eight digits, the first one in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(ulong digits)
    {
        digits = digits * 2561 >> 8;
        digits = (digits & 0x00FF00FF00FF00FFUL) * 6553601 >> 16;
        return (digits & 0x0000FFFF0000FFFFUL) * 42949672960001UL >> 32;
    }

    private static bool TryLongSlow(ReadOnlySpan<byte> text, out long value)
    {
        text = Trim(text);
        if (text.Length > 1 && text[0] == (byte)'+' && char.IsAsciiDigit((char)text[1])) text = text[1..];
        return Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && text.Length > 0;
    }

    /// <summary>
    /// A floating point number, inf or infinity. When the digits fit 53 bits and the power of ten is at most 22, one
    /// multiplication or division of exact numbers rounds correctly (W. D. Clinger, 1990); up to 19 digits are converted
    /// with a wider product, the rest takes the long way.
    /// </summary>
    public static bool TryDouble(ReadOnlySpan<byte> text, byte point, out double value)
    {
        var i = 0;
        var isNegative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            isNegative = text[0] == (byte)'-';
            i = 1;
        }
        ulong digits = 0;
        var start = i;
        var power = 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) break;
            digits = digits * 10 + digit;
        }
        var count = i - start;
        if (i < text.Length && text[i] == point)
        {
            var fraction = ++i;
            for (; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit > 9) break;
                digits = digits * 10 + digit;
            }
            power = fraction - i;
            count -= power;
        }
        if (count == 0 || count > 19) return TryDoubleSlow(text, point, out value);
        if (i < text.Length)
        {
            if (text[i] is not ((byte)'e' or (byte)'E') || !TryPower(text[(i + 1)..], out var exponent)) return TryDoubleSlow(text, point, out value);
            power += exponent;
        }
        if (digits > 1UL << 53 || power is < -22 or > 22)
        {
            if (!DecimalToDouble.TryConvert(digits, power, out value)) return TryDoubleSlow(text, point, out value);
            if (isNegative) value = -value;
            return true;
        }
        var magnitude = power < 0 ? digits / PowersOfTen[-power] : digits * PowersOfTen[power];
        value = isNegative ? -magnitude : magnitude;
        return true;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);

    private static bool TryPower(ReadOnlySpan<byte> text, out int power)
    {
        power = 0;
        var isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+') text = text[1..];
        if (text.Length is 0 or > 4) return false;
        foreach (var c in text)
        {
            if ((uint)(c - '0') > 9) return false;
            power = power * 10 + (c - '0');
        }
        if (isNegative) power = -power;
        return true;
    }

    private static bool TryDoubleSlow(ReadOnlySpan<byte> text, byte point, out double value)
    {
        text = Trim(text);
        value = 0;
        if (text.Length is 0 or > 400) return false;
        if (point != (byte)'.')
        {
            var copy = text.ToArray();
            if (copy.AsSpan().Contains((byte)'.')) return false;
            copy.AsSpan().Replace(point, (byte)'.');
            text = copy;
        }
        if (text.IndexOfAnyExcept("0123456789+-.eE"u8) < 0)
            return double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out value);
        var sign = 1.0;
        if (text[0] is (byte)'-' or (byte)'+')
        {
            sign = text[0] == (byte)'-' ? -1 : 1;
            text = text[1..];
        }
        Span<byte> small = stackalloc byte[8];
        if (text.Length is not (3 or 8)) return false;
        for (var i = 0; i < text.Length; i++) small[i] = (byte)(text[i] | 0x20);
        if (!small[..text.Length].SequenceEqual("inf"u8) && !small[..text.Length].SequenceEqual("infinity"u8)) return false;
        value = sign * double.PositiveInfinity;
        return true;
    }
}
