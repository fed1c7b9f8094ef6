namespace Groundwork.Nn;

/// <summary>Samples by index. Reading several at once from several threads must be safe: the loader does.</summary>
/// <typeparam name="T">A sample.</typeparam>
/// <example><code>
/// sealed class Lines(string[] lines) : IDataset&lt;string&gt;
/// {
///     public int Count => lines.Length;
///
///     public string this[int index] => lines[index];
/// }
/// </code></example>
public interface IDataset<out T>
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>A sample by its index, from 0.</summary>
    T this[int index] { get; }
}

/// <summary>The rows of tensors side by side: sample i is row i of each.</summary>
/// <remarks>Safe to read from several threads, as long as nobody writes to its tensors.</remarks>
/// <example><code>var data = new TensorDataset(images, labels); Tensor[] first = data[0];</code></example>
public sealed class TensorDataset : IDataset<Tensor[]>
{
    readonly Tensor[] _tensors;

    /// <summary>A dataset of tensors whose first axes have the same size.</summary>
    /// <exception cref="ShapeException">The sizes differ, or a tensor is a scalar.</exception>
    public TensorDataset(params ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.IsEmpty) throw new ArgumentException("dataset: there are no tensors");
        foreach (var t in tensors)
            if (t.Rank == 0) throw new ShapeException("dataset", "a 0-d tensor has no samples; samples lie along the first axis", [t.Shape]);
        foreach (var t in tensors)
            if (t.Shape[0] != tensors[0].Shape[0])
                throw new ShapeException("dataset", $"the first axes of {string.Join(" and ", tensors.ToArray().Select(x => x.Shape))} differ", [.. tensors.ToArray().Select(x => x.Shape)], 0);
        _tensors = tensors.ToArray();
    }

    /// <inheritdoc/>
    public int Count => _tensors[0].Shape[0];

    /// <inheritdoc/>
    public Tensor[] this[int index] => [.. _tensors.Select(t => t[index])];
}

/// <summary>A dataset made of a count and a function.</summary>
/// <typeparam name="T">A sample.</typeparam>
/// <param name="count">The number of samples.</param>
/// <param name="sample">Makes a sample; called from several threads at once.</param>
/// <example><code>
/// var squares = new FunctionDataset&lt;int&gt;(5, i => i * i);
/// squares[3];   // 9
/// </code></example>
public sealed class FunctionDataset<T>(int count, Func<int, T> sample) : IDataset<T>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public T this[int index] => sample(index);
}

/// <summary>Some samples of a dataset.</summary>
/// <remarks>Safe to read from several threads if its source is.</remarks>
/// <typeparam name="T">A sample.</typeparam>
/// <example><code>
/// var ends = new Subset&lt;int&gt;(new FunctionDataset&lt;int&gt;(5, i => i * i), [0, 4]);
/// ends[1];   // 16
/// </code></example>
public sealed class Subset<T> : IDataset<T>
{
    readonly IDataset<T> _source;
    readonly int[] _indices;

    /// <summary>The samples at the given indices, in that order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the dataset.</exception>
    public Subset(IDataset<T> source, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _indices) = (source, [.. indices]);
        foreach (int i in _indices)
            if ((uint)i >= (uint)source.Count) throw new ArgumentOutOfRangeException(nameof(indices), $"subset: index {i} is outside the {source.Count} samples");
    }

    /// <inheritdoc/>
    public int Count => _indices.Length;

    /// <inheritdoc/>
    public T this[int index] => _source[_indices[index]];
}

/// <summary>Ways to part a dataset.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static partial class Datasets
{
    /// <summary>Parts a dataset at random into subsets of given sizes, or of given fractions that add up to 1 (what rounding leaves goes to the first parts).</summary>
    /// <param name="data">What is parted.</param>
    /// <param name="parts">Sizes whose sum is the count, or fractions whose sum is 1.</param>
    /// <param name="generator">Decides which sample goes where.</param>
    /// <exception cref="ArgumentException">The parts add up to neither.</exception>
    /// <example><code>var (train, test) = Datasets.RandomSplit(data, [0.9, 0.1], new Generator(1)) is [var a, var b] ? (a, b) : default;</code></example>
    public static Subset<T>[] RandomSplit<T>(IDataset<T> data, ReadOnlySpan<double> parts, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generator);
        double sum = 0;
        foreach (double part in parts) sum += part >= 0 ? part : throw new ArgumentException($"random split: a part of {part} is negative");
        var sizes = new int[parts.Length];
        if (sum == data.Count && sum > 1)
            for (int i = 0; i < sizes.Length; i++) sizes[i] = (int)parts[i];
        else if (Math.Abs(sum - 1) < 1e-6)
        {
            int left = data.Count;
            for (int i = 0; i < sizes.Length; i++) left -= sizes[i] = (int)Math.Floor(data.Count * parts[i]);
            for (int i = 0; left > 0; i = (i + 1) % sizes.Length, left--) sizes[i]++;
        }
        else throw new ArgumentException($"random split: the parts add up to {sum}; they must add up to 1, or to the {data.Count} samples");
        long[] order = generator.Permutation(data.Count);
        var subsets = new Subset<T>[sizes.Length];
        for (int i = 0, start = 0; i < sizes.Length; start += sizes[i++])
            subsets[i] = new(data, order.AsSpan(start, sizes[i]).ToArray().Select(k => (int)k));
        return subsets;
    }
}
