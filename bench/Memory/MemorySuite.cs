using System.Diagnostics;

namespace Groundwork.Bench.Memory;

/// <summary>What docs/design/memory.md says about the pool, in numbers of this machine.</summary>
internal static class MemorySuite
{
    public static int Run()
    {
        FirstTouch();
        Loops();
        Overhead();
        return 0;
    }

    /// <summary>The same operation into memory that was used before, and into memory that the system has to hand out first.</summary>
    private static void FirstTouch()
    {
        Console.WriteLine("add into | reused | fresh | ratio");
        foreach (int n in new[] { 16 << 10, 256 << 10, 1 << 20, 4 << 20 })
        {
            var x = Tensor.Ones([n]);
            var fresh = Timing.Seconds(() =>
            {
                TensorMemory.Trim();
                using (MemoryScope.Step()) _ = x + x;
            });
            var reused = Timing.Seconds(() =>
            {
                using (MemoryScope.Step()) _ = x + x;
            });
            Console.WriteLine(FormattableString.Invariant($"{n * 4L >> 10,8} KB | {reused.Median * 1e6,9:F1} us | {fresh.Median * 1e6,9:F1} us | {fresh.Median / reused.Median:F1}"));
        }
    }

    /// <summary>A chain of operations that drops its results, in the ways there are to get the memory back.</summary>
    private static void Loops()
    {
        Console.WriteLine("2,000 steps of 4 operations on 4 MB | time | processor time | collector pauses | peak live | peak resident | collections 0/1/2");
        Measure("unreachable storages", static x => Step(x));
        Measure("MemoryScope", static x =>
        {
            using var scope = MemoryScope.Step();
            Step(x);
        });
        Measure("plain arrays (not pooled)", static x => Arrays(x));

        static void Step(Tensor x) => _ = x + x * x - x * x;
    }

    private static void Arrays(Tensor x)
    {
        for (int i = 0; i < 4; i++)
        {
            var y = GC.AllocateUninitializedArray<float>((int)x.Count);
            System.Numerics.Tensors.TensorPrimitives.Add(x.Span<float>(), x.Span<float>(), y);
        }
    }

    private static void Measure(string name, Action<Tensor> step)
    {
        var x = Tensor.Ones([1 << 20]);
        for (int i = 0; i < 50; i++) step(x);
        GC.Collect();
        TensorMemory.ResetPeak();
        int[] before = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
        long resident = 0;
        var clock = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var paused = GC.GetTotalPauseDuration();
        for (int i = 0; i < 2000; i++)
        {
            step(x);
            if (i % 50 == 0) resident = Math.Max(resident, Environment.WorkingSet);
        }
        double seconds = clock.Elapsed.TotalSeconds, work = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        double pauses = (GC.GetTotalPauseDuration() - paused).TotalSeconds;
        Console.WriteLine(FormattableString.Invariant(
            $"{name} | {seconds:F2} s | {work:F2} s | {pauses:F2} s | {TensorMemory.PeakBytes >> 20} MB | {resident >> 20} MB | {GC.CollectionCount(0) - before[0]}/{GC.CollectionCount(1) - before[1]}/{GC.CollectionCount(2) - before[2]}"));
    }

    /// <summary>What it costs to get and give back a block that nothing computes on.</summary>
    private static void Overhead()
    {
        var pooled = Timing.Seconds(() => Tensor.Empty([1 << 20]).Storage.Return());
        var small = Timing.Seconds(() => Tensor.Empty([64]));
        Console.WriteLine(FormattableString.Invariant($"empty tensor: pooled 4 MB {pooled.Median * 1e9:F0} ns, 256 bytes {small.Median * 1e9:F0} ns"));
    }
}
