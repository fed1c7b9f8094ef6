using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>Gaussian elimination with partial pivoting: P A = L U, by halves (Toledo 1997), so that nearly all work is matrix products.</summary>
static unsafe class LuKernel
{
    /// <summary>A becomes L (below the diagonal, which is 1) and U; row i changed places with row pivots[i], in this order.</summary>
    /// <returns>The first pivot that is exactly zero, or −1. The factors are right all the same.</returns>
    public static int Factor<T>(in MatrixSpan<T> a, int* pivots) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Rows == 0 || a.Columns == 0) return -1;
        int width = Math.Min(a.Columns, LuPanel.Width);
        using var scratch = new Scratch<T>((long)width * LuPanel.Stride<T>(a.Rows));
        return Halves(a, pivots, scratch.Take((long)width * LuPanel.Stride<T>(a.Rows)));
    }

    /// <summary>B becomes the X of A X = B, and A its factors.</summary>
    /// <exception cref="LinalgException">A is singular; <paramref name="op"/>, <paramref name="matrix"/> and <paramref name="batched"/> are for the message.</exception>
    public static void Solve<T>(string op, in MatrixSpan<T> a, in MatrixSpan<T> b, int matrix, bool batched) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows;
        var pivots = new int[n];
        fixed (int* p = pivots)
        {
            int zero = Factor(a, p);
            if (zero >= 0) throw LinalgException.Singular(op, zero, matrix, batched);
            SwapRows(b, p, 0, n);
        }
        Triangular.SolveLeft(lower: true, transposed: false, unit: true, a, b);
        Triangular.SolveLeft(lower: false, transposed: false, unit: false, a, b);
    }

    static int Halves<T>(in MatrixSpan<T> a, int* pivots, T* panel) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (a.Rows == 0) return -1;
        if (a.Columns <= LuPanel.Width) return LuPanel.Factor(a, pivots, panel);
        int half = Math.Max(1, Triangular.Half(Math.Min(a.Rows, a.Columns)));
        var left = a.Part(0, 0, a.Rows, half);
        int zero = Halves(left, pivots, panel);
        var right = a.From(0, half);
        SwapRows(right, pivots, 0, half);
        var top = right.Part(0, 0, half, right.Columns);
        Triangular.SolveLeft(lower: true, transposed: false, unit: true, a.Part(0, 0, half, half), top);
        var rest = a.From(half, half);
        rest.Subtract(a.Part(half, 0, a.Rows - half, half), false, top, false);
        int later = Halves(rest, pivots + half, panel);
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
}
