using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>A = Q R by blocks of Householder reflections, on the transpose of A: its rows are the columns.</summary>
static unsafe class QrKernel
{
    public const int BlockSize = 32;

    const int Inner = 8;

    /// <summary>Elements of scratch that the methods here need for n columns of m.</summary>
    public static long ScratchSize(int m, int n) => (long)BlockSize * m + 2L * BlockSize * BlockSize + 2L * BlockSize * Math.Max(m, n) + 64;

    /// <summary>Row j of A becomes column j of R as far as the diagonal, and behind it the reflection vector.</summary>
    public static void Factor<T>(in MatrixSpan<T> a, T* tau, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows, m = a.Columns, k = Math.Min(m, n);
        for (int j = 0; j < k; j += BlockSize)
        {
            int width = Math.Min(BlockSize, k - j);
            FactorPanel(a.Part(j, j, width, m - j), tau + j, scratch);
            if (j + width < n) Apply(a.Part(j, j, width, m - j), tau + j, a.From(j + width, j), scratch, transposed: false);
        }
    }

    // Halves once more: columns of a panel meet its reflections in small blocks.
    static void FactorPanel<T>(in MatrixSpan<T> a, T* tau, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = a.Rows, m = a.Columns;
        if (n > Inner)
        {
            int half = Math.Min(n, (n / 2 + Inner - 1) / Inner * Inner);
            FactorPanel(a.Part(0, 0, half, m), tau, scratch);
            if (half == n) return;
            Apply(a.Part(0, 0, half, m), tau, a.From(half, 0), scratch, transposed: false);
            FactorPanel(a.From(half, half), tau + half, scratch);
            return;
        }
        for (int j = 0; j < Math.Min(n, m); j++)
        {
            T* x = a.Row(j) + j;
            tau[j] = Householder.Make(x, m - j);
            T beta = x[0];
            x[0] = T.One;
            Householder.ApplyToRows(tau[j], x, a.From(j + 1, j));
            x[0] = beta;
        }
    }

    // C (H₀ H₁ …) is (… H₁ H₀ A)ᵀ for C = Aᵀ, every H being symmetric: what the factorisation does to the columns that follow.
    static void Apply<T>(in MatrixSpan<T> panel, T* tau, in MatrixSpan<T> c, T* scratch, bool transposed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = panel.Rows, m = panel.Columns;
        var v = new MatrixSpan<T>(scratch, k, m, m);
        var t = new MatrixSpan<T>(scratch + (nint)BlockSize * m, k, k, k);
        panel.CopyTo(v);
        for (int j = 0; j < k; j++)
        {
            new Span<T>(v.Row(j), Math.Min(j, m)).Clear();
            if (j < m) v[j, j] = T.One;
        }
        Householder.Accumulate(v, tau, t);
        Householder.ApplyBlock(v, t, c, scratch + (nint)BlockSize * m + BlockSize * BlockSize, transposed);
    }

    /// <summary>Each row c of C becomes c Qᵀ, for Q of the first <paramref name="k"/> reflections: (Q A)ᵀ for C = Aᵀ.</summary>
    public static void ApplyQ<T>(in MatrixSpan<T> factored, T* tau, int k, in MatrixSpan<T> c, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = factored.Columns, last = (k - 1) / BlockSize * BlockSize;
        for (int j = last; j >= 0 && k > 0; j -= BlockSize)
            Apply(factored.Part(j, j, Math.Min(BlockSize, k - j), m - j), tau + j, c.Part(0, j, c.Rows, m - j), scratch, transposed: true);
    }

    /// <summary>Each row c of C becomes c Q: (Qᵀ A)ᵀ for C = Aᵀ.</summary>
    public static void ApplyQTransposed<T>(in MatrixSpan<T> factored, T* tau, int k, in MatrixSpan<T> c, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = factored.Columns;
        for (int j = 0; j < k; j += BlockSize)
            Apply(factored.Part(j, j, Math.Min(BlockSize, k - j), m - j), tau + j, c.Part(0, j, c.Rows, m - j), scratch, transposed: false);
    }

    /// <summary>Q's first rows-of-<paramref name="q"/> columns, as the rows of <paramref name="q"/>.</summary>
    public static void FormQ<T>(in MatrixSpan<T> factored, T* tau, int k, in MatrixSpan<T> q, T* scratch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        q.SetIdentity();
        int m = factored.Columns, last = (k - 1) / BlockSize * BlockSize;
        // Columns before j are still those of the identity when block j is applied, and it does not touch them.
        for (int j = last; j >= 0 && k > 0; j -= BlockSize)
            Apply(factored.Part(j, j, Math.Min(BlockSize, k - j), m - j), tau + j, q.From(Math.Min(j, q.Rows), j), scratch, transposed: true);
    }
}
