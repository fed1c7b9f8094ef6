namespace Groundwork;

public static partial class Linalg
{
    extension(Tensor x)
    {
        /// <summary>The Vandermonde matrix of the powers of each element: <c>y[…, i, j] = x[…, i]^(columns − 1 − j)</c>, or to the power j if increasing.</summary>
        /// <param name="columns">How many powers; as many as elements by default.</param>
        /// <param name="increasing">True to begin with the power 0.</param>
        /// <returns>[..., n, columns] for [..., n].</returns>
        /// <exception cref="ShapeException">The tensor is a scalar.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The number of columns is negative.</exception>
        /// <example><code>Tensor.From(1.0, 2.0, 3.0).Vandermonde();   // [[1, 1, 1], [4, 2, 1], [9, 3, 1]]</code></example>
        public Tensor Vandermonde(int? columns = null, bool increasing = false)
        {
            if (x.Rank == 0) throw new ShapeException("vandermonde", "needs a vector, got a scalar", [x.Shape]);
            int n = columns ?? x.Shape[^1];
            if (n < 0) throw new ArgumentOutOfRangeException(nameof(columns), n, $"vandermonde: {n} columns cannot be");
            if (n == 0) return x.Unsqueeze(-1)[Slice.Rest, ..0];
            var powers = new Tensor[n];
            powers[0] = Tensor.Ones(x.Shape, x.DType);
            for (int i = 1; i < n; i++) powers[i] = powers[i - 1] * x;
            if (!increasing) Array.Reverse(powers);
            return Tensor.Stack(powers, axis: -1);
        }

        /// <summary>The Toeplitz matrix, constant along diagonals: <c>y[i, j] = column[i − j]</c> below the diagonal and on it, <c>row[j − i]</c> above.</summary>
        /// <param name="row">The first row, of which element 0 is not read; this column again by default, which gives a symmetric matrix.</param>
        /// <returns>[m, n] for a column [m], this tensor, and a row [n].</returns>
        /// <exception cref="ShapeException">Column or row is not a vector.</exception>
        /// <example><code>Tensor.From(1.0, 2.0, 3.0).Toeplitz();   // [[1, 2, 3], [2, 1, 2], [3, 2, 1]]</code></example>
        public Tensor Toeplitz(Tensor? row = null)
        {
            var r = row ?? x;
            if (x.Rank != 1 || r.Rank != 1) throw new ShapeException("toeplitz", $"needs vectors, got shapes {x.Shape} and {r.Shape}", [x.Shape, r.Shape]);
            int m = x.Shape[0], n = r.Shape[0];
            if (m == 0 || n == 0) return Tensor.Zeros([m, n], x.DType);
            // The diagonals from the last of the row to the last of the column, read at i − j.
            var diagonals = Tensor.Concat([r[1..].Flip([0]), x]);
            return diagonals[Tensor.Arange(m).Unsqueeze(-1) - Tensor.Arange(n) + (n - 1)];
        }
    }
}
