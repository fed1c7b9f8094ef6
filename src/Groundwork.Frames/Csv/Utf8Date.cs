using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>ISO dates from bytes: 2024-01-31, 2024-01-31T08:30, 2024-01-31 08:30:15.123.</summary>
internal static class Utf8Date
{
    public static bool TryIso(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-') return false;
        int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        long ticks = 0;
        if (text.Length > 10 && !TryTime(text[10..], out ticks)) return false;
        value = new DateTime(new DateTime(year, month, day).Ticks + ticks);
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
