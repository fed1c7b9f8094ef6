using Groundwork.Nn;

namespace Groundwork.Tests.Loading;

public class LoaderTests
{
    static TensorDataset Numbers(int n) => new(Tensor.Arange(n), Tensor.Arange(n) * 10);

    static long[][] Walk(DataLoader<Tensor[], Tensor[]> loader) => [.. loader.Select(b => b[0].ToArray<long>())];

    [Fact]
    public void Batches_come_in_order_and_the_last_may_be_smaller()
    {
        Assert.Equal([[0, 1], [2, 3], [4]], Walk(DataLoader.Of(Numbers(5), 2)));
        Assert.Equal([[0, 1], [2, 3]], Walk(DataLoader.Of(Numbers(5), 2, dropLast: true)));
    }

    [Fact]
    public void Shuffled_epochs_differ_and_each_visits_every_sample_once()
    {
        var loader = DataLoader.Of(Numbers(50), 7, shuffle: new Generator(3));
        long[] first = [.. Walk(loader).SelectMany(b => b)], second = [.. Walk(loader).SelectMany(b => b)];
        Assert.NotEqual(first, second);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), first.Order());
    }

    [Fact]
    public void An_epoch_can_be_walked_again_by_its_number()
    {
        var loader = DataLoader.Of(Numbers(20), 4, shuffle: new Generator(3));
        Walk(loader);
        var second = Walk(loader);
        loader.Epoch = 1;
        Assert.Equal(second, Walk(loader));
    }

    [Fact]
    public void Prefetching_on_threads_changes_nothing_in_the_batches()
    {
        var plain = Walk(DataLoader.Of(Numbers(100), 8, shuffle: new Generator(3)));
        Assert.Equal(plain, Walk(DataLoader.Of(Numbers(100), 8, shuffle: new Generator(3), prefetch: 4)));
    }

    [Fact]
    public async Task Batches_can_be_awaited()
    {
        List<long> seen = [];
        await foreach (var batch in DataLoader.Of(Numbers(9), 4, prefetch: 2).WalkAsync()) seen.AddRange(batch[1].ToArray<long>());
        Assert.Equal(Enumerable.Range(0, 9).Select(i => 10L * i), seen);
    }

    [Fact]
    public void A_cancelled_walk_ends()
    {
        using var cancel = new CancellationTokenSource();
        var loader = DataLoader.Of(Numbers(100), 1, prefetch: 2);
        int seen = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in loader.Walk(cancel.Token))
                if (++seen == 3) cancel.Cancel();
        });
        Assert.Equal(3, seen);
    }

    [Fact]
    public void A_failing_sample_reaches_the_caller()
    {
        var data = new FunctionDataset<Tensor[]>(4, i => i == 2 ? throw new InvalidDataException("sample 2") : [Tensor.Scalar(i)]);
        Assert.Equal("sample 2", Assert.Throws<InvalidDataException>(() => DataLoader.Of(data, 1, prefetch: 2).ToList()).Message);
    }

    [Fact]
    public void A_batch_prepared_ahead_outlives_the_memory_scope_of_the_step_before()
    {
        // 100 x 100 Float32 are 40 KB: large enough for a scope to give back.
        var data = new FunctionDataset<Tensor[]>(6, i => [Tensor.Full([100, 100], i)]);
        using var walk = DataLoader.Of(data, 1, prefetch: 2).GetEnumerator();
        for (int i = 0; i < 6; i++)
        {
            using var step = MemoryScope.Step();
            Assert.True(walk.MoveNext());
            Thread.Sleep(5);
            Assert.Equal(i, walk.Current[0].Mean().Item());
        }
    }

    [Fact]
    public void Ranks_share_an_epoch_without_overlap()
    {
        int[] all = [.. Enumerable.Range(0, 3).SelectMany(rank => Sampler.Distributed(9, rank, 3, new Generator(1)).Indices(4))];
        Assert.Equal(Enumerable.Range(0, 9), all.Order());
        Assert.Equal(4, Sampler.Distributed(10, 2, 3).Indices(0).Length); // filled up from the beginning
    }

    [Fact]
    public void A_loader_of_tensors_takes_a_sampler_of_your_own()
    {
        var data = new TensorDataset(Tensor.Arange(5), Tensor.Arange(5) * 10);
        var batches = DataLoader.Of(data, batch: 2, new Backwards(5), dropLast: true).ToArray();
        Assert.Equal([4L, 3, 2, 1], batches.SelectMany(b => b[0].ToArray<long>()));
        Assert.Equal([40L, 30, 20, 10], batches.SelectMany(b => b[1].ToArray<long>()));
    }

    sealed class Backwards(int count) : Sampler
    {
        public override int[] Indices(long epoch) => [.. Enumerable.Range(0, count).Reverse()];
    }

    [Fact]
    public void Heavy_samples_are_drawn_more_often()
    {
        int[] drawn = Sampler.Weighted([1, 0, 9], 10_000, new Generator(1)).Indices(0);
        Assert.DoesNotContain(1, drawn);
        Assert.InRange(drawn.Count(i => i == 2), 8_900, 9_100); // mean 9000, deviation 30
    }

    [Fact]
    public void A_random_split_is_a_partition()
    {
        var parts = Datasets.RandomSplit(Numbers(11), [0.5, 0.3, 0.2], new Generator(5));
        Assert.Equal(11, parts.Sum(p => p.Count));
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (long)i), parts.SelectMany(p => Enumerable.Range(0, p.Count).Select(i => p[i][0].Item<long>())).Order());
    }

    [Fact]
    public void What_cannot_be_loaded_is_said_in_words()
    {
        Assert.StartsWith("loader: a batch of 0 samples cannot be; give 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => DataLoader.Of(new TensorDataset(Tensor.Arange(3)), batch: 0)).Message);
        Assert.Equal("dataset: a 0-d tensor has no samples; samples lie along the first axis", Assert.Throws<ShapeException>(() => new TensorDataset(Tensor.Scalar(1))).Message);
    }
}
