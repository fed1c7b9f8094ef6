namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>A matrix with ones on a diagonal and zeros elsewhere; the identity by default.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns; as many as rows by default.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it, negative below.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    /// <example><code>Tensor.Eye(2);   // [[1, 0], [0, 1]]</code></example>
    public static Tensor Eye(int rows, int? columns = null, int k = 0, DType dtype = DType.Float32)
    {
        var y = Zeros([rows, columns ?? rows], dtype);
        Groundwork.Diagonal.Of(y.Shape, k, 0, 1, "eye").View(y, default).Write(1);
        return y;
    }

    /// <summary>A matrix with ones on and below a diagonal and zeros above it: what a causal mask is made of.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns; as many as rows by default.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it, negative below.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    /// <example><code>Tensor.Tri(2, dtype: DType.Bool);   // [[True, False], [True, True]]</code></example>
    public static Tensor Tri(int rows, int? columns = null, int k = 0, DType dtype = DType.Float32) =>
        Ones([rows, columns ?? rows], dtype).Tril(k);

    /// <summary>Row and column indices of the elements on and below a diagonal of a matrix, in row-major order.</summary>
    /// <returns>Two Int64 tensors [count].</returns>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    /// <example><code>var (r, c) = Tensor.TrilIndices(2);   // [0, 1, 1], [0, 0, 1]</code></example>
    public static (Tensor Rows, Tensor Columns) TrilIndices(int rows, int? columns = null, int k = 0) => Places(Tri(rows, columns, k, DType.Bool));

    /// <summary>Row and column indices of the elements on and above a diagonal of a matrix, in row-major order.</summary>
    /// <returns>Two Int64 tensors [count].</returns>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    /// <example><code>var (r, c) = Tensor.TriuIndices(2);   // [0, 0, 1], [0, 1, 1]</code></example>
    public static (Tensor Rows, Tensor Columns) TriuIndices(int rows, int? columns = null, int k = 0) =>
        Places(Ones([rows, columns ?? rows], DType.Bool).Triu(k));

    static (Tensor Rows, Tensor Columns) Places(Tensor mask) => mask.Nonzero() is [var rows, var columns] ? (rows, columns) : default;
}
