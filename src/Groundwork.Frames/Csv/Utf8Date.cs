using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>ISO dates from bytes: 2024-01-31, 2024-01-31T08:30, 2024-01-31 08:30:15.123; with an offset (Z, +02:00, +0200, +02) the time in UTC.</summary>
internal static class Utf8Date
{
    public static bool TryIso(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-') return false;
        int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        long ticks = 0, offset = 0;
        if (text.Length > 10 && !(TryOffset(ref text, out offset) && TryTime(text[10..], out ticks))) return false;
        ticks += new DateTime(year, month, day).Ticks - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        value = new DateTime(ticks);
        return true;
    }

    /// <summary>Takes an offset off the end of a date with a time; without one the offset is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOffset(ref ReadOnlySpan<byte> text, out long offset)
    {
        offset = 0;
        if (text.Length <= 16) return true; // 2024-01-31T08:30
        if (text[^1] == (byte)'Z')
        {
            text = text[..^1];
            return true;
        }
        // -03, -0300 and -03:00 behind the minutes: a date's own minus signs stand before them.
        return text[16..].IndexOfAny((byte)'+', (byte)'-') is var sign && sign < 0 || TryOffset(ref text, 16 + sign, out offset);
    }

    private static bool TryOffset(ref ReadOnlySpan<byte> text, int sign, out long offset)
    {
        offset = 0;
        var digits = text[(sign + 1)..];
        var minutesAt = digits.Length switch { 2 => 0, 4 => 2, 5 when digits[2] == (byte)':' => 3, _ => -1 };
        if (minutesAt < 0) return false;
        int hours = Number(digits, 0, 2), minutes = minutesAt == 0 ? 0 : Number(digits, minutesAt, 2);
        if (hours is < 0 or > 14 || minutes is < 0 or > 59) return false;
        offset = (hours * 60L + minutes) * (text[sign] == (byte)'-' ? -TimeSpan.TicksPerMinute : TimeSpan.TicksPerMinute);
        text = text[..sign];
        return true;
    }

    /// <summary>A separator (space or T), hours and minutes, then perhaps seconds and up to seven decimals.</summary>
    private static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 6 || text[0] is not ((byte)' ' or (byte)'T') || text[3] != (byte)':') return false;
        int hour = Number(text, 1, 2), minute = Number(text, 4, 2), second = 0;
        if (hour is < 0 or > 23 || minute is < 0 or > 59) return false;
        if (text.Length > 6)
        {
            if (text.Length < 9 || text[6] != (byte)':') return false;
            second = Number(text, 7, 2);
            if (second is < 0 or > 59) return false;
        }
        ticks = ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond;
        if (text.Length <= 9) return true;
        if (text[9] != (byte)'.' || text.Length is 10 or > 19) return false;
        var unit = TimeSpan.TicksPerSecond;
        foreach (var c in text[10..])
        {
            if ((uint)(c - '0') > 9) return false;
            unit /= 10;
            ticks += (c - '0') * unit;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Number(ReadOnlySpan<byte> text, int at, int count)
    {
        var number = 0;
        for (var i = at; i < at + count; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) return -1;
            number = number * 10 + (int)digit;
        }
        return number;
    }
}
