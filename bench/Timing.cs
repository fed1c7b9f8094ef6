using System.Diagnostics;

namespace Groundwork.Bench;

/// <summary>Repeated timing of one action on a machine that others use too: medians, and the best beside them.</summary>
internal static class Timing
{
    /// <summary>Median and best seconds of one call, from batches that each last long enough for the clock.</summary>
    public static (double Median, double Best) Seconds(Action action, double budget = 0.4)
    {
        var (median, best, _) = Repeated(action, budget, least: 5, warm: budget / 4);
        return (median, best);
    }

    /// <summary>The same with the number of batches, of which there are at least <paramref name="least"/>.</summary>
    public static (double Median, double Best, int Repetitions) Repeated(Action action, double budget = 0.5, int least = 10, double warm = 1)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < warm) // tier up, fill the caches
        {
            action();
        }

        clock.Restart();
        action();
        int calls = Math.Clamp((int)(100e-6 / Math.Max(clock.Elapsed.TotalSeconds, 1e-9)), 1, 10_000);
        var times = new List<double>();
        var total = Stopwatch.StartNew();
        while (total.Elapsed.TotalSeconds < budget || times.Count < least)
        {
            clock.Restart();
            for (int call = 0; call < calls; call++)
            {
                action();
            }

            times.Add(clock.Elapsed.TotalSeconds / calls);
        }

        times.Sort();
        return (times[times.Count / 2], times[0], times.Count);
    }
}
