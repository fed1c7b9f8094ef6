using Groundwork.Kernels;

namespace Groundwork.Tests.Kernels;

// Workers.Count is one setting of the process: these tests do not run beside those that depend on it.
[Collection("thread count")]
public sealed class WorkersTests : IDisposable
{
    private readonly int countBefore = Workers.Count;

    public void Dispose() => Workers.Count = countBefore;

    private readonly struct Mark(int[] hits) : IChunkBody
    {
        public void Invoke(int chunk) => Interlocked.Increment(ref hits[chunk]);
    }

    private readonly struct Act(Action<int> act) : IChunkBody
    {
        public void Invoke(int chunk) => act(chunk);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_chunk_runs_exactly_once(int threads)
    {
        Workers.Count = threads;
        for (int round = 0; round < 2000; round++)
        {
            var hits = new int[round % 37];
            Workers.For(hits.Length, new Mark(hits));
            Assert.All(hits, hit => Assert.Equal(1, hit));
        }
    }

    [Fact]
    public void Without_chunks_nothing_runs()
    {
        Workers.For(0, new Act(_ => Assert.Fail("ran")));
        Workers.For(-3, new Act(_ => Assert.Fail("ran")));
    }

    [Fact]
    public void A_call_from_inside_a_chunk_runs_on_the_same_thread()
    {
        Workers.Count = 3;
        var hits = new int[8 * 5];
        Workers.For(8, new Act(outer =>
        {
            int thread = Environment.CurrentManagedThreadId;
            Workers.For(5, new Act(inner =>
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                Interlocked.Increment(ref hits[outer * 5 + inner]);
            }));
        }));
        Assert.All(hits, hit => Assert.Equal(1, hit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_reaches_the_caller_after_the_begun_chunks_and_the_pool_stays_usable(int threads)
    {
        Workers.Count = threads;
        for (int round = 0; round < 200; round++)
        {
            int running = 0;
            var thrown = Assert.Throws<InvalidDataException>(() => Workers.For(20, new Act(chunk =>
            {
                Interlocked.Increment(ref running);
                try
                {
                    if (chunk == 7)
                    {
                        throw new InvalidDataException("seven");
                    }
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            })));
            Assert.Equal("seven", thrown.Message);
            Assert.Equal(0, running);
        }

        var hits = new int[50];
        Workers.For(50, new Mark(hits));
        Assert.All(hits, hit => Assert.Equal(1, hit));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancellation_stops_before_the_next_chunk(int threads)
    {
        Workers.Count = threads;
        using var source = new CancellationTokenSource();
        int afterwards = 0;
        Assert.Throws<OperationCanceledException>(() => Workers.For(
            10_000,
            new Act(chunk =>
            {
                if (source.IsCancellationRequested)
                {
                    Interlocked.Increment(ref afterwards);
                }
                else if (chunk == 3)
                {
                    source.Cancel();
                }
            }),
            source.Token));
        Assert.InRange(afterwards, 0, threads - 1); // a thread may stand between its look at the token and its chunk
    }

    [Fact]
    public void A_token_that_is_already_cancelled_runs_nothing() =>
        Assert.Throws<OperationCanceledException>(() =>
            Workers.For(4, new Act(_ => Assert.Fail("ran")), new CancellationToken(canceled: true)));

    [Fact]
    public void Many_callers_at_once_all_make_progress()
    {
        Workers.Count = 3;
        var sums = new long[40]; // more callers than the pool has places for jobs
        var callers = Enumerable.Range(0, sums.Length).Select(caller => new Thread(() =>
        {
            for (int round = 0; round < 200; round++)
            {
                Workers.For(9, new Act(chunk => Interlocked.Add(ref sums[caller], chunk)));
            }
        })).ToArray();
        Array.ForEach(callers, caller => caller.Start());
        Assert.All(callers, caller => Assert.True(caller.Join(TimeSpan.FromSeconds(30))));
        Assert.All(sums, sum => Assert.Equal(200 * 36, sum)); // 0 + 1 + ... + 8 = 36
    }

    [Fact]
    public void An_interrupted_caller_leaves_the_pool_usable()
    {
        Workers.Count = 2;
        for (int round = 0; round < 50; round++)
        {
            bool stop = false;
            var caller = new Thread(() =>
            {
                try
                {
                    while (!Volatile.Read(ref stop))
                    {
                        Workers.For(4, new Act(_ => Thread.Sleep(0)));
                    }
                }
                catch (ThreadInterruptedException)
                {
                }
            });
            caller.Start();
            Thread.Sleep(1);
            caller.Interrupt();
            Volatile.Write(ref stop, true);
            Assert.True(caller.Join(TimeSpan.FromSeconds(30)));

            var hits = new int[16];
            Workers.For(16, new Mark(hits));
            Assert.All(hits, hit => Assert.Equal(1, hit));
        }
    }

    [Fact]
    public void A_chunk_on_a_worker_sees_the_kernel_set_of_its_caller()
    {
        Workers.Count = 2;
        foreach (var set in KernelSet.Available)
        {
            using var forced = KernelSet.Force(set);
            Workers.For(64, new Act(_ =>
            {
                Thread.SpinWait(200);
                Assert.Equal(set, KernelSet.Current);
            }));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5000)]
    public void A_thread_count_out_of_range_is_refused(int count)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Count = count);
        Assert.StartsWith($"workers: the number of threads must be 1 to 1024, got {count}", thrown.Message);
    }
}
