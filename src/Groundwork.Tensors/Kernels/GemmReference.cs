using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>The definition of the matrix product, in double: what every kernel is measured against.</summary>
internal static class GemmReference
{
    /// <summary>As <see cref="Gemm.Multiply"/>.</summary>
    public static void Multiply<T>(
        bool transA, bool transB, int m, int n, int k, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> b, int ldb,
        T beta, Span<T> c, int ldc)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int p = 0; p < k; p++)
                {
                    T x = transA ? a[p * lda + i] : a[i * lda + p];
                    T y = transB ? b[j * ldb + p] : b[p * ldb + j];
                    sum += double.CreateChecked(x) * double.CreateChecked(y);
                }

                double kept = T.IsZero(beta) ? 0 : double.CreateChecked(beta) * double.CreateChecked(c[i * ldc + j]);
                c[i * ldc + j] = T.CreateSaturating(double.CreateChecked(alpha) * sum + kept);
            }
        }
    }
}
