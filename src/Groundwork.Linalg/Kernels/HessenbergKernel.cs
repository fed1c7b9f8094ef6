namespace Groundwork.LinearAlgebra;

/// <summary>General matrices to upper Hessenberg form, Qᵀ A Q = H, one Householder reflection a column. In Float64 alone: eigenvalues need the digits.</summary>
static unsafe class HessenbergKernel
{
    /// <summary>A becomes H; the rows of <paramref name="qt"/>, the transpose of Q, turn with it.</summary>
    public static void Reduce(in MatrixSpan<double> a, in MatrixSpan<double> qt)
    {
        int n = a.Rows;
        using var scratch = new Scratch<double>(2L * n);
        double* v = scratch.Take(n), w = scratch.Take(n);
        for (int k = 0; k < n - 2; k++)
        {
            int m = n - k - 1;
            for (int i = 0; i < m; i++) v[i] = a[k + 1 + i, k];
            double tau = Householder.Make(v, m);
            a[k + 1, k] = v[0];
            for (int i = 1; i < m; i++) a[k + 1 + i, k] = 0;
            if (tau == 0) continue;
            v[0] = 1;
            ApplyLeft(a.Part(k + 1, k + 1, m, m), tau, v, w);
            Householder.ApplyToRows(tau, v, a.Part(0, k + 1, n, m));
            ApplyLeft(qt.Part(k + 1, 0, m, n), tau, v, w);
        }
    }

    /// <summary>C becomes (I − τ v vᵀ) C.</summary>
    static void ApplyLeft(in MatrixSpan<double> c, double tau, double* v, double* w)
    {
        new Span<double>(w, c.Columns).Clear();
        for (int i = 0; i < c.Rows; i++) VectorLoops.AddScaled(v[i], c.Row(i), w, c.Columns);
        for (int i = 0; i < c.Rows; i++) VectorLoops.AddScaled(-tau * v[i], w, c.Row(i), c.Columns);
    }
}
