namespace Groundwork.Plots;

/// <summary>Ticks at powers of ten; places are logarithms to the base 10, or those of an axis that is linear around zero.</summary>
static class LogTicks
{
    const double Slack = 1e-9;

    public static TickSet For(double low, double high, int target)
    {
        if (high - low < 1)
        {
            double from = Math.Pow(10, low), to = Math.Pow(10, high);
            return new([.. Ticks.Linear(from, to, target).Major.Where(t => t.At > 0).Select(t => t with { At = Math.Log10(t.At) })], []);
        }
        int first = (int)Math.Ceiling(low - Slack), last = (int)Math.Floor(high + Slack), stride = Stride((last - first + 1) / (double)target);
        double[] within = high - low < 2.2 && target > 3 ? [1, 2, 5] : [1];
        bool isPlain = first >= -3 && last <= 4;
        List<Tick> ticks = [];
        for (int decade = first - 1; decade <= last; decade++)
        {
            if (((decade % stride) + stride) % stride != 0) continue;
            foreach (double digit in within)
            {
                double at = decade + Math.Log10(digit);
                if (at >= low - Slack && at <= high + Slack) ticks.Add(new Tick(at, Power(digit, decade, isPlain)));
            }
        }
        return new(ticks, stride == 1 && within.Length == 1 ? Between(first, last, low, high) : []);
    }

    /// <summary>Zero, and powers of ten on both sides beyond the linear part.</summary>
    public static TickSet Symmetric(Axis axis, double low, double high, int target)
    {
        int from = (int)Math.Ceiling(Math.Log10(axis.LinearThreshold) - Slack);
        double farthest = Math.Min(1e308, Math.Max(Math.Abs(axis.Invert(low)), Math.Abs(axis.Invert(high))));    // an inverse beyond the limits may be infinite
        int last = (int)Math.Floor(Math.Log10(Math.Max(farthest, axis.LinearThreshold)) + Slack);
        if (last < from) return Linear();
        int sides = low < 0 && high > 0 ? 2 : 1, stride = Stride((last - from + 1) * sides / (double)target);
        bool isPlain = from >= -3 && last <= 4;
        SortedDictionary<double, string> ticks = [];
        if (low <= 0 && high >= 0) ticks[0] = "0";
        bool isCrowded = sides == 2 && high - low > 1.5 * target;    // the first power would stand upon the zero
        for (int decade = isCrowded ? from + stride : from; decade <= last; decade += stride)
        {
            double at = axis.Transform(Math.Pow(10, decade));
            if (at <= high + Slack && at >= low - Slack) ticks[at] = Power(1, decade, isPlain);
            if (-at >= low - Slack && -at <= high + Slack) ticks[-at] = $"−{Power(1, decade, isPlain)}";
        }
        return ticks.Count >= 2 ? new([.. ticks.Select(t => new Tick(t.Key, t.Value))], []) : Linear();

        TickSet Linear() => new([.. Ticks.Linear(axis.Invert(low), axis.Invert(high), target).Major.Select(t => t with { At = axis.Transform(t.At) })], []);
    }

    // 1, 2, 5, 10, … decades from one tick to the next.
    static int Stride(double decades) => decades <= 1 ? 1 : (int)Ticks.NiceStep(decades);

    static List<double> Between(int first, int last, double low, double high)
    {
        List<double> places = [];
        for (int decade = first - 1; decade <= last; decade++)
        {
            for (int digit = 2; digit <= 9; digit++)
                if (decade + Math.Log10(digit) is var at && at >= low && at <= high) places.Add(at);
        }
        return places;
    }

    // One axis writes all its powers in one way.
    static string Power(double digit, int exponent, bool isPlain) => isPlain
        ? Ticks.Fixed(digit * Math.Pow(10, exponent), Math.Max(0, -exponent))
        : $"{(digit == 1 ? "" : Ticks.Fixed(digit, 0) + "×")}10{Ticks.Superscript(exponent)}";
}
