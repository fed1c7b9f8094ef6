using System.Runtime.CompilerServices;

namespace Groundwork.Nn;

/// <summary>Refuses settings outside their range, by the name of what they were given to and their own.</summary>
static class Require
{
    public static void AtLeast(double least, string op, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        That(value >= least, op, value, name, $"at least {least}");

    public static void Above(double limit, string op, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        That(value > limit, op, value, name, $"above {limit}");

    public static void Below(double limit, string op, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        That(value < limit, op, value, name, $"below {limit}");

    public static void AtMost(double limit, string op, double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        That(value <= limit, op, value, name, $"at most {limit}");

    // NaN is in no range.
    static void That(bool holds, string op, double value, string name, string range)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{op}: {name} is {value}; it must be {range}"));
    }
}
