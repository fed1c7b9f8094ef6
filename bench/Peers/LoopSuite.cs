using System.Diagnostics;
using System.Globalization;

namespace Groundwork.Bench.Peers;

/// <summary>The plain training loop of the baby GPT against the same loop with a scope: resident memory as it goes along, and time.</summary>
internal static class LoopSuite
{
    private const int Steps = 1000;

    /// <summary>Both loops, each in a process of its own, in turn A B B A; with a name as argument, that loop alone.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is [("plain" or "scope") and var loop])
        {
            Loop(loop == "scope");
            return 0;
        }

        foreach (string kind in new[] { "plain", "scope", "scope", "plain" })
        {
            Console.Write(PeerProcess.Own(["loop", kind], Workers.Count));
        }

        return 0;
    }

    private static void Loop(bool scoped)
    {
        var step = BabyLoop.Step(scoped);
        for (int i = 0; i < 20; i++)
        {
            step();
        }

        using var process = Process.GetCurrentProcess();
        var resident = new List<double>();
        var times = new List<double>();
        var processor = process.TotalProcessorTime;
        for (int i = 1; i <= Steps; i++)
        {
            long began = Stopwatch.GetTimestamp();
            step();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (i % 100 == 0)
            {
                process.Refresh();
                resident.Add(process.WorkingSet64 / 1048576.0);
            }
        }

        times.Sort();
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(scoped ? "scope" : "plain")}: ms a step {times[Steps / 2]:F2} (median), {times[0]:F2} (best), {(process.TotalProcessorTime - processor).TotalMilliseconds / Steps:F2} of processor; " +
            $"resident MB at 100, 200, ...: {string.Join(" ", resident.Select(mb => mb.ToString("F0", CultureInfo.InvariantCulture)))}; " +
            $"collections {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)}, paused {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms"));
    }
}
