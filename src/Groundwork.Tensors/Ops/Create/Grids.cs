namespace Groundwork;

/// <summary>How the axes of a grid are ordered.</summary>
public enum GridIndexing
{
    /// <summary>Columns first, as in plots: the first vector runs along axis 1. NumPy's default.</summary>
    XY,
    /// <summary>Rows first, as in matrices: the first vector runs along axis 0. PyTorch's default.</summary>
    IJ,
}

public sealed partial class Tensor
{
    /// <summary>The coordinates of the points of a grid: one tensor for each vector, all of the grid's shape.</summary>
    /// <param name="axes">1-d tensors (or numbers), one an axis.</param>
    /// <param name="indexing">Whether the first vector runs along columns or along rows.</param>
    /// <returns>Views of the vectors, so nothing is copied; <see cref="Clone"/> what is to be written.</returns>
    /// <exception cref="ShapeException">A tensor has more than one axis.</exception>
    /// <example><code>var xy = Tensor.Meshgrid([x, y]);   // xy[0] and xy[1] have shape [y.Count, x.Count]</code></example>
    public static Tensor[] Meshgrid(ReadOnlySpan<Tensor> axes, GridIndexing indexing = GridIndexing.XY)
    {
        var dims = new int[axes.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            if (axes[i].Rank > 1) throw new ShapeException("meshgrid", $"vector {i} has shape {axes[i].Shape}; give one axis each, such as x.Flatten()", [axes[i].Shape]);
            dims[i] = (int)axes[i].Count;
        }
        var shape = Shape.Of(dims);
        var grids = new Tensor[dims.Length];
        for (int i = 0; i < grids.Length; i++)
        {
            var along = new int[dims.Length];
            Array.Fill(along, 1);
            along[i] = dims[i];
            var grid = axes[i].Reshape(along).BroadcastTo(shape);
            grids[i] = indexing == GridIndexing.XY && dims.Length > 1 ? grid.Transpose(0, 1) : grid;
        }
        return grids;
    }

    /// <summary>The index of every element of a shape, one plane an axis: <c>y[a, i, j, …]</c> is the index along axis a.</summary>
    /// <returns>Int64 [rank, …shape].</returns>
    /// <example><code>Tensor.Indices([2, 2]);   // [[[0, 0], [1, 1]], [[0, 1], [0, 1]]]</code></example>
    public static Tensor Indices(Shape shape)
    {
        if (shape.Rank == 0) return Empty([0], DType.Int64);
        var axes = new Tensor[shape.Rank];
        for (int i = 0; i < axes.Length; i++) axes[i] = Arange(shape.Array[i]);
        return Stack(Meshgrid(axes, GridIndexing.IJ), axis: 0);
    }

    /// <summary>The powers of a vector as the columns of a matrix: <c>y[i, j] = x[i]^(n − 1 − j)</c>, or <c>x[i]^j</c>.</summary>
    /// <param name="x">The vector [m].</param>
    /// <param name="n">How many columns; m by default.</param>
    /// <param name="increasing">Powers from 0 up instead of down to 0.</param>
    /// <returns>[m, n] of the dtype of x.</returns>
    /// <exception cref="ShapeException">x is not a vector.</exception>
    /// <exception cref="ArgumentException">n is negative.</exception>
    /// <example><code>Tensor.Vander([1, 2, 3], 3);   // [[1, 1, 1], [4, 2, 1], [9, 3, 1]]</code></example>
    public static Tensor Vander(Tensor x, int? n = null, bool increasing = false)
    {
        if (x.Rank != 1) throw new ShapeException("vander", $"needs a vector, got shape {x.Shape}", [x.Shape]);
        int columns = n ?? x.Shape[0];
        if (columns < 0) throw new ArgumentException($"vander: {columns} columns cannot be made; give 0 or more");
        if (columns == 0) return Empty([x.Shape[0], 0], x.DType);
        var powers = new Tensor[columns];
        powers[0] = OnesLike(x);
        for (int i = 1; i < columns; i++) powers[i] = powers[i - 1] * x;
        if (!increasing) Array.Reverse(powers);
        return Stack(powers, axis: 1);
    }
}
