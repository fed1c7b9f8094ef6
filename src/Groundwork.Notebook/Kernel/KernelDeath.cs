using System.Globalization;

namespace Groundwork.Notebook;

/// <summary>Why a kernel process ended.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="ExitCode">What the process returned; null where the system does not say.</param>
/// <param name="Tail">The last lines that it wrote to standard error.</param>
sealed record KernelDeath(string Reason, int? ExitCode, string Tail)
{
    const int Lines = 12;

    public static KernelDeath Of(int? exitCode, string? leaving, string errors)
    {
        string reason =
            errors.Contains("Stack overflow", StringComparison.Ordinal) ? "the stack overflowed: a method called itself without end" :
            errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("OutOfMemoryException", StringComparison.Ordinal) ? "the memory ran out" :
            Line(errors, "Unhandled exception") is { } unhandled ? $"an exception that nothing caught: {unhandled}" :
            After(errors, "Process terminated.") is { } words ? $"the process gave up: {words}" :
            leaving ?? exitCode switch
            {
                null => "it ended, and with which code is not known",
                137 or -9 => "it was killed from outside, as the system does when memory runs out",
                139 => "a memory fault (native code, or unsafe code that wrote where it must not)",
                134 => "the runtime gave up",
                _ => string.Create(CultureInfo.InvariantCulture, $"it ended with code {exitCode}"),
            };
        return new KernelDeath(reason, exitCode, Last(errors));
    }

    // The trace of an overflow repeats one line thousands of times and names the cause first.
    static string Last(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Length <= 2 * Lines ? lines : [.. lines[..Lines], "…", .. lines[^Lines..]]);
    }

    // What Environment.FailFast was told stands in the line below.
    static string? After(string errors, string line)
    {
        string[] lines = errors.Split('\n', StringSplitOptions.TrimEntries);
        int at = Array.IndexOf(lines, line);
        return at >= 0 && at + 1 < lines.Length && lines[at + 1] is { Length: > 0 } next && !next.StartsWith("at ", StringComparison.Ordinal) ? next : null;
    }

    static string? Line(string errors, string start)
    {
        foreach (string line in errors.Split('\n'))
        {
            if (line.StartsWith(start, StringComparison.Ordinal)) return line.Trim();
        }
        return null;
    }
}

/// <summary>A request was under way when the kernel process ended.</summary>
/// <remarks>Not safe to change from several threads; there is nothing to change.</remarks>
sealed class KernelDiedException(KernelDeath death) : Exception($"kernel: the process ended: {death.Reason}")
{
    public KernelDeath Death { get; } = death;
}
