namespace Groundwork.Stats;

/// <summary>k nearest neighbours: what the rows most like a new one were, is what it is taken to be. Immutable, and safe to share between threads.</summary>
public sealed class NearestNeighbours
{
    readonly VectorIndex _index;
    readonly Tensor _targets;

    /// <summary>Keeps the rows and what they are.</summary>
    /// <param name="x">[n, d], finite.</param>
    /// <param name="targets">[n]: integer labels from 0 on, or numbers.</param>
    /// <param name="k">How many neighbours to ask, 1 to n.</param>
    /// <param name="metric">What near means.</param>
    /// <exception cref="ShapeException">Not a table, or not as many targets as rows.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or k is out of range.</exception>
    /// <example><code>
    /// Tensor x = [[0.0], [1.0], [9.0]];
    /// new NearestNeighbours(x, Tensor.From(0L, 0, 1), k: 1).Classify([[8.0]]);   // [1]
    /// </code></example>
    public NearestNeighbours(Tensor x, Tensor targets, int k = 5, Metric metric = Metric.Euclidean)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Distances.CheckTable("nearest neighbours", nameof(x), x);
        if (targets.Rank != 1 || targets.Shape[0] != x.Shape[0]) throw new ShapeException("nearest neighbours", $"targets of shape {targets.Shape} do not fit {x.Shape[0]} rows", [x.Shape, targets.Shape]);
        if (k < 1 || k > x.Shape[0]) throw new ArgumentOutOfRangeException(nameof(k), k, $"nearest neighbours: {x.Shape[0]} rows have 1 to {x.Shape[0]} neighbours, not {k}");
        _index = new VectorIndex(x.Shape[1], metric);
        _index.Add(x);
        (_targets, K) = (targets.Detach(), k);
    }

    /// <summary>How many neighbours are asked.</summary>
    public int K { get; }

    /// <summary>The label that most neighbours have; of equally frequent ones the smallest.</summary>
    /// <param name="x">[m, d], finite.</param>
    /// <returns>[m] Int64.</returns>
    /// <exception cref="InvalidOperationException">The targets are not integers from 0 on.</exception>
    /// <exception cref="ShapeException">Not the columns of the rows kept.</exception>
    public Tensor Classify(Tensor x)
    {
        if (_targets.DType.IsFloat) throw new InvalidOperationException($"classify: the targets are {_targets.DType}; labels are integers, or see Predict");
        if (_targets.Min().Item<long>() < 0) throw new InvalidOperationException($"classify: a label is {_targets.Min().Item<long>()}; labels begin at 0");
        return Neighbours(x).OneHot().Sum(1).ArgMax(1);
    }

    /// <summary>The mean of the neighbours' targets.</summary>
    /// <param name="x">[m, d], finite.</param>
    /// <returns>[m]; Float64 for integer targets.</returns>
    /// <exception cref="ShapeException">Not the columns of the rows kept.</exception>
    public Tensor Predict(Tensor x) => Neighbours(x).Mean(1);

    Tensor Neighbours(Tensor x) => _targets.Take(_index.Search(x, K).Ids, 0);
}
