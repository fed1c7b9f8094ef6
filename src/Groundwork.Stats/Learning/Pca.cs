namespace Groundwork.Stats;

/// <summary>Principal components: the directions in which data vary most, by SVD of the centred table. Immutable, and safe to share between threads.</summary>
/// <remarks>Float32 stays Float32; integers give Float64. The largest element of each direction is positive, so that results are the same everywhere.</remarks>
public sealed class Pca
{
    Pca(Tensor mean, Tensor components, Tensor variance, double total)
    {
        (Mean, Components, ExplainedVariance) = (mean, components, variance);
        ExplainedVarianceRatio = variance / total;
    }

    /// <summary>The mean of each variable, [d].</summary>
    public Tensor Mean { get; }

    /// <summary>The directions as rows, [k, d], orthonormal, by falling variance.</summary>
    public Tensor Components { get; }

    /// <summary>The variance along each direction, [k], with n − 1 below.</summary>
    public Tensor ExplainedVariance { get; }

    /// <summary>The share of the whole variance along each direction, [k]; NaN where nothing varies.</summary>
    public Tensor ExplainedVarianceRatio { get; }

    /// <summary>Finds the principal components of a table.</summary>
    /// <param name="x">[n, d], finite, at least two rows.</param>
    /// <param name="components">How many to keep, from 1 to min(n, d); by default all.</param>
    /// <exception cref="ShapeException">Not a table of at least two rows and one column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many components.</exception>
    /// <exception cref="LinalgException">The table holds NaN or infinity.</exception>
    /// <example><code>Tensor x = [[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]; Pca.Fit(x).ExplainedVariance;   // [2, 0]</code></example>
    public static Pca Fit(Tensor x, int? components = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank != 2 || x.Shape[0] < 2 || x.Shape[1] < 1) throw new ShapeException("pca", $"the table has shape {x.Shape}; it needs two rows and one column at least", [x.Shape]);
        int n = x.Shape[0], most = Math.Min(n, x.Shape[1]), k = components ?? most;
        if (k < 1 || k > most) throw new ArgumentOutOfRangeException(nameof(components), components, $"pca: a table of shape {x.Shape} has 1 to {most} components, not {k}");
        var table = x.Detach().ToFloating();
        var mean = table.Mean(0);
        var (_, s, vh) = (table - mean).Svd();
        var variance = s.Square() / (n - 1.0);
        var directions = vh[..k];
        var largest = directions.TakeAlongAxis(directions.Abs().ArgMax(1, keep: true), 1);
        return new(mean, directions * largest.Sign(), variance[..k], variance.Sum().Item());
    }

    /// <summary>The coordinates of rows along the components.</summary>
    /// <param name="x">[n, d].</param>
    /// <param name="whiten">Divides each coordinate by its standard deviation, so that all have variance 1; a direction without variance gives 0.</param>
    /// <returns>[n, k].</returns>
    /// <exception cref="ShapeException">Not the fitted variables.</exception>
    public Tensor Transform(Tensor x, bool whiten = false)
    {
        Check("pca transform", x, Mean.Shape[0]);
        var y = (x.ToFloating() - Mean).MatMul(Components.Transpose());
        return whiten ? y / Width() : y;
    }

    /// <summary>Rows from their coordinates: the nearest rows that the components can make.</summary>
    /// <param name="y">[n, k].</param>
    /// <param name="whitened">Whether the coordinates were whitened.</param>
    /// <returns>[n, d].</returns>
    /// <exception cref="ShapeException">Not as many coordinates as components.</exception>
    public Tensor InverseTransform(Tensor y, bool whitened = false)
    {
        Check("pca inverse", y, Components.Shape[0]);
        var coordinates = y.ToFloating();
        return (whitened ? coordinates * Tensor.Where(Width().IsFinite(), Width(), 0.0) : coordinates).MatMul(Components) + Mean;
    }

    Tensor Width()
    {
        // Below rounding a direction has no width of its own: rounding would be blown up to variance 1.
        double least = ExplainedVariance.Max().Item() * (Mean.DType == DType.Float32 ? 1e-12 : 1e-28);
        return Tensor.Where(ExplainedVariance > least, ExplainedVariance.Sqrt(), double.PositiveInfinity);
    }

    static void Check(string op, Tensor x, int columns)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank != 2 || x.Shape[1] != columns) throw new ShapeException(op, $"shape {x.Shape} does not fit; expected [n, {columns}]", [x.Shape]);
    }
}
