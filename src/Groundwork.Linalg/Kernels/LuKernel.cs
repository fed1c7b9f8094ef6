using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Gaussian elimination with partial pivoting: P A = L U, by halves (Toledo 1997), so that nearly all work is matrix products.</summary>
static unsafe class LuKernel
{
    const int Narrow = 8;

    /// <summary>A becomes L (below the diagonal, which is 1) and U; row i changed places with row pivots[i], in this order.</summary>
    /// <returns>The first pivot that is exactly zero, or −1. The factors are right all the same.</returns>
    public static int Factor<T>(in MatrixSpan<T> a, int* pivots) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = Math.Min(a.Rows, a.Columns);
        if (k == 0) return -1;
        if (a.Columns <= Narrow || k == 1) return Panel(a, pivots);
        int half = k <= 2 * Narrow ? Math.Max(1, k / 2) : Triangular.Half(k);
        var left = a.Part(0, 0, a.Rows, half);
        int zero = Factor(left, pivots);
        var right = a.From(0, half);
        SwapRows(right, pivots, 0, half);
        var top = right.Part(0, 0, half, right.Columns);
        Triangular.SolveLeft(lower: true, transposed: false, unit: true, a.Part(0, 0, half, half), top);
        var rest = a.From(half, half);
        rest.Subtract(a.Part(half, 0, a.Rows - half, half), false, top, false);
        int later = Factor(rest, pivots + half);
        int end = Math.Min(rest.Rows, rest.Columns);
        SwapRows(a.Part(half, 0, a.Rows - half, half), pivots + half, 0, end);
        for (int i = 0; i < end; i++) pivots[half + i] += half;
        return zero >= 0 ? zero : later >= 0 ? later + half : -1;
    }

    /// <summary>Row i changes places with row pivots[i] for i from <paramref name="first"/> to <paramref name="end"/> − 1.</summary>
    public static void SwapRows<T>(in MatrixSpan<T> a, int* pivots, int first, int end) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = first; i < end; i++)
            if (pivots[i] != i) VectorLoops.Swap(a.Row(i), a.Row(pivots[i]), a.Columns);
    }

    /// <summary>The exchanges of <see cref="SwapRows"/> taken back.</summary>
    public static void SwapRowsBack<T>(in MatrixSpan<T> a, int* pivots, int count) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = count - 1; i >= 0; i--)
            if (pivots[i] != i) VectorLoops.Swap(a.Row(i), a.Row(pivots[i]), a.Columns);
    }

    // A few columns: one pass over the rows a column, which also finds the next pivot.
    static int Panel<T>(in MatrixSpan<T> a, int* pivots) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int zero = -1, m = a.Rows, n = a.Columns, k = Math.Min(m, n);
        int next = 0;
        T largest = T.NegativeOne;
        for (int i = 0; i < m; i++)
        {
            T size = T.Abs(a[i, 0]);
            if (size > largest) (largest, next) = (size, i);
        }
        for (int j = 0; j < k; j++)
        {
            pivots[j] = next;
            if (next != j) VectorLoops.Swap(a.Row(j), a.Row(next), n);
            T* pivot = a.Row(j);
            T value = pivot[j];
            largest = T.NegativeOne;
            next = j + 1;
            if (value == T.Zero)
            {
                if (zero < 0) zero = j;
                for (int i = j + 1; i < m && j + 1 < n; i++)
                    if (T.Abs(a[i, j + 1]) is var size && size > largest) (largest, next) = (size, i);
                continue;
            }
            // 1/value would overflow for the smallest numbers.
            bool divides = T.Abs(value) < T.CreateChecked(1e-30);
            T reciprocal = T.One / value;
            for (int i = j + 1; i < m; i++)
            {
                T* row = a.Row(i);
                T l = divides ? row[j] / value : row[j] * reciprocal;
                row[j] = l;
                if (j + 1 == n) continue;
                for (int c = j + 1; c < n; c++) row[c] -= l * pivot[c];
                T size = T.Abs(row[j + 1]);
                if (size > largest) (largest, next) = (size, i);
            }
        }
        return zero;
    }
}
