namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A diagonal of the matrices that two axes span, as the new last axis: <c>y[…, i] = x[…, i, …, i + offset]</c>. A view.</summary>
    /// <param name="offset">Which diagonal: 0 the main one, positive above it, negative below.</param>
    /// <param name="axis1">The axis of rows.</param>
    /// <param name="axis2">The axis of columns.</param>
    /// <returns>The other axes in their order, then the diagonal; it is empty where there is no such diagonal.</returns>
    /// <exception cref="ShapeException">There is no such axis, or both are the same.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Diagonal();   // [1, 4]</code></example>
    public Tensor Diagonal(int offset = 0, int axis1 = 0, int axis2 = 1) =>
        Op.Apply(Groundwork.Diagonal.Of(Shape, offset, axis1, axis2, "diagonal"), this);

    /// <summary>The matrix that has a vector on its diagonal, or the diagonal of a matrix (a view).</summary>
    /// <param name="k">Which diagonal: 0 the main one, positive above it, negative below.</param>
    /// <returns>[n + |k|, n + |k|] for [n]; a vector for a matrix.</returns>
    /// <exception cref="ShapeException">The tensor has neither one axis nor two.</exception>
    /// <example><code>Tensor t = [1, 2]; t.Diag();   // [[1, 0], [0, 2]]</code></example>
    public Tensor Diag(int k = 0)
    {
        if (Rank == 2) return Diagonal(k);
        if (Rank != 1) throw new ShapeException("diag", $"needs a vector or a matrix, got shape {Shape}; Diagonal takes other shapes", [Shape]);
        long size = Count + Math.Abs((long)k);
        if (size > int.MaxValue) throw new ArgumentException($"diag: a matrix with diagonal {k} would have {size} rows");
        Shape square = [(int)size, (int)size];
        return Op.Apply(new ViewGrad(Groundwork.Diagonal.Of(square, k, 0, 1, "diag"), square), this);
    }

    /// <summary>The sum of a diagonal: Σᵢ <c>x[…, i, …, i + offset]</c>.</summary>
    /// <param name="offset">Which diagonal.</param>
    /// <param name="axis1">The axis of rows.</param>
    /// <param name="axis2">The axis of columns.</param>
    /// <returns>The other axes; a scalar for a matrix. Bool and integers give Int64. No diagonal gives 0.</returns>
    /// <exception cref="ShapeException">There is no such axis, or both are the same.</exception>
    /// <example><code>Tensor t = [[1, 2], [3, 4]]; t.Trace();   // 5</code></example>
    public Tensor Trace(int offset = 0, int axis1 = 0, int axis2 = 1) => Diagonal(offset, axis1, axis2).Sum(-1);
}

sealed class Diagonal : ViewOp
{
    readonly Shape _from;
    readonly int _offset, _rows, _columns;

    Diagonal(Shape from, int offset, int rows, int columns) : base("diagonal") => (_from, _offset, _rows, _columns) = (from, offset, rows, columns);

    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("offset", _offset), ("axis1", _rows), ("axis2", _columns)];

    public static Diagonal Of(Shape from, int offset, int axis1, int axis2, string op)
    {
        int rows = from.Axis(axis1, op), columns = from.Axis(axis2, op);
        return rows != columns ? new(from, offset, rows, columns)
            : throw new ShapeException(op, $"axes {axis1} and {axis2} of {from} are the same; a diagonal needs two", [from], rows);
    }

    long Length
    {
        get
        {
            long rows = _from.Array[_rows], columns = _from.Array[_columns];
            return Math.Max(0, _offset >= 0 ? Math.Min(rows, columns - _offset) : Math.Min(rows + _offset, columns));
        }
    }

    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        var rest = _from.Without(Math.Max(_rows, _columns)).Without(Math.Min(_rows, _columns));
        return x[0] with { Shape = rest.Insert(rest.Rank, (int)Length) };
    }

    protected internal override Tensor View(Tensor x, in Spec y)
    {
        var from = x.Strides;
        List<int> dims = [];
        List<long> strides = [];
        for (int i = 0; i < from.Length; i++)
        {
            if (i == _rows || i == _columns) continue;
            dims.Add(_from.Array[i]);
            strides.Add(from[i]);
        }
        dims.Add((int)Length);
        strides.Add(from[_rows] + from[_columns]);
        long start = Length == 0 ? 0 : _offset >= 0 ? _offset * from[_columns] : -(long)_offset * from[_rows];
        return x.As(Shape.Of([.. dims]), [.. strides], x.Offset + start);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new ViewGrad(this, _from), dy)];
}
