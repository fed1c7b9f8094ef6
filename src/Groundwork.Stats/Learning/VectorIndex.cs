namespace Groundwork.Stats;

/// <summary>Vectors that are searched by likeness: the search behind embeddings. Exact: every vector is looked at, many queries by one matrix product.</summary>
/// <remarks>Float32. Searches may run from several threads at once; adding and removing must not run beside them.</remarks>
/// <example><code>
/// var index = new VectorIndex(2);
/// index.Add([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]);
/// index.Search([[2.0, 0.1]], k: 2).Ids;   // [[0, 2]]
/// </code></example>
public sealed partial class VectorIndex
{
    const long MostScores = 1 << 22; // scores held at once: 16 MB

    readonly List<long> _ids = [];
    readonly Dictionary<long, int> _places = [];
    float[] _rows = [];
    long _next;

    /// <summary>An empty index.</summary>
    /// <param name="dimensions">The length of its vectors, at least 1.</param>
    /// <param name="metric">What near means.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no dimensions.</exception>
    public VectorIndex(int dimensions, Metric metric = Metric.Cosine)
    {
        if (dimensions < 1) throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"vector index: vectors have at least 1 dimension, not {dimensions}");
        (Dimensions, Metric) = (dimensions, metric);
    }

    /// <summary>The length of the vectors.</summary>
    public int Dimensions { get; }

    /// <summary>What near means.</summary>
    public Metric Metric { get; }

    /// <summary>The number of vectors.</summary>
    public int Count => _ids.Count;

    /// <summary>Adds vectors, with ids counted from 0 on.</summary>
    /// <param name="vectors">[n, dimensions], finite.</param>
    /// <returns>[n] Int64: their ids.</returns>
    /// <exception cref="ShapeException">Not the index's dimensions.</exception>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public Tensor Add(Tensor vectors)
    {
        Distances.CheckTable("vector index", nameof(vectors), vectors, Dimensions);
        long first = _next;
        return Add(vectors, Tensor.Arange(first, first + vectors.Shape[0]));
    }

    /// <summary>Adds vectors under ids of one's own; an id that is there already gets the new vector.</summary>
    /// <param name="vectors">[n, dimensions], finite.</param>
    /// <param name="ids">[n] integers.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="ShapeException">Not the index's dimensions, or not as many ids as vectors.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or the ids are no integers.</exception>
    public Tensor Add(Tensor vectors, Tensor ids)
    {
        Distances.CheckTable("vector index", nameof(vectors), vectors, Dimensions);
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Rank != 1 || ids.Shape[0] != vectors.Shape[0]) throw new ShapeException("vector index", $"ids of shape {ids.Shape} do not fit {vectors.Shape[0]} vectors", [vectors.Shape, ids.Shape]);
        if (ids.DType.IsFloat) throw new ArgumentException($"vector index: ids are integers, got {ids.DType}", nameof(ids));
        var rows = vectors.Detach().To(DType.Float32);
        float[] values = (Metric == Metric.Cosine ? Distances.Directions(rows) : rows).ToArray<float>();
        long[] names = ids.ToArray<long>();
        long needed = (long)(Count + names.Length) * Dimensions;
        if (needed > Array.MaxLength) throw new ArgumentException($"vector index: {Count + names.Length} vectors of {Dimensions} numbers do not fit one array; split them over several indices");
        if (needed > _rows.Length) Array.Resize(ref _rows, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _rows.Length)));
        for (int i = 0; i < names.Length; i++)
        {
            if (!_places.TryGetValue(names[i], out int place))
            {
                _places[names[i]] = place = Count;
                _ids.Add(names[i]);
            }
            values.AsSpan(i * Dimensions, Dimensions).CopyTo(_rows.AsSpan(place * Dimensions));
            _next = Math.Max(_next, names[i] + 1);
        }
        return ids;
    }

    /// <summary>Removes a vector; false if there is none of that id.</summary>
    public bool Remove(long id)
    {
        if (!_places.Remove(id, out int place)) return false;
        int last = Count - 1;
        if (place != last)
        {
            _rows.AsSpan(last * Dimensions, Dimensions).CopyTo(_rows.AsSpan(place * Dimensions));
            _ids[place] = _ids[last];
            _places[_ids[place]] = place;
        }
        _ids.RemoveAt(last);
        return true;
    }

    /// <summary>The k nearest vectors to each query.</summary>
    /// <param name="queries">[m, dimensions], or one vector, finite.</param>
    /// <param name="k">How many, at least 1; fewer come back where the index is smaller.</param>
    /// <returns>[m, k] Int64 ids and [m, k] Float32 scores (similarities from high to low, or distances from low to high); [k] for one vector.</returns>
    /// <exception cref="ShapeException">Not the index's dimensions.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or k is below 1.</exception>
    public (Tensor Ids, Tensor Scores) Search(Tensor queries, int k)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (k < 1) throw new ArgumentOutOfRangeException(nameof(k), k, $"vector index: cannot look for {k} neighbours");
        var many = queries.Rank == 1 ? queries.Unsqueeze(0) : queries;
        Distances.CheckTable("vector index", nameof(queries), many, Dimensions);
        k = Math.Min(k, Count);
        int m = many.Shape[0], batch = (int)Math.Clamp(MostScores / Math.Max(1, Count), 1, Math.Max(1, m));
        var rows = Tensor.Wrap(_rows, [_rows.Length])[..(Count * Dimensions)].Reshape(Count, Dimensions);
        long[] ids = new long[(long)m * k];
        float[] scores = new float[(long)m * k];
        for (int first = 0; first < m && k > 0; first += batch)
        {
            int count = Math.Min(batch, m - first);
            var (best, places) = Scores(many[first..(first + count)].Detach().To(DType.Float32), rows).TopK(k, axis: 1, largest: Metric != Metric.Euclidean);
            best.ToArray<float>().CopyTo(scores, first * k);
            long[] at = places.ToArray<long>();
            for (int i = 0; i < at.Length; i++) ids[first * k + i] = _ids[(int)at[i]];
        }
        Shape shape = queries.Rank == 1 ? [k] : [m, k];
        return (Tensor.From<long>(ids, shape), Tensor.From<float>(scores, shape));
    }

    Tensor Scores(Tensor queries, Tensor rows) => Metric switch
    {
        Metric.Cosine => Distances.Directions(queries).MatMul(rows.Transpose()).Clip(-1, 1),
        Metric.Dot => queries.MatMul(rows.Transpose()),
        _ => Distances.Squared(queries, rows).Sqrt(),
    };
}
