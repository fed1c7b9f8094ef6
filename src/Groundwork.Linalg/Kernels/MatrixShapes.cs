namespace Groundwork.LinearAlgebra;

/// <summary>What shape rules of matrix operations share.</summary>
static class MatrixShapes
{
    /// <summary>The spec, if it is of floating matrices.</summary>
    public static Spec Matrices(this Spec x, string op) => x.Shape.Rank >= 2 ? x.RequireFloat(op)
        : throw new ShapeException(op, $"needs a matrix, got shape {x.Shape}", [x.Shape]);

    /// <summary>The spec, if it is of floating square matrices.</summary>
    public static Spec Square(this Spec x, string op)
    {
        var y = x.Matrices(op);
        return y.Shape[^1] == y.Shape[^2] ? y
            : throw new ShapeException(op, $"needs a square matrix, got {y.Shape[^2]} rows and {y.Shape[^1]} columns (shape {y.Shape})", [y.Shape]);
    }

    /// <summary>The leading axes.</summary>
    public static Shape Batch(this Shape x) => new(x.Array[..^2]);

    /// <summary>The leading axes with others behind them.</summary>
    public static Shape Then(this Shape batch, params ReadOnlySpan<int> rest) => new([.. batch.Dims, .. rest]);
}
