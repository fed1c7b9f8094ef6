namespace Groundwork.LinearAlgebra;

/// <summary>Square roots of, and Sylvester's equation between, real Schur forms, block by block; a block has one row or two.</summary>
static class QuasiTriangular
{
    /// <summary>The X of A X + X B = C in place of C, for quasi-triangular A [m, m] and B [n, n].</summary>
    public static void Sylvester(string op, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int n)
    {
        Span<double> small = stackalloc double[4];
        for (int j = 0; j < n; j += Size(b, j, n))
        {
            int columns = Size(b, j, n);
            for (int end = m - 1; end >= 0;)
            {
                int rows = end > 0 && a[end * m + end - 1] != 0 ? 2 : 1, i = end - rows + 1;
                for (int r = 0; r < rows; r++)
                    for (int s = 0; s < columns; s++)
                    {
                        double sum = c[(i + r) * n + j + s];
                        for (int k = end + 1; k < m; k++) sum -= a[(i + r) * m + k] * c[k * n + j + s];
                        for (int k = 0; k < j; k++) sum -= c[(i + r) * n + k] * b[k * n + j + s];
                        small[r * columns + s] = sum;
                    }
                if (!Solve(a, i, rows, m, b, j, columns, n, small))
                    throw new LinalgException(op, LinalgFailure.Singular, $"eigenvalue {i} of the left matrix and {j} of the right one add up to 0", i, 0);
                for (int r = 0; r < rows; r++)
                    for (int s = 0; s < columns; s++) c[(i + r) * n + j + s] = small[r * columns + s];
                end = i - 1;
            }
        }
    }

    /// <summary>The R with R R = T and eigenvalues to the right of the axis.</summary>
    public static void Root(string op, ReadOnlySpan<double> t, Span<double> r, int n, int matrix, bool batched)
    {
        Span<double> small = stackalloc double[4];
        for (int j = 0; j < n; j += Size(t, j, n))
        {
            int columns = Size(t, j, n);
            if (columns == 1)
            {
                double value = t[j * n + j];
                if (value < 0)
                    throw new LinalgException(op, LinalgFailure.NotReal, FormattableString.Invariant($"the matrix{(batched ? $" {matrix} of the batch" : "")} has the eigenvalue {value:g6}, so its principal root is not real"), j, matrix);
                r[j * n + j] = Math.Sqrt(value);
            }
            else
            {
                // θ ± iμ has the root α ± iβ, and the block α I + (T − θ I) / (2α).
                double theta = t[j * n + j], mu = Math.Sqrt(Math.Abs(t[j * n + j + 1])) * Math.Sqrt(Math.Abs(t[(j + 1) * n + j])), length = double.Hypot(theta, mu);
                double alpha = theta >= 0 ? Math.Sqrt((theta + length) / 2) : mu / (2 * Math.Sqrt((length - theta) / 2));
                r[j * n + j] = r[(j + 1) * n + j + 1] = alpha;
                r[j * n + j + 1] = t[j * n + j + 1] / (2 * alpha);
                r[(j + 1) * n + j] = t[(j + 1) * n + j] / (2 * alpha);
            }
            for (int end = j - 1; end >= 0;)
            {
                int rows = end > 0 && t[end * n + end - 1] != 0 ? 2 : 1, i = end - rows + 1;
                bool isZero = true;
                for (int p = 0; p < rows; p++)
                    for (int q = 0; q < columns; q++)
                    {
                        double sum = t[(i + p) * n + j + q];
                        for (int k = end + 1; k < j; k++) sum -= r[(i + p) * n + k] * r[k * n + j + q];
                        small[p * columns + q] = sum;
                        isZero &= sum == 0;
                    }
                if (!isZero && !Solve(r, i, rows, n, r, j, columns, n, small))
                    throw new LinalgException(op, LinalgFailure.Singular, $"the matrix{(batched ? $" {matrix} of the batch" : "")} has the eigenvalue 0 more than once, and no root", i, matrix);
                for (int p = 0; p < rows; p++)
                    for (int q = 0; q < columns; q++) r[(i + p) * n + j + q] = small[p * columns + q];
                end = i - 1;
            }
        }
    }

    static int Size(ReadOnlySpan<double> t, int j, int n) => j + 1 < n && t[(j + 1) * n + j] != 0 ? 2 : 1;

    /// <summary>A X + X B = C for blocks of one row or two, as up to four equations, by elimination with the largest pivot. False if one is zero.</summary>
    static bool Solve(ReadOnlySpan<double> a, int i, int rows, int m, ReadOnlySpan<double> b, int j, int columns, int n, Span<double> c)
    {
        int size = rows * columns;
        Span<double> k = stackalloc double[16];
        k.Clear();
        for (int p = 0; p < rows; p++)
            for (int q = 0; q < columns; q++)
            {
                for (int s = 0; s < rows; s++) k[(p * columns + q) * size + s * columns + q] += a[(i + p) * m + i + s];
                for (int s = 0; s < columns; s++) k[(p * columns + q) * size + p * columns + s] += b[(j + s) * n + j + q];
            }
        for (int col = 0; col < size; col++)
        {
            int pivot = col;
            for (int row = col + 1; row < size; row++)
                if (Math.Abs(k[row * size + col]) > Math.Abs(k[pivot * size + col])) pivot = row;
            if (k[pivot * size + col] == 0) return false;
            for (int s = 0; s < size && pivot != col; s++) (k[col * size + s], k[pivot * size + s]) = (k[pivot * size + s], k[col * size + s]);
            if (pivot != col) (c[col], c[pivot]) = (c[pivot], c[col]);
            for (int row = col + 1; row < size; row++)
            {
                double f = k[row * size + col] / k[col * size + col];
                for (int s = col; s < size; s++) k[row * size + s] -= f * k[col * size + s];
                c[row] -= f * c[col];
            }
        }
        for (int row = size - 1; row >= 0; row--)
        {
            for (int s = row + 1; s < size; s++) c[row] -= k[row * size + s] * c[s];
            c[row] /= k[row * size + row];
        }
        return true;
    }
}
