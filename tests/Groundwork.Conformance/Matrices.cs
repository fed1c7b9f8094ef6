namespace Groundwork.Conformance;

/// <summary>Decompositions are unique up to signs at best: brings both sides to one form, or checks what defines them.</summary>
public static class Matrices
{
    const double LeastTolerance = 1e-9;

    /// <summary>Q and R with signs such that the diagonal of R is not negative; the first <paramref name="columns"/> columns of Q.</summary>
    public static NpyArray[] WithPositiveDiagonal(NpyArray[] qr, int columns)
    {
        double[,] q = Plane(qr[0], 0), r = Plane(qr[1], 0);
        for (int i = 0; i < Math.Min(r.GetLength(0), r.GetLength(1)); i++)
            if (r[i, i] < 0)
            {
                for (int j = 0; j < r.GetLength(1); j++)
                    r[i, j] = -r[i, j];
                for (int j = 0; j < q.GetLength(0); j++)
                    q[j, i] = -q[j, i];
            }
        var first = new double[q.GetLength(0), columns];
        for (int i = 0; i < q.GetLength(0); i++)
            for (int j = 0; j < columns && j < q.GetLength(1); j++)
                first[i, j] = q[i, j];
        return [Array(first), Array(r)];
    }

    /// <summary>U, S, Vh with the entry of largest magnitude in each column of U positive, and the rows of Vh turned with them.</summary>
    public static NpyArray[] WithPositiveColumns(NpyArray[] svd)
    {
        double[] u = svd[0].Numbers(), vh = svd[2].Numbers();
        (int m, int k, int n) = (svd[0].Shape[^2], svd[0].Shape[^1], svd[2].Shape[^1]);
        for (int plane = 0; plane < Planes(svd[0]); plane++)
            for (int j = 0; j < k; j++)
                if (Turn(u, plane * m * k, m, k, j))
                    for (int i = 0; i < n; i++)
                        vh[(plane * k + j) * n + i] *= -1;
        return [new("<f8", svd[0].Shape, u), svd[1], new("<f8", svd[2].Shape, vh)];
    }

    /// <summary>w, V with the entry of largest magnitude in each column of V positive.</summary>
    public static NpyArray[] WithPositiveEigenvectors(NpyArray[] eigh)
    {
        double[] v = eigh[1].Numbers();
        int n = eigh[1].Shape[^1];
        for (int plane = 0; plane < Planes(eigh[1]); plane++)
            for (int j = 0; j < n; j++)
                Turn(v, plane * n * n, n, n, j);
        return [eigh[0], new("<f8", eigh[1].Shape, v)];
    }

    /// <summary>Orthonormal columns of U and rows of Vh, and U S Vh = a.</summary>
    public static string? IsSvdOf(NpyArray a, NpyArray[] svd, double tolerance)
    {
        for (int plane = 0; plane < Planes(a); plane++)
        {
            double[,] u = Plane(svd[0], plane), vh = Plane(svd[2], plane);
            double[,] us = Product(u, Diagonal(svd[1], plane, vh.GetLength(0)));
            if ((Near("U^T U", Product(Transpose(u), u), Identity(u.GetLength(1)), tolerance)
                 ?? Near("Vh Vh^T", Product(vh, Transpose(vh)), Identity(vh.GetLength(0)), tolerance)
                 ?? Near("U S Vh", Product(us, vh), Plane(a, plane), tolerance)) is string difference)
                return difference;
        }
        return null;
    }

    /// <summary>Orthonormal columns of V, and a V = V w.</summary>
    public static string? IsEighOf(NpyArray a, NpyArray[] eigh, double tolerance)
    {
        for (int plane = 0; plane < Planes(a); plane++)
        {
            double[,] v = Plane(eigh[1], plane);
            if ((Near("V^T V", Product(Transpose(v), v), Identity(v.GetLength(1)), tolerance)
                 ?? Near("a V", Product(Plane(a, plane), v), Product(v, Diagonal(eigh[0], plane, v.GetLength(1))), tolerance)) is string difference)
                return difference;
        }
        return null;
    }

    static bool Turn(double[] columns, int start, int rows, int width, int j)
    {
        int largest = Enumerable.Range(0, rows).MaxBy(i => Math.Abs(columns[start + i * width + j]));
        if (rows == 0 || columns[start + largest * width + j] >= 0)
            return false;
        for (int i = 0; i < rows; i++)
            columns[start + i * width + j] *= -1;
        return true;
    }

    static string? Near(string what, double[,] got, double[,] expected, double tolerance)
    {
        double allowed = Math.Max(tolerance, LeastTolerance);
        for (int i = 0; i < expected.GetLength(0); i++)
            for (int j = 0; j < expected.GetLength(1); j++)
                if (!(Math.Abs(got[i, j] - expected[i, j]) <= allowed))
                    return $"{what} at [{i}, {j}]: got {got[i, j]:r}, expected {expected[i, j]:r}, allowed {allowed:g3}";
        return null;
    }

    static int Planes(NpyArray array) => array.Shape[..^2].Aggregate(1, (product, n) => product * n);

    static double[,] Plane(NpyArray array, int plane)
    {
        (int rows, int columns) = (array.Shape[^2], array.Shape[^1]);
        var matrix = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                matrix[i, j] = array.Number((plane * rows + i) * columns + j);
        return matrix;
    }

    static NpyArray Array(double[,] matrix) => new("<f8", [matrix.GetLength(0), matrix.GetLength(1)], matrix.Cast<double>().ToArray());

    static double[,] Diagonal(NpyArray values, int plane, int n)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
            matrix[i, i] = values.Number(plane * n + i);
        return matrix;
    }

    static double[,] Identity(int n)
    {
        var matrix = new double[n, n];
        for (int i = 0; i < n; i++)
            matrix[i, i] = 1;
        return matrix;
    }

    static double[,] Transpose(double[,] a)
    {
        var matrix = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(1); j++)
                matrix[j, i] = a[i, j];
        return matrix;
    }

    static double[,] Product(double[,] a, double[,] b)
    {
        var matrix = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < b.GetLength(1); j++)
                for (int k = 0; k < b.GetLength(0); k++)
                    matrix[i, j] += a[i, k] * b[k, j];
        return matrix;
    }
}
