using System.Globalization;

namespace Groundwork.Plots;

/// <summary>Ticks at whole seconds, hours, days, months and years; places are seconds since 1970.</summary>
static class TimeTicks
{
    const double Minute = 60, Hour = 3600, Day = 86400, Month = 30.4375 * Day, Year = 365.25 * Day;

    static readonly double[] Steps = [1, 5, 15, 30, Minute, 5 * Minute, 15 * Minute, 30 * Minute, Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day];
    static readonly int[] Months = [1, 3, 6];

    /// <summary>The ticks, with what their texts leave out: the year of days, the day of hours.</summary>
    public static TickSet Set(double low, double high, int target)
    {
        if ((high - low) / target < 0.5 && IsDate(low) && IsDate(high))
        {
            // Within a second or two: seconds of a minute, which the note names.
            double minute = Math.Floor(low / Minute) * Minute;
            return new([.. Ticks.Linear(low - minute, high - minute, target, near: true).Major.Select(t => t with { At = minute + t.At })], [], $"seconds of {Text(minute, "d MMM yyyy HH:mm")}");
        }
        List<Tick> ticks = For(low, high, target);
        if (ticks.Count < 2 || !IsDate(low) || !IsDate(high) || ticks[1].At - ticks[0].At > 27 * Day || (high - low) / target < 0.5) return new(ticks, []);
        string format = ticks[1].At - ticks[0].At < Day ? "d MMM yyyy" : "yyyy", first = Text(ticks[0].At, format), last = Text(ticks[^1].At, format);
        return new(ticks, [], first == last ? first : $"{first} – {last}");
    }

    public static List<Tick> For(double low, double high, int target)
    {
        double rough = (high - low) / target;
        if (rough < 0.5 || !IsDate(low) || !IsDate(high)) return Ticks.Linear(low, high, target).Major;
        foreach (double step in Steps)
            if (rough <= step) return Even(low, high, step);
        foreach (int months in Months)
            if (rough <= months * Month) return Calendar(low, high, months, months < 12 ? "MMM yyyy" : "yyyy");
        return Calendar(low, high, 12 * (int)Math.Max(1, Ticks.NiceStep(rough / Year)), "yyyy");
    }

    /// <summary>One moment, as precise as it is.</summary>
    public static string For(double at) => !IsDate(at) ? Ticks.Short(at) : Text(at, at % Day == 0 ? "d MMM yyyy" : at % Minute == 0 ? "d MMM yyyy HH:mm" : "d MMM yyyy HH:mm:ss");

    static List<Tick> Even(double low, double high, double step)
    {
        string format = step < Minute ? "HH:mm:ss" : step < Day ? "HH:mm" : "d MMM";
        List<Tick> ticks = [];
        for (double at = Math.Ceiling(low / step) * step; at <= high; at += step)
            ticks.Add(new Tick(at, Text(at, step < Day && at % Day == 0 ? "d MMM" : format)));
        return ticks;
    }

    static List<Tick> Calendar(double low, double high, int months, string format)
    {
        List<Tick> ticks = [];
        DateTime start = Date(low);
        int first = (start.Year * 12 + start.Month - 1) / months * months;
        for (int month = first; month / 12 <= 9999; month += months)
        {
            if (month < 12) continue;
            double at = (new DateTime(month / 12, month % 12 + 1, 1) - DateTime.UnixEpoch).TotalSeconds;
            if (at > high) break;
            if (at >= low) ticks.Add(new Tick(at, Text(at, format)));
        }
        return ticks;
    }

    static bool IsDate(double seconds) => seconds > -6.2e10 && seconds < 2.5e11;    // the years 1 to 9999, nearly

    static DateTime Date(double seconds) => DateTime.UnixEpoch.AddSeconds(seconds);

    static string Text(double at, string format) => Date(at).ToString(format, CultureInfo.InvariantCulture);
}
