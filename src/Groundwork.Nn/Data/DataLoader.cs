using System.Collections;
using System.Runtime.CompilerServices;

namespace Groundwork.Nn;

/// <summary>Batches of a dataset, in the order of a sampler, prepared ahead on other threads where asked.</summary>
/// <remarks>Each walk is one epoch and the epochs count up; the batches and their order do not depend on the number of threads. One walk at a time.</remarks>
/// <typeparam name="TSample">A sample.</typeparam>
/// <typeparam name="TBatch">A batch.</typeparam>
public sealed class DataLoader<TSample, TBatch> : IEnumerable<TBatch>
{
    readonly IDataset<TSample> _data;
    readonly Func<TSample[], TBatch> _collate;
    readonly Sampler _sampler;
    readonly int _batch, _prefetch;
    readonly bool _dropLast;

    /// <summary>A loader.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="collate">Makes a batch of samples.</param>
    /// <param name="sampler">The order; sequential if left out.</param>
    /// <param name="dropLast">True leaves a last, smaller batch out.</param>
    /// <param name="prefetch">How many batches are prepared ahead, on as many threads of the pool; 0 prepares each when it is asked for. Batches prepared ahead belong to no <see cref="MemoryScope"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive, or the prefetch negative.</exception>
    public DataLoader(IDataset<TSample> data, int batch, Func<TSample[], TBatch> collate, Sampler? sampler = null, bool dropLast = false, int prefetch = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(collate);
        if (batch < 1) throw new ArgumentOutOfRangeException(nameof(batch), $"loader: a batch of {batch} samples cannot be; give 1 or more");
        if (prefetch < 0) throw new ArgumentOutOfRangeException(nameof(prefetch), $"loader: {prefetch} batches cannot be prepared ahead; give 0 or more");
        (_data, _batch, _collate, _dropLast, _prefetch) = (data, batch, collate, dropLast, prefetch);
        _sampler = sampler ?? Sampler.Sequential(data.Count);
    }

    /// <summary>The epoch that the next walk will be. Set it to resume.</summary>
    public long Epoch { get; set; }

    /// <summary>Batches in an epoch.</summary>
    public int Count
    {
        get
        {
            int samples = _sampler.Indices(Epoch).Length;
            return _dropLast ? samples / _batch : (samples + _batch - 1) / _batch;
        }
    }

    /// <summary>The batches of the next epoch.</summary>
    public IEnumerator<TBatch> GetEnumerator() => Walk(CancellationToken.None).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The batches of the next epoch, until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<TBatch> Walk(CancellationToken cancel)
    {
        var batches = Batches();
        if (_prefetch == 0)
        {
            foreach (int[] indices in batches)
            {
                cancel.ThrowIfCancellationRequested();
                yield return Make(indices);
            }
            yield break;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = new Queue<Task<TBatch>>();
        try
        {
            int next = 0;
            while (next < batches.Count || ahead.Count > 0)
            {
                while (next < batches.Count && ahead.Count < _prefetch) ahead.Enqueue(Start(batches[next++], stop.Token));
                cancel.ThrowIfCancellationRequested();
                yield return ahead.Dequeue().WaitAsync(cancel).GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel();
        }
    }

    /// <summary>The batches of the next epoch, to be awaited: waiting gives the thread back, and cancelling ends the preparing.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <example><code>await foreach (var batch in loader.WalkAsync(token)) Train(batch);</code></example>
    public async IAsyncEnumerable<TBatch> WalkAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var batches = Batches();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = new Queue<Task<TBatch>>();
        try
        {
            int next = 0, most = Math.Max(1, _prefetch);
            while (next < batches.Count || ahead.Count > 0)
            {
                while (next < batches.Count && ahead.Count < most) ahead.Enqueue(Start(batches[next++], stop.Token));
                cancel.ThrowIfCancellationRequested();
                yield return await ahead.Dequeue().WaitAsync(cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    Task<TBatch> Start(int[] indices, CancellationToken cancel) => Task.Run(() =>
    {
        // The caller's scope may end while a batch that was made inside it still waits.
        Modes.Current = Modes.Current with { Scope = null };
        return Make(indices);
    }, cancel);

    List<int[]> Batches()
    {
        int[] indices = _sampler.Indices(Epoch++);
        List<int[]> batches = [];
        for (int start = 0; start < indices.Length; start += _batch)
        {
            int end = Math.Min(start + _batch, indices.Length);
            if (end - start == _batch || !_dropLast) batches.Add(indices[start..end]);
        }
        return batches;
    }

    TBatch Make(int[] indices)
    {
        var samples = new TSample[indices.Length];
        for (int i = 0; i < samples.Length; i++) samples[i] = _data[indices[i]];
        return _collate(samples);
    }
}

/// <summary>Loaders of ordinary datasets.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static partial class DataLoader
{
    /// <summary>A loader whose batches are the tensors of its samples, stacked.</summary>
    /// <param name="data">Samples of one or more tensors.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="shuffle">A generator to shuffle by, anew in every epoch; null for the order of the dataset.</param>
    /// <param name="dropLast">True leaves a last, smaller batch out.</param>
    /// <param name="prefetch">How many batches are prepared ahead on other threads.</param>
    /// <example><code>
    /// foreach (var batch in DataLoader.Of(new TensorDataset(x, y), batch: 32, shuffle: new Generator(1)))
    ///     Losses.CrossEntropy(model.Call(batch[0]), batch[1]).Backward();
    /// </code></example>
    public static DataLoader<Tensor[], Tensor[]> Of(IDataset<Tensor[]> data, int batch, Generator? shuffle = null, bool dropLast = false, int prefetch = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data, batch, Stack, shuffle is null ? null : Sampler.Random(data.Count, shuffle), dropLast, prefetch);
    }

    /// <summary>A loader whose batches are the tensors of its samples, stacked, in the order of a sampler: weighted draws, one rank's share, an order of your own.</summary>
    /// <param name="data">Samples of one or more tensors.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="sampler">The order of each epoch, as indices of the dataset.</param>
    /// <param name="dropLast">True leaves a last, smaller batch out.</param>
    /// <param name="prefetch">How many batches are prepared ahead on other threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive, or the prefetch negative.</exception>
    /// <example><code>
    /// var rare = new TensorDataset(Tensor.Arange(4));
    /// var loader = DataLoader.Of(rare, batch: 2, Sampler.Weighted([0, 0, 0, 1], draws: 2, new Generator(1)));
    /// loader.Single()[0];   // [3, 3]
    /// </code></example>
    public static DataLoader<Tensor[], Tensor[]> Of(IDataset<Tensor[]> data, int batch, Sampler sampler, bool dropLast = false, int prefetch = 0)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return new(data, batch, Stack, sampler, dropLast, prefetch);
    }

    static Tensor[] Stack(Tensor[][] samples)
    {
        var batch = new Tensor[samples[0].Length];
        for (int k = 0; k < batch.Length; k++) batch[k] = Tensor.Stack([.. samples.Select(s => s[k])], 0);
        return batch;
    }
}
