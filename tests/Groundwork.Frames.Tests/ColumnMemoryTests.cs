using System.Runtime.CompilerServices;
using static Groundwork.Frame;

namespace Groundwork;

/// <summary>Memory of large columns is used again, and never while somebody can see it.</summary>
public sealed class ColumnMemoryTests
{
    private const int Rows = 300_007; // a length that no other test uses, beyond the threshold

    [Fact]
    public void An_array_that_nobody_reaches_is_lent_again()
    {
        Drop();
        Collect();
        Assert.Equal(42, ColumnMemory.Lend<long>(Rows)[Rows - 1]);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop() => ColumnMemory.Lend<long>(Rows).AsSpan().Fill(42);
    }

    [Fact]
    public void An_array_serves_its_own_type_and_length_only()
    {
        Drop();
        Collect();
        Assert.Equal(Rows + 2, ColumnMemory.Lend<double>(Rows + 2).Length);
        Assert.IsType<ulong[]>(ColumnMemory.Lend<ulong>(Rows + 1));
        Assert.IsType<long[]>(ColumnMemory.Lend<long>(Rows + 1));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop() => ColumnMemory.Lend<long>(Rows + 1).AsSpan().Fill(42);
    }

    [Fact]
    public void A_span_keeps_its_memory_from_being_lent()
    {
        var span = Span();
        for (var i = 0; i < 8; i++)
        {
            Collect();
            ColumnMemory.Lend<long>(Rows + 3).AsSpan().Fill(i);
        }
        Assert.Equal(Rows + 3, span.Count(42));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Span<long> Span()
        {
            var span = ColumnMemory.Lend<long>(Rows + 3).AsSpan();
            span.Fill(42);
            return span;
        }
    }

    [Fact]
    public void A_tensor_of_a_column_keeps_its_memory()
    {
        var tensor = Tensor();
        for (var i = 0; i < 4; i++)
        {
            Collect();
            Doubled(i);
        }
        Assert.Equal(2.0 * Rows, tensor.Sum().Item<double>());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor Tensor() => Doubled(1)["y"].ToTensor();
    }

    [Fact]
    public void Frames_on_four_threads_keep_their_values_while_others_are_dropped() =>
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, seed =>
        {
            var random = new Random(seed);
            var frame = DataFrame.Of(("x", Enumerable.Range(0, Rows).Select(i => (double)(i % 1000)).ToArray()));
            var held = new Queue<(DataFrame Frame, int Cut)>();
            for (var round = 0; round < 30; round++)
            {
                var cut = random.Next(5) * 10;
                held.Enqueue((frame.WithColumns((Col("x") + cut).As("y")).Filter(Col("x") >= cut), cut));
                if (held.Count > 3) held.Dequeue();
                if (round % 8 == 7) GC.Collect();
                foreach (var (kept, by) in held)
                {
                    ReadOnlySpan<double> x = kept["x"].Values<double>(), y = kept["y"].Values<double>();
                    for (var i = 0; i < x.Length; i++)
                        if (y[i] != x[i] + by || x[i] < by) Assert.Fail($"row {i}: {x[i]} and {y[i]} with {by}");
                }
            }
        });

    private static DataFrame Doubled(int value) =>
        DataFrame.Of(("x", Enumerable.Repeat((double)value, Rows).ToArray())).Select((Col("x") * 2).As("y"));

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
