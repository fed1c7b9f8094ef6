using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>The singular value decomposition of a matrix that has no fewer rows than columns.</summary>
static unsafe class TallSvd
{
    public const int MostSteps = 60;

    /// <summary>s becomes the singular values, descending; the rows of <paramref name="left"/> and <paramref name="right"/>, where there are any, the vectors. A is used up.</summary>
    /// <returns>The value that did not converge, or −1.</returns>
    public static int Decompose<T>(in MatrixSpan<T> a, in MatrixSpan<T> left, T* s, in MatrixSpan<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = a.Rows, n = a.Columns;
        bool vectors = left.Rows > 0;
        // From there on the reflections of a QR decomposition cost less than long columns do.
        if (m < n * 5 / 3 || m < n + 2) return Bidiagonal(a, left, s, right);

        long rest = QrKernel.ScratchSize(m, Math.Max(n, left.Rows));
        using var scratch = new Scratch<T>((long)n * m + n + 2L * n * n + rest);
        var turned = scratch.Take(n, m);
        T* tau = scratch.Take(n);
        MatrixSpan<T> r = scratch.Take(n, n), small = scratch.Take(vectors ? n : 0, n);
        T* free = scratch.Take(rest);
        a.TransposeTo(turned);
        QrKernel.Factor(turned, tau, free);
        turned.Part(0, 0, n, n).TransposeTo(r);
        r.ClearTriangle(upper: false);
        int bad = Bidiagonal(r, small, s, right);
        if (bad >= 0 || !vectors) return bad;
        left.SetIdentity();
        small.CopyTo(left);
        QrKernel.ApplyQ(turned, tau, n, left, free);
        return -1;
    }

    static int Bidiagonal<T>(in MatrixSpan<T> a, in MatrixSpan<T> left, T* s, in MatrixSpan<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int m = a.Rows, n = a.Columns;
        bool vectors = left.Rows > 0;
        long rest = Math.Max(BidiagonalKernel.ScratchSize(m, n), QrKernel.ScratchSize(m, Math.Max(m, n)));
        using var scratch = new Scratch<T>((long)n * m + (long)n * n + 4L * n + rest);
        MatrixSpan<T> q = scratch.Take(n, m), p = scratch.Take(n, n);
        T* d = scratch.Take(n), e = scratch.Take(n), tauQ = scratch.Take(n), tauP = scratch.Take(n), free = scratch.Take(rest);
        tauP[n - 1] = T.Zero;
        BidiagonalKernel.Reduce(a, q, p, d, e, tauQ, tauP, free);
        if (vectors)
        {
            QrKernel.FormQ(q, tauQ, n, left, free);
            right.SetIdentity();
            if (n > 1) QrKernel.FormQ(p.Part(0, 1, n - 1, n - 1), tauP, n - 1, right.From(1, 1), free);
        }
        int bad = BidiagonalKernel.Diagonalize(n, d, e, vectors ? left.Part(0, 0, n, m) : default, right, MostSteps);
        if (bad >= 0) return bad;
        Sort(n, d, left, right);
        new ReadOnlySpan<T>(d, n).CopyTo(new Span<T>(s, n));
        return -1;
    }

    /// <summary>Values made positive and put in descending order, with their vectors.</summary>
    static void Sort<T>(int n, T* d, in MatrixSpan<T> left, in MatrixSpan<T> right) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            if (d[i] > T.Zero) continue;
            if (d[i] < T.Zero && right.Rows > 0) VectorLoops.Scale(T.NegativeOne, right.Row(i), right.Columns);
            d[i] = T.Abs(d[i]);
        }
        for (int i = 0; i < n - 1; i++)
        {
            int largest = i;
            for (int k = i + 1; k < n; k++)
                if (d[k] > d[largest]) largest = k;
            if (largest == i) continue;
            (d[i], d[largest]) = (d[largest], d[i]);
            if (left.Rows == 0) continue;
            VectorLoops.Swap(left.Row(i), left.Row(largest), left.Columns);
            VectorLoops.Swap(right.Row(i), right.Row(largest), right.Columns);
        }
    }
}
