namespace Groundwork.Nn;

/// <summary>The order in which an epoch visits samples. A pure function of the epoch: nothing to save but its number. Safe to use from several threads.</summary>
/// <example><code>
/// sealed class Backwards(int count) : Sampler
/// {
///     public override int[] Indices(long epoch) => [.. Enumerable.Range(0, count).Reverse()];
/// }
/// </code></example>
public abstract class Sampler
{
    /// <summary>The indices of an epoch.</summary>
    public abstract int[] Indices(long epoch);

    /// <summary>0, 1, 2 … in every epoch.</summary>
    public static Sampler Sequential(int count) => new Of(_ => [.. Enumerable.Range(0, count)]);

    /// <summary>All samples, shuffled anew for every epoch.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="generator">Its seed and stream are the key; its position does not matter and does not change.</param>
    public static Sampler Random(int count, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var key = new Generator(generator.State);
        return new Of(epoch => Shuffled(count, key, epoch));
    }

    /// <summary>Samples drawn with the given weights.</summary>
    /// <param name="weights">One for each sample, not negative.</param>
    /// <param name="draws">How many a epoch visits.</param>
    /// <param name="generator">The key of the draws.</param>
    /// <param name="replace">False: no sample comes twice in an epoch.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static Sampler Weighted(IReadOnlyList<double> weights, int draws, Generator generator, bool replace = true)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(generator);
        double[] own = [.. weights];
        double sum = 0;
        foreach (double w in own) sum += w >= 0 ? w : throw new ArgumentException($"weighted sampler: a weight is {w}, which is negative");
        if (!(sum > 0)) throw new ArgumentException("weighted sampler: all weights are zero");
        for (int i = 0; i < own.Length; i++) own[i] /= sum;
        var key = new Generator(generator.State);
        return new Of(epoch => [.. key.ForStep(epoch).Choice(own.Length, draws, replace, own).Select(i => (int)i)]);
    }

    /// <summary>One rank's share of every epoch: all ranks shuffle alike and take turns, and each gets the same number of samples.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="rank">This worker, from 0.</param>
    /// <param name="worldSize">The number of workers.</param>
    /// <param name="generator">The key of the shuffling, the same on every rank; null for no shuffling.</param>
    /// <param name="dropLast">True leaves the last, incomplete turn out; false fills it up from the beginning.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is not below the world size.</exception>
    public static Sampler Distributed(int count, int rank, int worldSize, Generator? generator = null, bool dropLast = false)
    {
        Require.AtLeast(1, "distributed sampler", worldSize);
        if ((uint)rank >= (uint)worldSize) throw new ArgumentOutOfRangeException(nameof(rank), $"distributed sampler: rank {rank} is not one of {worldSize}");
        var key = generator is null ? null : new Generator(generator.State);
        return new Of(epoch =>
        {
            int[] all = key is null ? [.. Enumerable.Range(0, count)] : Shuffled(count, key, epoch);
            int turns = dropLast ? count / worldSize : (count + worldSize - 1) / worldSize;
            var own = new int[turns];
            for (int i = 0; i < turns; i++) own[i] = all[(i * worldSize + rank) % Math.Max(count, 1)];
            return own;
        });
    }

    static int[] Shuffled(int count, Generator key, long epoch) => [.. key.ForStep(epoch).Permutation(count).Select(i => (int)i)];

    sealed class Of(Func<long, int[]> indices) : Sampler
    {
        public override int[] Indices(long epoch) => indices(epoch);
    }
}
