using System.Numerics;

namespace Groundwork.LinearAlgebra;

/// <summary>
/// Householder reflections H = I − τ v vᵀ with v₀ = 1, and blocks of them as I − Vᵀ T V (Schreiber and Van Loan 1989), where the
/// vectors are the rows of V: matrices are held transposed, so that columns lie in one piece.
/// </summary>
static unsafe class Householder
{
    /// <summary>The reflection that takes x to (β, 0, …, 0): x becomes β and the rest of v.</summary>
    /// <returns>τ: 0 where x is (x₀, 0, …, 0) already.</returns>
    public static T Make<T>(T* x, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= 1) return T.Zero;
        T rest = VectorLoops.Norm(x + 1, n - 1);
        if (rest == T.Zero) return T.Zero;
        T alpha = x[0], beta = -T.CopySign(T.Hypot(alpha, rest), alpha);
        VectorLoops.Scale(T.One / (alpha - beta), x + 1, n - 1);
        x[0] = beta;
        return (beta - alpha) / beta;
    }

    /// <summary>Each row of C becomes H c. <paramref name="v"/> has its leading 1 in place.</summary>
    public static void ApplyToRows<T>(T tau, T* v, in MatrixSpan<T> c) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (tau == T.Zero) return;
        for (int i = 0; i < c.Rows; i++)
        {
            T* row = c.Row(i);
            VectorLoops.AddScaled(-tau * VectorLoops.Dot(row, v, c.Columns), v, row, c.Columns);
        }
    }

    /// <summary>The upper triangular T of H₀ H₁ … = I − Vᵀ T V.</summary>
    public static void Accumulate<T>(in MatrixSpan<T> v, T* tau, in MatrixSpan<T> t) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int k = v.Rows;
        t.Clear();
        for (int j = 0; j < k; j++)
        {
            t[j, j] = tau[j];
            if (tau[j] == T.Zero) continue;
            // t[0..j, j] = −τ T[0..j, 0..j] (V[0..j] vⱼ), vⱼ being zero before j
            for (int i = 0; i < j; i++) t[i, j] = -tau[j] * VectorLoops.Dot(v.Row(i) + j, v.Row(j) + j, v.Columns - j);
            for (int i = 0; i < j; i++)
            {
                T sum = T.Zero;
                for (int p = i; p < j; p++) sum += t[i, p] * t[p, j];
                t[i, j] = sum;
            }
        }
    }

    /// <summary>Each row c of C becomes c (I − Vᵀ T V), or with Tᵀ: for C = Aᵀ the block is applied to A from the left.</summary>
    /// <remarks>Scratch holds 2 × rows of C × rows of V elements. Not transposed it is c (H₀ H₁ …), transposed c (… H₁ H₀).</remarks>
    public static void ApplyBlock<T>(in MatrixSpan<T> v, in MatrixSpan<T> t, in MatrixSpan<T> c, T* scratch, bool transposed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (c.Rows == 0 || v.Rows == 0) return;
        int k = v.Rows;
        var w = new MatrixSpan<T>(scratch, c.Rows, k, k);
        var wt = new MatrixSpan<T>(scratch + (nint)c.Rows * k, c.Rows, k, k);
        w.AddProduct(T.One, c, false, v, true, T.Zero);
        wt.AddProduct(T.One, w, false, t, transposed, T.Zero);
        c.Subtract(wt, false, v, false);
    }
}
