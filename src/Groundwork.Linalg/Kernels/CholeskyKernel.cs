using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>A = L Lᵀ for positive definite A, by halves.</summary>
static unsafe class CholeskyKernel
{
    const int Small = 24, SmallProduct = 96;

    /// <summary>The lower triangle of A becomes L; what lies above is neither read nor right afterwards.</summary>
    /// <param name="a">A square matrix.</param>
    /// <param name="scratch">At least 32 n elements.</param>
    /// <param name="rest">What was found under the root where it failed.</param>
    /// <returns>The first row whose rest is not positive, or −1.</returns>
    public static int Factor<T>(in MatrixSpan<T> a, T* scratch, out T rest) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        if (n <= Small) return FactorSmall(a, out rest);
        int half = Triangular.Half(n);
        int bad = Factor(a.Part(0, 0, half, half), scratch, out rest);
        if (bad >= 0) return bad;
        MatrixSpan<T> below = a.Part(half, 0, n - half, half), last = a.From(half, half);
        Triangular.SolveRight(lower: true, transposed: true, unit: false, a.Part(0, 0, half, half), below, scratch);
        SubtractSquare(below, last);
        bad = Factor(last, scratch, out rest);
        return bad < 0 ? -1 : bad + half;
    }

    /// <summary>The lower triangle of C −= B Bᵀ.</summary>
    static void SubtractSquare<T>(in MatrixSpan<T> b, in MatrixSpan<T> c) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = c.Rows;
        if (n <= SmallProduct)
        {
            c.Subtract(b, false, b, true);
            return;
        }
        int half = Triangular.Half(n);
        MatrixSpan<T> top = b.Part(0, 0, half, b.Columns), bottom = b.From(half, 0);
        SubtractSquare(top, c.Part(0, 0, half, half));
        c.Part(half, 0, n - half, half).Subtract(bottom, false, top, true);
        SubtractSquare(bottom, c.From(half, half));
    }

    static int FactorSmall<T>(in MatrixSpan<T> a, out T rest) where T : unmanaged, IFloatingPointIeee754<T>
    {
        rest = T.Zero;
        for (int i = 0; i < a.Rows; i++)
        {
            T* row = a.Row(i);
            for (int j = 0; j < i; j++) row[j] = (row[j] - VectorLoops.Dot(row, a.Row(j), j)) / a[j, j];
            rest = row[i] - VectorLoops.Dot(row, row, i);
            if (!(rest > T.Zero)) return i;
            row[i] = T.Sqrt(rest);
        }
        return -1;
    }
}
