using System.Globalization;

namespace Groundwork;

/// <summary>Bins along time, named as in pandas: a number and a unit.</summary>
internal sealed class TimeRule
{
    private enum Unit { Fixed, Week, Month, Quarter, Year }

    private readonly Unit unit;
    private readonly int count;
    private readonly long ticks;
    private readonly int step; // months between the starts that several of a unit are counted in
    private readonly bool isEnd; // months, quarters and years that are named by their last day

    private TimeRule(Unit unit, int count, long ticks, bool isEnd = false, int step = 1) => (this.unit, this.count, this.ticks, this.isEnd, this.step) = (unit, count, ticks, isEnd, step);

    public static TimeRule Parse(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var digits = rule.TakeWhile(char.IsAsciiDigit).Count();
        var count = digits == 0 ? 1 : int.TryParse(rule.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var length = rule[digits..] switch
        {
            "D" or "d" => TimeSpan.TicksPerDay,
            "H" or "h" => TimeSpan.TicksPerHour,
            "T" or "min" => TimeSpan.TicksPerMinute,
            "S" or "s" => TimeSpan.TicksPerSecond,
            "L" or "ms" => TimeSpan.TicksPerMillisecond,
            "W" or "W-SUN" => -1,
            "MS" or "M" or "ME" => -2,
            "QS" or "Q" or "QE" => -3,
            "AS" or "YS" or "A" or "Y" or "YE" => -4,
            _ => 0,
        };
        if (length == 0 || count < 1)
            throw new FrameException($"resample: \"{rule}\" is not a rule; use D, H, T or min (minutes), S, L or ms, W, MS, QS or YS (named by their first day), ME, QE or YE (by their last), with a number in front for several, like 6H");
        var isEnd = length < -1 && rule[^1] != 'S';
        if (isEnd && count > 1) throw new FrameException($"resample: \"{rule}\" asks for several periods that are named by their last day; name them by their first, like {count}{rule[digits]}S");
        if (length < -1 && count == 1 || length > 0) return new TimeRule(length > 0 ? Unit.Fixed : (Unit)(-length), count, length * count, isEnd);
        if (length == -1 && count == 1) return new TimeRule(Unit.Week, 1, 0);
        if (length is -2 or -3 or -4 && (length == -2 ? 1 : length == -3 ? 3 : 12) is var months) return new TimeRule(Unit.Month, count * months, 0, step: months);
        throw new FrameException($"resample: \"{rule}\" asks for bins of {count} weeks; use a number of days, like {7 * count}D");
    }

    /// <summary>The label of the moment's bin when bins begin at the first midnight of the calendar.</summary>
    public DateTime Label(DateTime at) => Label(at, DateTime.MinValue);

    /// <summary>The label of the moment's bin: its start, or for weeks the Sunday that ends it, or the last day where the rule says so. Bins of hours and days count from the origin's midnight.</summary>
    public DateTime Label(DateTime at, DateTime origin) => isEnd ? After(Start(at, origin)).AddDays(-1) : Start(at, origin);

    /// <summary>The length of a bin in ticks, or 0 where bins differ in length (months, quarters, years) or are not named by their start.</summary>
    public long Ticks => unit == Unit.Fixed ? ticks : 0;

    /// <summary>The first label from a day on, where bins are not of a fixed length; several months, quarters or years begin with the next of them.</summary>
    public DateTime FirstFrom(DateTime day)
    {
        if (unit == Unit.Month && count > 1)
        {
            var months = (day.Year * 12 + day.Month - (day.Day == 1 ? 1 : 0) + step - 1) / step * step;
            return new DateTime(months / 12, months % 12 + 1, 1);
        }
        var label = Label(day, day);
        return label < day ? Next(label) : label;
    }

    public DateTime Next(DateTime label) => isEnd ? After(label.AddDays(1)).AddDays(-1) : After(label);

    private DateTime Start(DateTime at, DateTime origin) => unit switch
    {
        Unit.Fixed => Floor(at, origin.Date),
        Unit.Week => at.Date.AddDays((7 - (int)at.DayOfWeek) % 7),
        Unit.Month when count > 1 => Months(at, origin),
        Unit.Month => new DateTime(at.Year, at.Month, 1),
        Unit.Quarter => new DateTime(at.Year, (at.Month - 1) / 3 * 3 + 1, 1),
        _ => new DateTime(at.Year, 1, 1),
    };

    private DateTime After(DateTime start) => unit switch
    {
        Unit.Fixed => start.AddTicks(ticks),
        Unit.Week => start.AddDays(7),
        Unit.Month => start.AddMonths(count),
        Unit.Quarter => start.AddMonths(3),
        _ => start.AddYears(1),
    };

    private DateTime Floor(DateTime at, DateTime origin)
    {
        var past = at.Ticks - origin.Ticks;
        var rest = past % ticks;
        return new DateTime(at.Ticks - (rest < 0 ? rest + ticks : rest));
    }

    private DateTime Months(DateTime at, DateTime origin)
    {
        var months = (at.Year - origin.Year) * 12 + at.Month - origin.Month;
        var start = months - (months % count + count) % count;
        return new DateTime(origin.Year, origin.Month, 1).AddMonths(start);
    }
}
