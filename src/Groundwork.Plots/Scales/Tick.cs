using System.Globalization;

namespace Groundwork.Plots;

/// <summary>A place on an axis (on the transformed scale) and its text.</summary>
readonly record struct Tick(double At, string Text);

/// <summary>The ticks of an axis: named ones, unnamed ones between, and a note for what all names leave out, such as <c>+1,000,000</c>.</summary>
sealed record TickSet(List<Tick> Major, IReadOnlyList<double> Minor, string? Note = null);

/// <summary>Places that people would choose: 1, 2 and 5 times powers of ten (Heckbert 1990), decades, whole days and months.</summary>
static class Ticks
{
    /// <summary>About <paramref name="target"/> ticks within the limits; never more than four times as many.</summary>
    public static TickSet For(Axis axis, double low, double high, int target)
    {
        target = Math.Max(axis.TickCount ?? target, 2);
        if (axis.Ticks is { } chosen) return new(Chosen(axis, chosen, low, high), []);
        if (axis.Categories is { Count: > 0 } names)
            return new([.. names.Select((name, i) => new Tick(i, Shorten(name))).Where(t => t.At >= low && t.At <= high)], []);
        TickSet ticks = axis.Scale switch
        {
            Scale.Log => LogTicks.For(low, high, target),
            Scale.SymLog => LogTicks.Symmetric(axis, low, high, target),
            Scale.Time => TimeTicks.Set(low, high, target),
            _ => Linear(low, high, target, near: true, axis.IsWhole ? 1 : 0),
        };
        return axis.TickFormat is { } format ? ticks with { Major = [.. ticks.Major.Select(t => t with { Text = Sign(format(axis.Invert(t.At)) ?? "") })], Note = null } : ticks;
    }

    /// <param name="low">The least place.</param>
    /// <param name="high">The greatest place.</param>
    /// <param name="target">How many ticks are asked for.</param>
    /// <param name="near">Whether there may be up to half as many again, where the other step would leave too few.</param>
    /// <param name="least">The least step.</param>
    public static TickSet Linear(double low, double high, int target, bool near = false, double least = 0)
    {
        double step = near ? NearStep((high - low) / target) : NiceStep((high - low) / target), largest = Math.Max(Math.Abs(low), Math.Abs(high));
        step = Math.Max(step, least);
        if (step > least && Math.Floor(high / step + 1e-9) - Math.Ceiling(low / step - 1e-9) < 1) step = NiceStep(0.4 * step);    // a single tick says nothing about lengths
        double first = Math.Ceiling(low / step - 1e-9), last = Math.Floor(high / step + 1e-9);
        List<double> places = [];
        for (double k = first; k <= last && places.Count <= 4 * target; k++) places.Add(k * step + 0.0);    // −0 + 0 is 0

        // Where names would differ in their last of many digits, they say what they add to a round number.
        const double manySteps = 1e5;
        if (largest / step > manySteps && places.Count > 0)
        {
            double round = NiceStep((high - low) * 10), from = Math.Floor(places[0] / round + 1e-9) * round;
            if (Math.Abs(from) > step && (places[0] - from) / step < manySteps)
            {
                double most = places.Max(p => Math.Abs(p - from));
                return new([.. places.Select(p => new Tick(p, Number(Math.Round((p - from) / step) * step, step, most)))], [], (from > 0 ? "+" : "") + Exact(from, round));
            }
        }
        return new([.. places.Select(p => new Tick(p, Number(p, step, largest)))], []);
    }

    // Of the two steps around what was asked for, the one whose number of ticks is nearer, in proportion.
    static double NearStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough))), digit = rough / power;
        return power * (digit <= 1.5 ? 1 : digit <= 3 ? 2 : digit <= 7.5 ? 5 : 10);
    }

    /// <summary>The 1, 2 or 5 times a power of ten that is nearest above <paramref name="rough"/>.</summary>
    internal static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10);
    }

    /// <summary>A number as precise as its axis: 0.25, 1,500, 2.5M, 3×10⁻⁷.</summary>
    internal static string Number(double value, double step, double largest)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        if (largest >= 1e15 || largest < 1e-4)
        {
            int exponent = (int)Math.Floor(Math.Log10(largest) + 1e-9);
            return $"{Sign(Fixed(Digits(value, exponent), Decimals(Digits(step, exponent))))}×10{Superscript(exponent)}";
        }
        foreach (var (size, suffix) in Sizes)
            if (largest >= size && step >= size / 1000) return Sign(Fixed(value / size, Decimals(step / size))) + suffix;
        return Sign(Fixed(value, Decimals(step)));
    }

    /// <summary>A single number for a reader: four significant digits, or a power of ten where it is very large or small.</summary>
    internal static string Short(double value)
    {
        if (double.IsNaN(value)) return "none";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is >= 1e-4 and < 1e15) return Sign(size >= 1e4 ? value.ToString("#,0", CultureInfo.InvariantCulture) : value.ToString("G4", CultureInfo.InvariantCulture));
        int exponent = (int)Math.Floor(Math.Log10(size));
        return $"{Sign(Digits(value, exponent).ToString("0.##", CultureInfo.InvariantCulture))}×10{Superscript(exponent)}";
    }

    // Powers of ten below the least normal number are lost, so those are taken in two steps.
    static double Digits(double value, int exponent) => exponent < -300 ? value * 1e300 / Math.Pow(10, exponent + 300) : value / Math.Pow(10, exponent);

    static readonly (double Size, string Suffix)[] Sizes = [(1e12, "T"), (1e9, "B"), (1e6, "M")];

    static List<Tick> Chosen(Axis axis, IReadOnlyList<double> places, double low, double high)
    {
        double[] sorted = [.. places.Where(double.IsFinite).Order()];
        double step = Enumerable.Range(1, Math.Max(0, sorted.Length - 1)).Select(i => sorted[i] - sorted[i - 1]).Where(d => d > 0).DefaultIfEmpty(1).Min();
        double finest = Math.Pow(10, Math.Floor(Math.Log10(step))), slack = 1e-9 * (high - low);
        List<Tick> ticks = [];
        for (int i = 0; i < places.Count; i++)
        {
            if (!axis.HasPlace(places[i])) continue;
            double at = axis.Transform(places[i]);
            if (at < low - slack || at > high + slack) continue;
            string text = axis.TickLabels is { } labels ? (i < labels.Count ? labels[i] : "")
                : axis.TickFormat is { } format ? Sign(format(places[i]) ?? "")
                : axis.Scale == Scale.Time ? TimeTicks.For(places[i])
                : IsWhole(places[i] / finest) ? Number(places[i], finest, Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]))) : Short(places[i]);
            ticks.Add(new Tick(at, text));
        }
        return ticks;
    }

    static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) < 1e-6;

    static string Exact(double value, double step) => Math.Abs(value) is >= 1e15 or < 1e-4 ? Short(value) : Sign(value.ToString($"N{Decimals(step)}", CultureInfo.InvariantCulture));

    internal static int Decimals(double step) => Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 12);

    internal static string Fixed(double value, int decimals) => value.ToString(Math.Abs(value) >= 10000 ? $"N{decimals}" : $"F{decimals}", CultureInfo.InvariantCulture);

    // A true minus sign: as wide as a digit, where a hyphen is lost beside one.
    internal static string Sign(string number) => number.Length > 1 && number[0] == '-' && char.IsAsciiDigit(number[1])
        ? number.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? number[1..] : $"−{number[1..]}"    // what is rounded to zero has no sign
        : number;

    internal static string Superscript(int exponent) => string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    internal static string Shorten(string text) => text.Length <= 28 ? text : $"{text.AsSpan(0, 27)}…";
}
